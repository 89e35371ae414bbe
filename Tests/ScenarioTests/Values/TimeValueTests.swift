import DiscreteEvents
import JSON
import Testing

@testable import Scenario

struct TimeValueTests {
  private let friday = try? CivilTime("2026-11-20T17:00:00")

  @Test func aClockTimeIsItsFirstOccurrenceFromTheStartOn() throws {
    let start = try #require(friday)
    #expect(Moment("19:08:15")?.instant(in: start) == .start + .hours(2) + .minutes(8) + .seconds(15))
    #expect(Moment("17:00")?.instant(in: start) == .start)
    #expect(Moment("16:59")?.instant(in: start) == .start + .hours(23) + .minutes(59))
    #expect(Moment("02:00")?.instant(in: start) == .start + .hours(9))
  }

  @Test func aDateOrAnOffsetIsWhatItSays() throws {
    let start = try #require(friday)
    #expect(Moment("2026-11-21T17:00")?.instant(in: start) == .start + .hours(24))
    #expect(Moment("+90m")?.instant(in: start) == .start + .minutes(90))
    let before = try #require(Moment("2026-11-20T16:00")?.instant(in: start))
    #expect(before < .start)
    for text in ["7pm", "19", "25:00", "+", "+-5m", "tomorrow", ""] { #expect(Moment(text) == nil, "\(text)") }
    #expect(Form<Moment>.moment.refusal("\"9:30\"", over: .after(.zero))?.suggestion == "\"09:30\"")
  }

  @Test func aBlankStandsForTheTAsDatabasesWriteIt() throws {
    for text in ["2026-11-20 19:08", "2026-11-20 19:08:15.250000", "1999-01-02 03:04"] {
      let iso = text.replacing(" ", with: "T")
      #expect(Moment(text) != nil)
      #expect(Moment(text) == Moment(iso))
      let start = Form<CivilTime>.dateAndTime.value("\"\(text)\"", over: CivilTime(ticks: 0))
      #expect(start == (try CivilTime(iso)))
    }
    for text in ["2026-11-20  19:08", " 2026-11-20", "2026-11-20 ", "2026-11-20T 19:08", "2026-11-20 T19:08"] {
      #expect(Moment(text) == nil, "\(text)")
    }
  }

  /// A day alone is no moment; a schema that let it pass would praise what is refused.
  @Test func aDayAloneIsNoMoment() throws {
    let moment = Form<Moment>.moment
    #expect(moment.refusal("\"2026-11-20\"", over: .after(.zero))?.suggestion == "\"2026-11-20T00:00\"")
    let dateAndTime = Form<CivilTime>.dateAndTime
    #expect(
      dateAndTime.refusal("\"2026-11-20\"", over: CivilTime(ticks: 0))?.suggestion == "\"2026-11-20T00:00:00\"")
    let date = try Regex("^\(CivilTime.pattern)$")
    for text in ["2026-11-20 19:08", "2026-11-20T19:08:15", "2026-11-20T19:08:15.123456"] {
      #expect(text.firstMatch(of: date) != nil && Moment(text) != nil, "\(text)")
    }
    for text in [
      "2026-11-20", "12026-11-20T19:08", "+012026-11-20T19:08", "-2026-11-20T19:08", "2026-11-20T19",
      "2026-11-20T19:08:15.1234567",
    ] {
      #expect(text.firstMatch(of: date) == nil && Moment(text) == nil, "\(text)")
    }
  }

  /// Ten years after any of them there is still a calendar.
  @Test func momentsAreWithinTenYearsOfTheStartOrInAYearOfFourDigits() {
    #expect(Moment("+3660d") == .after(.days(3_660)))
    #expect(Form<Moment>.moment.value("\"+3660d\"", over: .after(.zero)) != nil)
    for text in ["+3661d", "+106751991d", "+200000-01-01T00:00", "-000001-12-31T00:00"] {
      #expect(Form<Moment>.moment.value("\"\(text)\"", over: .after(.zero)) == nil, "\(text)")
    }
    #expect(Form<CivilTime>.dateAndTime.value("\"+200000-01-01T00:00\"", over: CivilTime(ticks: 0)) == nil)
    let refusal = Form<Moment>.moment.refusal("\"+3661d\"", over: .after(.zero))
    #expect(refusal?.sentence == "\"+3661d\" is out of range" && refusal?.suggestion == nil)
  }

  @Test func aRateByTheHourHoldsUntilTheNextAndRepeatsDaily() throws {
    let rates = try #require(
      Form<DailyRate>.perHour(0...1e7).value(#"{ "19:00": 60, "17:30": 120, "02:00": 0 }"#, over: .steady(1)))
    let profile = try rates.profile(from: try #require(friday))
    // From 17:00, the rate of 02:00 holds; 17:30 is half an hour later, 19:00 two hours, 02:00 nine.
    let expected = try RateProfile.steps(
      [
        .init(at: .zero, rate: 0), .init(at: .minutes(30), rate: 120), .init(at: .hours(2), rate: 60),
        .init(at: .hours(9), rate: 0),
      ], per: .hour, period: .days(1))
    #expect(profile == expected)
  }

  @Test func aRateThatBeginsAtTheStartIsTheFirst() throws {
    let rates = try #require(Form<DailyRate>.perHour(0...1e7).value(#"{ "17:00": 1, "23:00": 2 }"#, over: .steady(1)))
    let profile = try rates.profile(from: try #require(friday))
    let expected = try RateProfile.steps(
      [.init(at: .zero, rate: 1), .init(at: .hours(6), rate: 2)], per: .hour, period: .days(1))
    #expect(profile == expected)
  }

  @Test func hoursOfTheWeekAreOneListOrOneForEachDay() throws {
    let form = Form<WeeklyHours>.weeklyHours
    let daily = try #require(form.value(#"["11:30-14:30", "18:00-02:00"]"#, over: .always))
    #expect(daily.days.allSatisfy { $0.count == 2 })
    let closed = try #require(form.value(#"{ "monday": [] }"#, over: daily))
    #expect(closed.days[0].isEmpty)
    #expect(closed.days[6].count == 2)
    let hours = closed.openingHours
    #expect(try hours.isOpen(at: CivilTime("2026-11-23T12:00")) == false, "a Monday")
    #expect(try hours.isOpen(at: CivilTime("2026-11-23T01:00")), "what Sunday's evening left")
    #expect(try hours.isOpen(at: CivilTime("2026-11-24T12:00")))
    #expect(form.value(#"{ "mon": [] }"#, over: daily) == nil)
    #expect(form.value(#"["11:30"]"#, over: daily) == nil)
  }

  @Test func theDefaultStartIsAFridayEvening() throws {
    #expect(Scenario().start == friday)
    #expect(Scenario().start.weekday == .friday)
  }
}
