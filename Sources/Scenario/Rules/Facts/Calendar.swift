import DiscreteEvents

/// When something changes in the first week of a run, and what holds then.
struct Calendar {
  private let scenario: Scenario
  private let steps: [DailyRate.Step]
  private let weather: [Spell]
  private let shifts: [Partners.Shift]
  /// Of those listed who have one of their own.
  private let ownShifts: [Partners.Stint]
  /// The start, and when something changes; in their order, each once.
  private(set) var times: [Instant] = []

  /// - Parameter hours: When restaurants are open, whichever they are.
  init(_ scenario: Scenario, hours: [WeeklyHours]) {
    self.scenario = scenario
    steps = scenario.demand.ordersPerHour.steps.sorted { $0.from < $1.from }
    weather = scenario.city.weather.map { Spell($0, scenario.start) }
    shifts = scenario.partners.shifts
    ownShifts = scenario.partners.list.compactMap(\.shift)
    let last = min(scenario.end, .start + .days(Self.days))
    let changes = changesOfRate + changesOfWeather + changesOfShifts + changes(of: hours)
    for time in ([.start] + changes.filter { $0 > .start && $0 < last }).sorted() where time != times.last {
      times.append(time)
    }
  }

  private static let days: Int64 = 7

  func point(at time: Instant, _ open: OpenCrowd) -> Timeline.Point {
    let weather = weather.filter { $0.from <= time && time < $0.to }
    return Timeline.Point(
      at: time, wantedPerHour: weather.reduce(rate(at: time) * scenario.shareThatOrders) { $0 * $1.demand },
      travel: weather.reduce(1) { $0 * $1.travel }, partners: partners(at: time),
      isOpen: open.popularity > 0, accepted: open.popularity > 0 ? open.accepting / open.popularity : 0)
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
    let now = (scenario.start + time.sinceStart).timeOfDay
    return (steps.last { $0.from <= now } ?? steps.last)?.perHour ?? 0
  }

  private var changesOfRate: [Instant] { steps.flatMap { daily(.clock($0.from)) } }

  private var changesOfWeather: [Instant] { weather.flatMap { [$0.from, $0.to] } }
}

extension DailyRate {
  /// A steady rate as the step that it is.
  fileprivate var steps: [Step] {
    switch self {
    case .steady(let rate): [Step(from: .midnight, perHour: rate)]
    case .changing(let steps): steps
    }
  }
}

/// Some weather, from when to when.
private struct Spell {
  let from: Instant
  let to: Instant
  let demand: Double
  let travel: Double

  init(_ weather: City.Weather, _ start: CivilTime) {
    from = weather.from.instant(in: start)
    to = from + weather.length
    (demand, travel) = (weather.demand, weather.travel)
  }
}

// Partners.
extension Calendar {
  private func partners(at time: Instant) -> Double {
    func isWorked(_ stint: Partners.Stint) -> Bool { stint.covers(time, in: scenario.start) }
    let share = shifts.isEmpty ? 1 : shifts.reduce(0) { isWorked($1.stint) ? $0 + $1.share.fraction : $0 }
    let own = ownShifts.reduce(0) { isWorked($1) ? $0 + 1 : $0 }
    return Double(scenario.partnerCount - ownShifts.count) * min(1, share) + Double(own)
  }

  private var changesOfShifts: [Instant] {
    (shifts.map(\.stint) + ownShifts).flatMap { daily($0.from) + daily($0.to) }
  }
}

// Restaurants.
extension Calendar {
  /// Whether it is open at each of the times.
  func isOpen(_ hours: WeeklyHours) -> [Bool] {
    var isOpen = Array(repeating: false, count: times.count)
    for span in spans(of: hours) {
      for place in place(of: span.opens)..<place(of: span.closes) { isOpen[place] = true }
    }
    return isOpen
  }

  /// Of each kind of hours there is once.
  private func changes(of hours: [WeeklyHours]) -> [Instant] {
    var seen: Set<WeeklyHours> = []
    return hours.filter { seen.insert($0).inserted }.flatMap(spans).flatMap { [$0.opens, $0.closes] }
  }

  /// From those of the day before the start on, which may end after midnight.
  private func spans(of hours: WeeklyHours) -> [(opens: Instant, closes: Instant)] {
    let openingHours = hours.openingHours
    return (-1...Int32(Self.days)).flatMap { day in
      let date = scenario.start.date.advanced(byDays: day)
      return openingHours.intervals(on: date).map { interval in
        let opens = scenario.start.instant(of: CivilTime(date, interval.opens))
        return (opens, opens + interval.length)
      }
    }
  }

  /// Of the first time that is not before an instant.
  private func place(of instant: Instant) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < instant { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
