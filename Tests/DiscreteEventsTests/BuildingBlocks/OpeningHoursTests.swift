import Testing

@testable import DiscreteEvents

/// The 20th of November 2026 is a Friday.
@Suite struct OpeningHoursTests {
  private func dinner() throws -> OpeningHours {
    OpeningHours.daily([try .init("11:30-14:30"), try .init("18:00-02:00")]).on([.monday], [])
  }

  @Test(arguments: [
    ("2026-11-20T11:29:59.999999", false), ("2026-11-20T11:30:00", true), ("2026-11-20T14:30:00", false),
    ("2026-11-20T23:59:59", true), ("2026-11-21T01:59:59.999999", true), ("2026-11-21T02:00:00", false),
    ("2026-11-23T01:00:00", true), ("2026-11-23T12:00:00", false), ("2026-11-23T19:00:00", false),
    ("2026-11-24T01:00:00", false), ("2026-11-24T12:00:00", true),
  ])
  func openIsFromTheOpeningInstantUntilBeforeTheClosingOne(time: String, isOpen: Bool) throws {
    #expect(try dinner().isOpen(at: CivilTime(time)) == isOpen)
  }

  @Test(arguments: [
    ("2026-11-20T10:00:00", "2026-11-20T11:30:00"), ("2026-11-20T11:30:00", "2026-11-20T14:30:00"),
    ("2026-11-20T14:30:00", "2026-11-20T18:00:00"), ("2026-11-20T20:00:00", "2026-11-21T02:00:00"),
    ("2026-11-23T02:00:00", "2026-11-24T11:30:00"),
  ])
  func theNextChangeIsTheNextOpeningOrClosing(time: String, change: String) throws {
    #expect(try dinner().nextChange(after: CivilTime(time)) == CivilTime(change))
  }

  @Test func aHolidayTakesItsOwnNightAwayAndNotTheNightBefore() throws {
    let hours = try dinner().closed(on: CivilDate("2026-11-20"))
    #expect(try hours.isOpen(at: CivilTime("2026-11-20T01:00:00")))
    #expect(try !hours.isOpen(at: CivilTime("2026-11-20T20:00:00")))
    #expect(try !hours.isOpen(at: CivilTime("2026-11-21T01:00:00")))
    #expect(try hours.nextChange(after: CivilTime("2026-11-20T02:00:00")) == CivilTime("2026-11-21T11:30:00"))
    let shortened = try hours.on(CivilDate("2026-11-20"), [.init("12:00-13:00")])
    #expect(try shortened.nextChange(after: CivilTime("2026-11-20T02:00:00")) == CivilTime("2026-11-20T12:00:00"))
  }

  /// By hand: six days of 3 h + 8 h.
  @Test func openTimeIsCounted() throws {
    let hours = try dinner()
    let (monday, next) = (try CivilTime("2026-11-16T02:00:00"), try CivilTime("2026-11-23T02:00:00"))
    #expect(hours.openTime(from: monday, to: next) == .hours(66))
    #expect(
      try hours.openTime(from: CivilTime("2026-11-20T14:00:00"), to: CivilTime("2026-11-20T18:45:00")) == .minutes(75))
    #expect(hours.openTime(from: next, to: monday) == .zero)
    #expect(OpeningHours.always.openTime(from: monday, to: next) == .days(7))
    #expect(OpeningHours.never.openTime(from: monday, to: next) == .zero)
  }

  @Test func whatNeverChangesHasNoNextChange() throws {
    let time = try CivilTime("2026-11-20T17:00:00")
    #expect(OpeningHours.always.nextChange(after: time) == nil)
    #expect(OpeningHours.never.nextChange(after: time) == nil)
    #expect(OpeningHours.always.nextOpen(from: time) == time)
    let halves = OpeningHours.daily([try .init("06:00-18:00"), try .init("18:00-06:00")])
    #expect(halves.nextChange(after: time) == nil)
    let holiday = halves.closed(on: try CivilDate("2028-02-29"))
    #expect(holiday.nextChange(after: time) == (try CivilTime("2028-02-29T06:00:00")))
    #expect(holiday.nextChange(after: try CivilTime("2028-02-29T06:00:00")) == (try CivilTime("2028-03-01T06:00:00")))
    let once = OpeningHours.never.on(try CivilDate("2031-01-01"), [.wholeDay])
    #expect(once.nextOpen(from: time) == (try CivilTime("2031-01-01T00:00:00")))
    #expect(once.nextChange(after: try CivilTime("2031-01-01T00:00:00")) == (try CivilTime("2031-01-02T00:00:00")))
    #expect(once.nextChange(after: try CivilTime("2031-01-02T00:00:00")) == nil)
  }

  /// Random hours and holidays: minute by minute, being open agrees with the changes and with the time counted.
  @Test func changesAndCountAgreeWithAskingEveryMinute() throws {
    var luck = RandomStream(seed: 5, purpose: "hours")
    let start = try CivilTime("2024-02-26T00:00:00")
    for _ in 0..<6 {
      var hours = OpeningHours.never
      for weekday in Weekday.allCases {
        hours = hours.on([weekday], (0..<luck.below(3)).map { _ in Self.interval(&luck) })
      }
      hours = hours.on(start.date.advanced(byDays: Int32(luck.below(7))), [Self.interval(&luck)])
      var minutes = 0
      var expected = hours.nextChange(after: start)
      for minute in 0..<(9 * 1_440) {
        let time = start + .minutes(minute)
        let isOpen = hours.isOpen(at: time)
        if isOpen { minutes += 1 }
        guard minute > 0, isOpen != hours.isOpen(at: time - .minutes(1)) else { continue }
        #expect(expected == time)
        expected = hours.nextChange(after: time)
      }
      #expect(hours.openTime(from: start, to: start + .days(9)) == .minutes(minutes))
    }
  }

  private static func interval(_ luck: inout RandomStream) -> OpeningHours.Interval {
    let (opens, closes) = (Int64(luck.below(288)), Int64(luck.below(288)))
    return .init(from: TimeOfDay(ticks: opens * 300_000_000), to: TimeOfDay(ticks: closes * 300_000_000))
  }

  @Test(arguments: everySuspension)
  func aProcessWaitsForTheDoors(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let (hours, start) = (try dinner(), try CivilTime("2026-11-20T17:00:00"))
    witness.spawn("guest") { witness in
      for _ in 0..<2 {
        try await witness.waitUntilOpen(hours, startingAt: start)
        witness.note("\(start.date(of: witness.now))")
        try await witness.sleep(for: .hours(8))
      }
      try await witness.waitUntilOpen(.never, startingAt: start, "wait for Godot")
    }
    witness.after(.hours(1)) { $0.note("due at the opening") }
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    #expect(
      witness.call { $0.diary } == [
        "3600000000:2026-11-20T18:00:00", "3600000000:due at the opening", "66600000000:2026-11-21T11:30:00",
      ])
    #expect(failure?.entity == "guest")
    #expect(failure?.time.ticks == 95_400_000_000)
    #expect(failure?.description.contains("at 2026-11-21T19:30:00 would never end") == true)
  }

  @Test func anIntervalIsReadAndWritten() throws {
    #expect(try OpeningHours.Interval("18:00-02:00").length == .hours(8))
    #expect(try OpeningHours.Interval("18:00-02:00").description == "18:00:00-02:00:00")
    #expect(OpeningHours.Interval.wholeDay.length == .hours(24))
    let error = #expect(throws: TimeTextError.self) { try OpeningHours.Interval("18:00-24:00") }
    #expect(error?.position == 6)
  }
}
