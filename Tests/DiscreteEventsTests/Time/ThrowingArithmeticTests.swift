import Testing

@testable import DiscreteEvents

@Suite struct ThrowingArithmeticTests {
  @Test func resultsWithinTheRangeAreExact() throws {
    #expect(try Timespan.hours(1).adding(.minutes(30)) == .minutes(90))
    #expect(try Timespan.longest.subtracting(.tick).ticks == .max - 1)
    #expect(try Timespan.zero.subtracting(.longest).ticks == -.max)
    #expect(try Timespan.minutes(7).multiplied(by: -3) == .minutes(-21))
    #expect(try Timespan(ticks: 7).divided(by: 2).ticks == 3)
    #expect(try Timespan(ticks: -7).divided(by: 2).ticks == -3)
    #expect(try Instant(ticks: 5).adding(.tick).ticks == 6)
    #expect(try Instant(ticks: 5).subtracting(.microseconds(7)).ticks == -2)
    #expect(try Instant(ticks: 5).subtracting(Instant(ticks: 2)) == .microseconds(3))
  }

  @Test func aResultBeyondTheRangeNamesItsOperationAndOperands() {
    #expect(throws: TimeError(operation: .adding, left: .timespan(.longest), right: .timespan(.tick))) {
      try Timespan.longest.adding(.tick)
    }
    #expect(throws: TimeError(operation: .multiplying, left: .timespan(.days(2)), right: .number(.max))) {
      try Timespan.days(2).multiplied(by: .max)
    }
    #expect(throws: TimeError(operation: .subtracting, left: .instant(.never), right: .timespan(.seconds(-1)))) {
      try Instant.never.subtracting(.seconds(-1))
    }
    let apart = #expect(throws: TimeError.self) { try Instant.never.subtracting(Instant(ticks: -1)) }
    #expect(apart?.description == "never - -00:00:00.000001 is beyond the range of virtual time")
    let division = #expect(throws: TimeError.self) { try Timespan.seconds(90).divided(by: 0) }
    #expect(division?.description == "1m30s / 0 divides by zero")
  }

  /// -(2⁶³ - 1) - 1 would fit the integer, but is the mark of the invalid.
  @Test func theMarkOfTheInvalidIsNoResult() {
    #expect(throws: TimeError.self) { try Timespan(ticks: -.max).subtracting(.tick) }
    #expect(!(Timespan(ticks: -.max) - .tick).isValid)
  }

  @Test func theInvalidStaysInvalidThroughEveryOperator() {
    let invalid = Timespan.longest + .tick
    #expect(!(invalid - .longest).isValid)
    #expect(!(invalid * 0).isValid)
    #expect(!(invalid / 2).isValid)
    #expect(!(-invalid).isValid)
    #expect((invalid / Timespan.tick).isNaN)
    #expect(!(Instant.start + invalid).isValid)
    #expect(!(Timespan.tick / 0).isValid)
    #expect(throws: TimeError.self) { try invalid.adding(.zero) }
  }

  @Test func spansGoIntoOneAnother() {
    #expect(Timespan.hours(1) / Timespan.minutes(8) == 7.5)
    #expect(Instant(ticks: 3).duration(to: Instant(ticks: 10)) == .microseconds(7))
    #expect(Instant(ticks: 3).advanced(by: .microseconds(7)) == Instant(ticks: 10))
  }
}
