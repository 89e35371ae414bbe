import DiscreteEvents

/// What the scenario's calendar says of single moments: how many orders come, how the weather is, how many partners work.
///
/// Its points are those at which something changes, and the start. Of runs of more than a week, only the first is looked at.
struct Timeline {
  struct Point {
    let at: Instant
    /// Orders that are placed and paid for, in an hour.
    let ordersPerHour: Double
    /// How many times as long ways take.
    let travel: Double
    /// Partners at work.
    let partners: Double
  }

  private let scenario: Scenario

  init(_ scenario: Scenario) {
    self.scenario = scenario
  }

  private static let longest = Timespan.days(7)

  var points: [Point] {
    let last = min(scenario.end, .start + Self.longest)
    let times = (changesOfRate + changesOfWeather + changesOfShifts).filter { $0 > .start && $0 < last }
    var previous: Instant?
    return ([.start] + times).sorted().compactMap { time in
      defer { previous = time }
      return time == previous ? nil : point(at: time)
    }
  }

  /// When most orders come; the first of several.
  var busiest: Point? { points.max { $0.ordersPerHour < $1.ordersPerHour } }

  private func point(at time: Instant) -> Point {
    let weather = scenario.city.weather.filter {
      let from = $0.from.instant(in: scenario.start)
      return from <= time && time < from + $0.length
    }
    return Point(
      at: time, ordersPerHour: weather.reduce(rate(at: time) * scenario.shareThatOrders) { $0 * $1.demand },
      travel: weather.reduce(1) { $0 * $1.travel }, partners: partners(at: time))
  }
}

// Orders.
extension Timeline {
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

  /// A moment, or, if it is a time of day, its return on every day.
  private func daily(_ moment: Moment) -> [Instant] {
    let first = moment.instant(in: scenario.start)
    guard case .clock = moment else { return [first] }
    return (0...7).map { first + .days($0) }
  }
}

// Partners.
extension Timeline {
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

extension Scenario {
  /// Of those who would order, the share who do: some leave their carts behind, some payments fail.
  var shareThatOrders: Double { (1 - customers.abandons.fraction) * payments.succeeds.fraction }
}
