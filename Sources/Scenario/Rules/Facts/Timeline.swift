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
    /// The share of orders that those who are open do not reject.
    let accepted: Double

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
    let calendar = Calendar(scenario, hours: groups.map(\.profile.hours))
    let opening = Opening(of: groups, in: calendar)
    let points = calendar.times.indices.map { calendar.point(at: calendar.times[$0], opening.crowd(at: $0)) }
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

/// Those who are open at some time.
struct OpenCrowd {
  /// Of all of them together.
  var popularity = 0.0
  /// The same, without the orders that they reject.
  var accepting = 0.0
}

/// Who is open at a calendar's times.
private struct Opening {
  /// At each of the times.
  private let crowds: [OpenCrowd]
  /// Whether those who keep some hours are open, at each of the times.
  private let isOpen: [WeeklyHours: [Bool]]

  init(of groups: [RestaurantGroup], in calendar: Calendar) {
    var crowds = calendar.times.map { _ in OpenCrowd() }
    var known: [WeeklyHours: [Bool]] = [:]
    for group in groups where group.count > 0 {
      let isOpen = known[group.profile.hours] ?? calendar.isOpen(group.profile.hours)
      known[group.profile.hours] = isOpen
      for place in isOpen.indices where isOpen[place] {
        crowds[place].popularity += group.popularity
        crowds[place].accepting += group.popularity * group.profile.acceptedShare
      }
    }
    (self.crowds, isOpen) = (crowds, known)
  }

  func crowd(at place: Int) -> OpenCrowd { crowds[place] }

  /// The first of several; nil for those who are never open, or to whom nobody goes.
  func rush(of group: RestaurantGroup, _ points: [Timeline.Point]) -> Timeline.Rush? {
    guard group.count > 0, group.popularity > 0, let isOpen = isOpen[group.profile.hours] else { return nil }
    var rush: (place: Int, rate: Double)?
    for place in points.indices where isOpen[place] {
      let rate = points[place].wantedPerHour / crowds[place].popularity
      if rate > rush?.rate ?? 0 { rush = (place, rate) }
    }
    return rush.map {
      .init(group: group, at: points[$0.place].at, ordersPerHour: $0.rate * group.popularity / group.count)
    }
  }
}
