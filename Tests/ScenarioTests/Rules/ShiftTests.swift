import Testing

@testable import Scenario

struct ShiftTests {
  private func findings(_ shift: String) throws -> [String] {
    try #require(
      ShiftsEndAfterTheyBegin.findings(
        in: #"{ "start": "2026-11-20T07:00", "duration": "17h", "partners": { "shifts": [ \#(shift) ] } }"#))
  }

  @Test(arguments: ["07:00", "00:30", "23:59"])
  func aShiftUntilMidnightLastsToTheEndOfTheDay(from: String) throws {
    #expect(try findings(#"{ "from": "\#(from)", "to": "00:00" }"#) == [])
  }

  @Test func aShiftPastMidnightOfMoreThanSixteenHoursIsAMistake() throws {
    #expect(try findings(#"{ "from": "07:00", "to": "00:01" }"#).count == 1)
    #expect(try findings(#"{ "from": "22:00", "to": "14:00" }"#) == [])
    #expect(try findings(#"{ "from": "22:00", "to": "14:01" }"#).count == 1)
  }
}
