import DiscreteEvents
import Messaging
import Statistics

/// Lifecycle: food orders from click to door. Times are minutes.
///
///                                    ┌▶ kitchen: one of 200, 2 cooks, cooks Γ(2), mean 15 ┐
///     click ─ pay 0.2 ─ decide 1.0 ──┤                                                    ├─ drive 6…24 ─▶ door
///              3 % fail   5 % reject └▶ courier: one of 1,200, drives there 3…9           ┘
///
/// At each of six stages (placed, paid, accepted, ready, picked up, delivered) a message goes to three subscribers, each
/// after 0.02 minutes of its own. Nothing else happens: no rush hour, no faults, no city.
struct City: BenchmarkSubject {
  private let town: Town
  private let begins: () -> Void

  init(in simulation: Simulation, orders: Int, _ style: Benchmark.Style) throws {
    let town = try Town(in: simulation, size: .init(restaurants: 200, cooksPerRestaurant: 2, couriers: 1_200))
    self.town = town
    switch style {
    case .process:
      let arrivals = try OrderArrivals(in: town, ordersPerHour: 1_200, until: .orders(orders))
      begins = { arrivals.begin() }
    case .timer:
      let source = try SourceByTimers(in: town, orders: orders)
      begins = { source.call { $0.awaitNextOrder() } }
    }
  }

  func begin() { begins() }

  /// Where orders come from.
  actor SourceByTimers: SimulatedActor {
    let simulation: Simulation
    private let town: Town
    private let gap: Exponential
    private var gaps: RandomStream
    private let orders: Int
    private var placed = 0

    init(in town: Town, orders: Int) throws {
      simulation = town.simulation
      self.town = town
      self.orders = orders
      gap = try Exponential(mean: 0.05)
      gaps = simulation.stream("orders")
    }

    func awaitNextOrder() {
      guard placed < orders else { return }
      after(gap.span(in: .minute, using: &gaps)) { $0.place() }
    }

    private func place() {
      placed += 1
      awaitNextOrder()
      OrderByTimers(number: placed, in: town).call { $0.place() }
    }
  }
}

extension City {
  func statistics(at end: Instant) -> [Benchmark.Statistic] {
    let books = town.books
    let kitchenWaits = town.kitchens.reduce(0.0) { $0 + $1.statistics.waits.sum } / 60
    let figures: [(String, Double)] = [
      ("placed", Double(books.placed)),
      ("payment_failed", Double(books.paymentFailed)),
      ("rejected", Double(books.rejected)),
      ("refunds", Double(books.refunds)),
      ("accepted", Double(books.accepted)),
      ("ready", Double(books.ready)),
      ("picked_up", Double(books.pickedUp)),
      ("delivered", Double(books.clickToDoor.count)),
      ("click_to_door_mean", books.clickToDoor.mean ?? 0),
      ("click_to_door_sd", books.clickToDoor.populationDeviation),
      ("kitchen_wait_mean", kitchenWaits / Double(max(1, books.accepted))),
      ("courier_wait_mean", (town.couriers.statistics.waits.mean ?? 0) / 60),
      ("courier_utilisation", town.couriers.statistics.utilisation(until: end) ?? 0),
      ("messages", Double(town.broker.delivered)),
      ("final_time", end.sinceStart.inMinutes),
    ]
    return figures.map { .init(name: $0.0, value: $0.1) }
  }
}

extension Tally {
  /// The root of the mean squared deviation, as the other simulators state it.
  fileprivate var populationDeviation: Double {
    guard let variance else { return 0 }
    return (variance * Double(count - 1) / Double(count)).squareRoot()
  }
}
