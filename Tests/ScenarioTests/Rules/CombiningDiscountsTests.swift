import Testing

@testable import Scenario

/// Only discounts that come together on one item of one order add up.
struct CombiningDiscountsTests {
  private func findings(_ discounts: String) throws -> [String] {
    try #require(
      CombiningDiscountsLeaveAPrice.findings(
        in: """
          { "duration": "6h", "customers": { "segments": { "students": {}, "seniors": {}, "staff": {} } },
            "discounts": [ \(discounts) ] }
          """))
  }

  @Test func nobodyIsOfTwoSegments() throws {
    #expect(try findings("\(targeted("\"students\"")), \(targeted("\"seniors\""))") == [])
  }

  @Test func hoursThatDoNotOverlapNeverMeet() throws {
    #expect(try findings("\(happy("17:00-18:00")), \(happy("21:00-22:00"))") == [])
    #expect(try findings("\(happy("17:00-18:00")), \(happy("18:00-19:00"))") == [])
  }

  @Test func hoursMeetAcrossMidnight() throws {
    #expect(try findings("\(happy("22:00-02:00")), \(happy("01:00-03:00"))").count == 1)
    #expect(try findings("\(happy("22:00-01:00")), \(happy("01:00-03:00"))") == [])
  }

  @Test func differentItemsAndRestaurantsNeverMeet() throws {
    #expect(try findings("\(flat(#""items": ["Soup"]"#)), \(flat(#""items": ["Pie"]"#))") == [])
    #expect(try findings("\(flat(#""restaurants": ["A"]"#)), \(flat(#""restaurants": ["B"]"#))") == [])
    #expect(try findings("\(flat(#""items": ["Soup"]"#)), \(flat(#""restaurants": ["B"]"#))").count == 1)
  }

  /// Any two of the three have a segment in common, all three have none: 40 % each come to 80 %, not 120 %.
  @Test func meetingInPairsIsNotMeetingAllAtOnce() throws {
    let pairs = [#""students", "seniors""#, #""seniors", "staff""#, #""students", "staff""#]
    #expect(try findings(pairs.map { targeted($0, "40%") }.joined(separator: ", ")) == [])
    #expect(
      try findings(pairs.map { targeted($0, "51%") }.joined(separator: ", ")) == [
        "discounts[2].percentage: with those above that combine, up to 102% of the price is taken off"
      ])
  }

  @Test func whatAppliesToAllMeetsEverything() throws {
    let found = try findings(
      "\(targeted("\"students\"", "30%")), \(targeted("\"seniors\"")), \(flat(#""paidBy": "restaurant""#))")
    #expect(found == ["discounts[2].percentage: with those above that combine, up to 120% of the price is taken off"])
  }

  private func targeted(_ segments: String, _ percentage: String = "60%") -> String {
    #"{ "policy": "targeted", "segments": [\#(segments)], "percentage": "\#(percentage)", "combines": true }"#
  }

  private func happy(_ hours: String) -> String {
    #"{ "policy": "happyHour", "hours": ["\#(hours)"], "percentage": "60%", "combines": true }"#
  }

  private func flat(_ condition: String) -> String {
    #"{ "policy": "flat", "percentage": "60%", "combines": true, \#(condition) }"#
  }
}
