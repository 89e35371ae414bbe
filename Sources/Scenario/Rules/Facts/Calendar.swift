import DiscreteEvents

/// When something changes in the first week of a run, and what holds then.
struct Calendar {
  private let scenario: Scenario
  /// The start, and when something changes; in their order, each once.
  private(set) var times: [Instant] = []

  init(_ scenario: Scenario) {
    self.scenario = scenario
    let last = min(scenario.end, .start + .days(Self.days))
    let changes = changesOfRate + changesOfWeather + changesOfShifts + changesOfHours
    for time in ([.start] + changes.filter { $0 > .start && $0 < last }).sorted() where time != times.last {
      times.append(time)
    }
  }

  private static let days: Int64 = 7

  func point(at time: Instant, isOpen: Bool) -> Timeline.Point {
    let weather = scenario.city.weather.filter {
      let from = $0.from.instant(in: scenario.start)
      return from <= time && time < from + $0.length
    }
    return Timeline.Point(
      at: time, wantedPerHour: weather.reduce(rate(at: time) * scenario.shareThatOrders) { $0 * $1.demand },
      travel: weather.reduce(1) { $0 * $1.travel }, partners: partners(at: time), isOpen: isOpen)
  }

  /// A moment, or, if it is a time of day, its return on every day.
  private func daily(_ moment: Moment) -> [Instant] {
    let first = moment.instant(in: scenario.start)
    guard case .clock = moment else { return [first] }
    return (0...Self.days).map { first + .days($0) }
  }
}

// Orders.
extension Calendar {
  private func rate(at time: Instant) -> Double {
    switch scenario.demand.ordersPerHour {
    case .steady(let rate): return rate
    case .changing(let steps):
      let now = (scenario.start + time.sinceStart).timeOfDay
      let ordered = steps.sorted { $0.from < $1.from }
      return (ordered.last { $0.from <= now } ?? ordered.last)?.perHour ?? 0
    }
  }

  private var changesOfRate: [Instant] {
    guard case .changing(let steps) = scenario.demand.ordersPerHour else { return [] }
    return steps.flatMap { daily(.clock($0.from)) }
  }

  private var changesOfWeather: [Instant] {
    scenario.city.weather.flatMap { weather in
      let from = weather.from.instant(in: scenario.start)
      return [from, from + weather.length]
    }
  }
}

// Partners.
extension Calendar {
  private func partners(at time: Instant) -> Double {
    let shifts = scenario.partners.shifts
    let share = shifts.isEmpty ? 1 : shifts.filter { covers($0, time) }.reduce(0) { $0 + $1.share.fraction }
    return Double(scenario.partnerCount) * min(1, share)
  }

  /// A shift between two times of day is worked on every day.
  private func covers(_ shift: Partners.Shift, _ time: Instant) -> Bool {
    let (from, to) = shift.stretch(in: scenario.start)
    guard case .clock = shift.from, case .clock = shift.to, time >= from else { return from <= time && time < to }
    let sinceFrom = Timespan(ticks: (time - from).ticks % Timespan.day.ticks)
    return sinceFrom < to - from
  }

  private var changesOfShifts: [Instant] {
    scenario.partners.shifts.flatMap { daily($0.from) + daily($0.to) }
  }
}

// Restaurants.
extension Calendar {
  /// Whether it is open at each of the times.
  func isOpen(_ hours: WeeklyHours) -> [Bool] {
    let openingHours = hours.openingHours
    return times.map { openingHours.isOpen(at: scenario.start + $0.sinceStart) }
  }

  /// Of each kind of hours there is once, from those of the day before the start on.
  private var changesOfHours: [Instant] {
    let restaurants = scenario.restaurants
    let own = restaurants.templates.values.map(\.hours) + restaurants.list.map(\.hours)
    var seen: Set<WeeklyHours> = []
    return ([restaurants.hours] + own.compactMap(\.self)).filter { seen.insert($0).inserted }.flatMap(changes)
  }

  private func changes(of hours: WeeklyHours) -> [Instant] {
    let openingHours = hours.openingHours
    return (-1...Int32(Self.days)).flatMap { day in
      let date = scenario.start.date.advanced(byDays: day)
      return openingHours.intervals(on: date).flatMap { interval in
        let opens = scenario.start.instant(of: CivilTime(date, interval.opens))
        return [opens, opens + interval.length]
      }
    }
  }
}
