public import DiscreteEvents
import Messaging
public import Scenario
import Statistics

/// What a run of a scenario came to.
public struct Outcome: Sendable {
  public let books: OrderBooks
  /// While orders arrived.
  public let demandSpan: Timespan
  /// Until the last order had ended.
  public let span: Timespan
  /// Minutes from the kitchen's order to its first flame, over all kitchens.
  public let kitchenWaits: Waits
  /// Minutes from asking for a courier to having one.
  public let courierWaits: Waits
  /// The share of all cooks' time spent cooking while orders arrived.
  public let kitchensBusy: Double
  /// The share of all couriers' time spent on an order while orders arrived, waiting for the food included.
  public let couriersBusy: Double
  public let messagesPublished: Int
  /// Each counted once for every subscriber it reached.
  public let messagesDelivered: Int
  /// What the engine did.
  public let events: Int

  public struct Waits: Sendable, Equatable {
    /// Of all who were served, those who did not wait included; `nil` if there were none.
    public let mean: Double?
    public let longest: Double?

    init(seconds: [Tally]) {
      var all = Tally()
      for tally in seconds { all.merge(tally) }
      mean = all.mean.map { $0 / 60 }
      longest = all.maximum.map { $0 / 60 }
    }
  }
}

/// A statement about the run that must always hold, and did not: a defect of the simulator.
public enum BrokenInvariant: Error, Sendable, Equatable {
  case ordersWithoutEnd(placed: Int, ended: Int)
  case messagesLost(published: Int, subscribers: Int, delivered: Int)
  case processesLeftWaiting([String])
}

extension Outcome {
  /// Runs a scenario: orders arrive for its duration, and what is under way then is finished.
  ///
  /// The same scenario gives the same outcome, to the bit.
  public init(simulating scenario: Scenario) throws {
    let simulation = Simulation(seed: scenario.seed)
    let size = Town.Size(
      restaurants: scenario.restaurantCount, cooksPerRestaurant: 4, couriers: scenario.partnerCount)
    let town = try Town(in: simulation, size: size)
    let closing = Instant.start + scenario.duration
    if let arrivals = try Self.arrivals(scenario, in: town, until: closing) {
      guard size.restaurants > 0 else { throw BeyondReach.cookingByNobody }
      guard size.couriers > 0 else { throw BeyondReach.deliveryByNobody }
      arrivals.begin()
    }
    try simulation.advance(until: .instant(closing))
    let cooks = town.kitchens.reduce(0.0) { $0 + ($1.statistics.utilisation(until: closing) ?? 0) }
    let couriersBusy = town.couriers.statistics.utilisation(until: closing) ?? 0
    let report = try simulation.run()
    try Self.check(town, report)
    self.init(
      books: town.books, demandSpan: scenario.duration, span: max(report.time, closing).sinceStart,
      kitchenWaits: Waits(seconds: town.kitchens.map(\.statistics.waits)),
      courierWaits: Waits(seconds: [town.couriers.statistics.waits]),
      kitchensBusy: cooks / Double(max(1, town.kitchens.count)), couriersBusy: couriersBusy,
      messagesPublished: town.broker.published, messagesDelivered: town.broker.delivered, events: report.events)
  }

  /// `nil` if none come.
  private static func arrivals(
    _ scenario: Scenario, in town: Town, until closing: Instant
  ) throws -> OrderArrivals? {
    switch scenario.demand.ordersPerHour {
    case .steady(0): nil
    case .steady(let rate): try OrderArrivals(in: town, ordersPerHour: rate, until: .instant(closing))
    case .changing:
      try OrderArrivals(
        in: town, at: scenario.demand.ordersPerHour.profile(from: scenario.start), until: .instant(closing))
    }
  }

  private static func check(_ town: Town, _ report: RunReport) throws(BrokenInvariant) {
    let books = town.books
    guard report.parked.isEmpty else { throw .processesLeftWaiting(report.parked.map { "\($0)" }) }
    guard books.isBalanced else {
      throw .ordersWithoutEnd(placed: books.placed, ended: books.paymentFailed + books.rejected + books.delivered)
    }
    let (published, subscribers, delivered) = (
      town.broker.published, town.broker.subscriberCount, town.broker.delivered
    )
    guard published * subscribers == delivered else {
      throw .messagesLost(published: published, subscribers: subscribers, delivered: delivered)
    }
  }
}
