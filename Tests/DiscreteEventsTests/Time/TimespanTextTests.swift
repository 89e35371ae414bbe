import Testing

@testable import DiscreteEvents

@Suite struct TimespanTextTests {
  @Test(
    arguments: [
      ("1h30m", 5_400_000_000), ("250ms", 250_000), ("17m", 1_020_000_000), ("1.5h", 5_400_000_000),
      ("90s", 90_000_000),
      ("2d", 172_800_000_000), ("100us", 100), ("100µs", 100), ("100\u{3BC}s", 100), ("1w", 604_800_000_000), ("0s", 0),
      ("-5m", -300_000_000), ("1h 30m", 5_400_000_000), ("1 h 30 m", 5_400_000_000),
      ("1w2d3h4m5s6ms7us", 788_645_006_007),
      ("0.000001s", 1), ("1.50000000000000000000s", 1_500_000), ("0.0000000000003125w", nil), ("0.00000000625w", 3_780),
      ("007s", 7_000_000),
    ] as [(String, Int64?)])
  func textsAreReadAsTheirExactLength(text: String, ticks: Int64?) {
    #expect((try? Timespan(text))?.ticks == ticks)
  }

  @Test(
    arguments: [
      (0, "0s"), (1, "1us"), (999, "999us"), (1_500, "1.5ms"), (250_000, "250ms"), (1_500_000, "1.5s"),
      (60_250_000, "1m0.25s"), (5_400_000_000, "1h30m"), (3_600_000_001, "1h0.000001s"), (604_800_000_000, "7d"),
      (-5_400_000_000, "-1h30m"), (Int64.max, "106751991d4h54.775807s"), (Int64.min, "invalid"),
    ] as [(Int64, String)])
  func lengthsAreWrittenForPeople(ticks: Int64, text: String) {
    #expect(Timespan(ticks: ticks).description == text)
  }

  @Test func everyLengthIsReadBackAsItWasWritten() throws {
    var stream = RandomStream(seed: 1, purpose: "lengths")
    let extremes: [Int64] = [0, 1, 999, 1_000, 999_999, 1_000_000, 59_999_999, 60_000_000, .max - 1, .max]
    let drawn = (0..<20_000).map { _ in Int64(bitPattern: stream.next()) >> Int64(stream.below(64)) }
    for ticks in extremes + extremes.map(-) + drawn where ticks != .min {
      let text = Timespan(ticks: ticks).description
      #expect(try Timespan(text).ticks == ticks, "\(text)")
    }
  }

  @Test(
    arguments: [
      ("", 0, "", .number), ("-", 1, "", .number), ("h", 0, "h", .number), (" 5m", 0, " ", .number),
      ("90", 2, "", .unit), ("5 miles", 2, "miles", .unit), ("5min", 1, "min", .unit), ("1h30", 4, "", .unit),
      ("1.h", 2, "h", .number), ("1..5h", 2, ".", .number), ("30m1h", 4, "h", .unitSmallerThan("m")),
      ("1s1s", 3, "s", .unitSmallerThan("s")), ("1.5h30m", 4, "30", .end), ("1h ", 2, " ", .end),
      ("1h,5m", 2, ",", .number),
      ("0.0000001s", 0, "0", .wholeMicroseconds), ("1h1.5us", 2, "1", .wholeMicroseconds),
      ("106751992d", 0, "106751992", .withinRange), ("9223372036854775808us", 0, "9223372036854775808", .withinRange),
      ("106751991d5h", 10, "5", .withinRange), ("+5m", 0, "+", .number), ("invalid", 0, "invalid", .number),
    ] as [(String, Int, String, TimeTextError.Expectation)])
  func aTextThatIsNoLengthIsRefusedAtItsPlace(
    text: String, position: Int, found: String, expected: TimeTextError.Expectation
  ) {
    let error = #expect(throws: TimeTextError.self) { try Timespan(text) }
    #expect(error == TimeTextError(text: text, position: position, found: found, expected: expected))
  }

  @Test func theRefusalIsASentence() {
    let unit = #expect(throws: TimeTextError.self) { try Timespan("5 miles") }
    #expect(
      unit?.description
        == #""5 miles": "miles" stands at position 3, where a unit (one of w, d, h, m, s, ms, us) is expected"#)
    let end = #expect(throws: TimeTextError.self) { try Timespan("1h30") }
    #expect(
      end?.description
        == #""1h30": the text ends at position 5, where a unit (one of w, d, h, m, s, ms, us) is expected"#)
  }
}
