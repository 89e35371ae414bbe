import DiscreteEvents

/// What the scenario's calendar says of single moments: how many orders come, how the weather is, who is open and at work.
///
/// Its points are those at which something changes, and the start. Of runs of more than a week, only the first is looked at.
///
/// Made once for all rules: it takes the longer, the more shifts and restaurants there are.
struct Timeline {
  struct Point {
    let at: Instant
    /// Orders that would be placed and paid for in an hour, if somebody were open.
    let wantedPerHour: Double
    /// How many times as long ways take.
    let travel: Double
    /// Partners at work.
    let partners: Double
    /// Whether some restaurant is.
    let isOpen: Bool

    /// Orders that are placed and paid for, in an hour.
    var ordersPerHour: Double { isOpen ? wantedPerHour : 0 }
  }

  /// When a restaurant of a group has most to do.
  struct Rush {
    let group: RestaurantGroup
    let at: Instant
    /// Orders that come to it then, in an hour.
    let ordersPerHour: Double
  }

  let points: [Point]
  /// One for each group that is ever open, in their order.
  let rushes: [Rush]
  /// Every group there is.
  let groups: [RestaurantGroup]
  private let scenario: Scenario

  init(_ scenario: Scenario) {
    self.scenario = scenario
    groups = RestaurantGroup.all(in: scenario)
    let calendar = Calendar(scenario)
    let opening = Opening(of: groups, in: calendar)
    let points = zip(calendar.times, opening.popularity).map { calendar.point(at: $0, isOpen: $1 > 0) }
    self.points = points
    rushes = groups.compactMap { opening.rush(of: $0, points) }
  }

  /// When most orders come; the first of several.
  var busiest: Point? { points.max { $0.ordersPerHour < $1.ordersPerHour } }

  /// Whether customers come at random, at some time of the run.
  var hasRandomOrders: Bool { points.contains { $0.wantedPerHour > 0 } }

  /// Whether orders are to be brought to a door.
  var delivers: Bool {
    scenario.channels.delivery > .zero && hasRandomOrders || scenario.replays(.pickUp) || scenario.replays(.deliver)
  }

  /// Whether guests sit at tables.
  var seats: Bool { scenario.channels.dineIn > .zero && hasRandomOrders || scenario.replays(.scan) }
}

/// Who is open at a calendar's times.
private struct Opening {
  /// The popularity of all who are open, at each of the times.
  let popularity: [Double]
  /// Whether those who keep some hours are open, at each of the times.
  private let isOpen: [WeeklyHours: [Bool]]

  init(of groups: [RestaurantGroup], in calendar: Calendar) {
    var popularity = calendar.times.map { _ in 0.0 }
    var known: [WeeklyHours: [Bool]] = [:]
    for group in groups where group.count > 0 {
      let isOpen = known[group.hours] ?? calendar.isOpen(group.hours)
      known[group.hours] = isOpen
      for place in isOpen.indices where isOpen[place] { popularity[place] += group.popularity }
    }
    (self.popularity, isOpen) = (popularity, known)
  }

  /// The first of several; nil for those who are never open, or to whom nobody goes.
  func rush(of group: RestaurantGroup, _ points: [Timeline.Point]) -> Timeline.Rush? {
    guard group.count > 0, group.popularity > 0, let isOpen = isOpen[group.hours] else { return nil }
    var rush: (place: Int, rate: Double)?
    for place in points.indices where isOpen[place] {
      let rate = points[place].wantedPerHour / popularity[place]
      if rate > rush?.rate ?? 0 { rush = (place, rate) }
    }
    return rush.map {
      .init(group: group, at: points[$0.place].at, ordersPerHour: $0.rate * group.popularity / group.count)
    }
  }
}
