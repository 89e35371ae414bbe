public import DiscreteEvents
import Messaging
public import Scenario
import Statistics

/// What a run of a scenario came to.
public struct Outcome: Sendable {
  public let books: OrderBooks
  public let ending: Ending
  /// While orders arrived.
  public let demandSpan: Timespan
  /// Until the last order had ended, or the run was.
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

  public enum Ending: Sendable, Hashable {
    /// Every order has ended.
    case whole
    /// At the instant that was asked for, orders being under way.
    case instant
    /// Wherever it was when somebody ended it.
    case interruption
  }

  /// Orders that had not ended yet.
  public var inProgress: Int { books.placed - books.paymentFailed - books.rejected - books.delivered }

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
  /// The same scenario and replication give the same outcome, to the bit.
  ///
  /// - Parameters:
  ///   - replication: Tells apart runs of one scenario; each has random numbers of its own.
  ///   - end: Where the run ends if it has not ended before. What is under way is left as it is.
  ///   - control: Follows the run, and may end it.
  public init(
    simulating scenario: Scenario, replication: UInt32 = 0, until end: Instant = .never,
    under control: RunControl = .unattended
  ) throws {
    let simulation = Simulation(seed: scenario.seed, replication: replication)
    do {
      self = try Self.run(scenario, in: simulation, until: end, under: control)
    } catch {
      simulation.finish()
      throw error
    }
  }

  private static func run(
    _ scenario: Scenario, in simulation: Simulation, until end: Instant, under control: RunControl
  ) throws -> Outcome {
    let size = Town.Size(
      restaurants: scenario.restaurantCount, cooksPerRestaurant: 4, couriers: scenario.partnerCount)
    let town = try Town(in: simulation, size: size)
    let closing = Instant.start + scenario.duration
    if let arrivals = try arrivals(scenario, in: town, until: closing) {
      guard size.restaurants > 0 else { throw BeyondReach.cookingByNobody }
      guard size.couriers > 0 else { throw BeyondReach.deliveryByNobody }
      arrivals.begin()
    }
    let run = AttendedRun(simulation: simulation, control: control, closing: min(closing, end))
    var stop = try run.advance(until: run.closing) { town.books.placed }
    let demandEnd = stop == .interruption ? simulation.now : run.closing
    let cooks = town.kitchens.reduce(0.0) { $0 + ($1.statistics.utilisation(until: demandEnd) ?? 0) }
    let couriersBusy = town.couriers.statistics.utilisation(until: demandEnd) ?? 0
    if stop != .interruption, closing < end { stop = try run.advance(until: end) { town.books.placed } }
    let ending: Ending =
      stop == .interruption ? .interruption : stop == .instant || end < closing ? .instant : .whole
    let lastInstant =
      switch ending {
      case .whole: max(simulation.now, closing)
      case .instant: end
      case .interruption: simulation.now
      }
    let outcome = Outcome(
      books: town.books, ending: ending, demandSpan: demandEnd.sinceStart, span: lastInstant.sinceStart,
      kitchenWaits: Waits(seconds: town.kitchens.map(\.statistics.waits)),
      courierWaits: Waits(seconds: [town.couriers.statistics.waits]),
      kitchensBusy: cooks / Double(max(1, town.kitchens.count)), couriersBusy: couriersBusy,
      messagesPublished: town.broker.published, messagesDelivered: town.broker.delivered,
      events: simulation.eventCount)
    if ending == .whole { try check(town, simulation.run()) } else { simulation.finish() }
    if ending != .interruption { run.tell(town.books.placed, isOver: true) }
    return outcome
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
