import Testing

@testable import DiscreteEvents

@Suite struct CivilTimeTests {
  @Test func datesAgreeWithAnIndependentCalendar() throws {
    for reference in civilTimeReferences {
      let f = reference.fields
      let time = try CivilTime(
        year: f[0], month: f[1], day: f[2], hour: f[3], minute: f[4], second: f[5], microsecond: f[6])
      #expect(time.ticks == reference.ticks)
      #expect(time.weekday.rawValue == reference.weekday)
      #expect(
        [time.year, time.month, time.day, time.hour, time.minute, time.second, time.microsecond] == reference.fields)
      #expect(try CivilTime(time.description) == time)
    }
  }

  /// The digest `h = (31 h + 372 y + 31 m + d) mod (10⁹ + 7)` of every 97th day of the years 1 to 9999 was computed with
  /// CPython's `date.fromordinal`, where 1970-01-01 has the ordinal 719,163.
  @Test func daysOfTenThousandYearsHaveTheirDates() throws {
    var digest = 0
    for ordinal in stride(from: Int32(1), through: 3_652_059, by: 97) {
      let (year, month, day) = CivilDate(dayNumber: ordinal - 719_163).fields
      digest = (digest * 31 + year * 372 + month * 31 + day) % 1_000_000_007
      #expect(try CivilDate(year: year, month: month, day: day).dayNumber == ordinal - 719_163)
    }
    #expect(digest == 687_218_197)
  }

  @Test func aDateThatDoesNotExistNamesItsField() {
    #expect(throws: CivilTimeError(field: .day, value: 30, allowed: 1...28)) {
      try CivilTime(year: 2026, month: 2, day: 30)
    }
    #expect(throws: CivilTimeError(field: .day, value: 29, allowed: 1...28)) {
      try CivilDate(year: 1900, month: 2, day: 29)
    }
    #expect(throws: CivilTimeError(field: .month, value: 0, allowed: 1...12)) {
      try CivilDate(year: 2026, month: 0, day: 1)
    }
    #expect(throws: CivilTimeError(field: .year, value: 294_248, allowed: -290_308...294_247)) {
      try CivilDate(year: 294_248, month: 1, day: 1)
    }
    let hour = #expect(throws: CivilTimeError.self) { try TimeOfDay(hour: 24) }
    #expect(hour?.description == "the hour is 24, but must be from 0 to 23")
    #expect(throws: CivilTimeError(field: .second, value: 60, allowed: 0...59)) {
      try TimeOfDay(hour: 23, minute: 59, second: 60)
    }
  }

  @Test(arguments: [
    ("2026-11-20T17:00:00", "2026-11-20T17:00:00"), ("2026-11-20T17:00:00.25", "2026-11-20T17:00:00.250"),
    ("2026-11-20T17:00:00.000001", "2026-11-20T17:00:00.000001"), ("2026-11-20T17:00", "2026-11-20T17:00:00"),
    ("+012345-06-07T00:00:00", "+012345-06-07T00:00:00"), ("-000001-01-01T00:00:00", "-000001-01-01T00:00:00"),
    ("0000-02-29T00:00:00", "0000-02-29T00:00:00"),
  ])
  func isoTextsAreReadAndWritten(text: String, written: String) throws {
    #expect(try CivilTime(text).description == written)
  }

  @Test(
    arguments: [
      ("2026-02-30T12:00:00", 8, "30", .field(.day, 1...28)), ("2026-13-01T00:00:00", 5, "13", .field(.month, 1...12)),
      ("2026-11-20", 10, "", .exactly("T")), ("2026-11-20T24:00:00", 11, "24", .field(.hour, 0...23)),
      ("2026-11-20T17:00:00Z", 19, "Z", .end), ("2026-11-20T17:00:00+05:30", 19, "+", .end),
      ("26-11-20T17:00:00", 0, "26", .digits(4, .year)), ("2026/11/20T17:00:00", 4, "/", .exactly("-")),
      ("2026-11-20T17:00:00.", 20, "", .number), ("2026-11-20T17:00:00.1234567", 26, "7", .end),
      ("+294248-01-01T00:00:00", 0, "+", .field(.year, -290_308...294_247)), ("", 0, "", .digits(4, .year)),
    ] as [(String, Int, String, TimeTextError.Expectation)])
  func aTextThatIsNoCivilTimeIsRefusedAtItsPlace(
    text: String, position: Int, found: String, expected: TimeTextError.Expectation
  ) {
    let error = #expect(throws: TimeTextError.self) { try CivilTime(text) }
    #expect(error == TimeTextError(text: text, position: position, found: found, expected: expected))
  }

  @Test func aTimeOfDayIsReadAndWritten() throws {
    #expect(try TimeOfDay("19:08:15") == TimeOfDay(hour: 19, minute: 8, second: 15))
    #expect(try TimeOfDay("19:08").sinceMidnight == .minutes(19 * 60 + 8))
    #expect(try TimeOfDay("19:08:15.5").description == "19:08:15.500")
    let error = #expect(throws: TimeTextError.self) { try TimeOfDay("19:60") }
    #expect(error?.description == #""19:60": "60" stands at position 4, where a minute from 0 to 59 is expected"#)
    #expect(throws: TimeTextError.self) { try TimeOfDay("7:30") }
  }

  @Test func aStartTurnsInstantsIntoDatesAndBack() throws {
    let start = try CivilTime("2024-02-28T22:30:00")
    #expect(start + .hours(26) == (try CivilTime("2024-03-01T00:30:00")))
    #expect(start.date(of: Instant(ticks: 5_400_000_000)).description == "2024-02-29T00:00:00")
    let later = try CivilTime("2024-03-01T00:30:00")
    #expect(start.instant(of: later).description == "1d 02:00:00")
    #expect(later - start == .hours(26))
    #expect(start.instant(of: later - .days(2)) < .start)
  }

  @Test func arithmeticBeyondTheRangeIsInvalidOrThrows() throws {
    let time = try CivilTime("2026-11-20T17:00:00")
    #expect(!(time + .longest).isValid)
    #expect((time + .longest).description == "invalid")
    #expect(throws: TimeError(operation: .adding, left: .civilTime(time), right: .timespan(.longest))) {
      try time.adding(.longest)
    }
    #expect(!CivilTime(CivilDate(dayNumber: .max)).isValid)
  }

  /// The last one was computed with CPython's `datetime`, 725 cycles of 400 years earlier.
  @Test func theEndsOfTheRangeHaveDates() throws {
    for ticks in [Int64.max, -.max] {
      let time = CivilTime(ticks: ticks)
      #expect(try CivilTime(time.description) == time)
    }
    #expect(CivilTime(ticks: .max).description == "+294247-01-10T04:00:54.775807")
    #expect(throws: TimeTextError.self) { try CivilTime("+294247-01-10T04:00:54.775808") }
    #expect(throws: CivilTimeError.self) { try CivilTime(year: 294_247, month: 1, day: 11) }
  }
}
