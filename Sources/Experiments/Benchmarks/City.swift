import DiscreteEvents
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
  private let source: Source
  private let style: Benchmark.Style

  init(in simulation: Simulation, orders: Int, _ style: Benchmark.Style) throws {
    town = try Town(in: simulation)
    source = try Source(in: simulation, orders: orders, town, style)
    self.style = style
  }

  func begin() {
    switch style {
    case .process: source.spawn("orders") { try await $0.placeAll() }
    case .timer: source.call { $0.awaitNextOrder() }
    }
  }

  /// Where orders come from.
  actor Source: SimulatedActor {
    let simulation: Simulation
    private let town: Town
    private let style: Benchmark.Style
    private let gap: Exponential
    private var gaps: RandomStream
    private let orders: Int
    private var placed = 0

    init(in simulation: Simulation, orders: Int, _ town: Town, _ style: Benchmark.Style) throws {
      self.simulation = simulation
      self.town = town
      self.style = style
      self.orders = orders
      gap = try Exponential(mean: 0.05)
      gaps = simulation.stream("orders")
    }

    func placeAll() async throws {
      while placed < orders {
        try await sleep(for: gap.span(in: .minute, using: &gaps))
        placed += 1
        Order(number: placed, in: town).spawn("order", placed) { try await $0.live() }
      }
    }

    func awaitNextOrder() {
      after(gap.span(in: .minute, using: &gaps)) { $0.place() }
    }

    private func place() {
      placed += 1
      if placed < orders { awaitNextOrder() }
      OrderByTimers(number: placed, in: town).call { $0.place() }
    }
  }
}

extension City {
  /// What orders share: kitchens, couriers, the broker and the books.
  final class Town: @unchecked Sendable {  // used by its simulation's thread only
    let simulation: Simulation
    let kitchens: [Resource]
    let couriers: Resource
    let times: Times
    var tally = Tally()
    private let subscribers: [Subscriber]
    private var deliveries: RandomStream

    init(in simulation: Simulation) throws {
      self.simulation = simulation
      kitchens = (0..<200).map { Resource(in: simulation, name: "kitchen \($0)", capacity: 2) }
      couriers = Resource(in: simulation, name: "couriers", capacity: 1_200)
      times = try Times()
      subscribers = (0..<3).map { _ in Subscriber(in: simulation) }
      deliveries = simulation.stream("deliveries")
    }

    /// Delivers a message to every subscriber, each after a time of its own.
    func publish() {
      for subscriber in subscribers {
        subscriber.after(times.delivery.span(in: .minute, using: &deliveries), "message") { $0.receive() }
      }
    }

    var messages: Int { subscribers.reduce(0) { $0 + $1.call { $0.received } } }
  }

  actor Subscriber: SimulatedActor {
    let simulation: Simulation
    private(set) var received = 0

    init(in simulation: Simulation) { self.simulation = simulation }

    func receive() { received += 1 }
  }

  struct Times {
    let payment: Exponential
    let decision: Exponential
    let cooking: Gamma
    let driveToRestaurant: Uniform
    let driveToCustomer: Uniform
    let delivery: Exponential

    init() throws {
      payment = try Exponential(mean: 0.2)
      decision = try Exponential(mean: 1)
      cooking = try Gamma(mean: 15, shape: 2)
      driveToRestaurant = try Uniform(from: 3, to: 9)
      driveToCustomer = try Uniform(from: 6, to: 24)
      delivery = try Exponential(mean: 0.02)
    }
  }

  /// What happened. Every count is raised when its step has elapsed.
  struct Tally {
    var placed = 0
    var paymentFailed = 0
    var rejected = 0
    var refunds = 0
    var accepted = 0
    var ready = 0
    var pickedUp = 0
    /// Minutes from click to door.
    var clickToDoor = Statistics.Tally()
  }

  func statistics(at end: Instant) -> [Benchmark.Statistic] {
    let tally = town.tally
    let kitchenWaits = town.kitchens.reduce(0.0) { $0 + $1.statistics.waits.sum } / 60
    let figures: [(String, Double)] = [
      ("placed", Double(tally.placed)),
      ("payment_failed", Double(tally.paymentFailed)),
      ("rejected", Double(tally.rejected)),
      ("refunds", Double(tally.refunds)),
      ("accepted", Double(tally.accepted)),
      ("ready", Double(tally.ready)),
      ("picked_up", Double(tally.pickedUp)),
      ("delivered", Double(tally.clickToDoor.count)),
      ("click_to_door_mean", tally.clickToDoor.mean ?? 0),
      ("click_to_door_sd", tally.clickToDoor.populationDeviation),
      ("kitchen_wait_mean", kitchenWaits / Double(max(1, tally.accepted))),
      ("courier_wait_mean", (town.couriers.statistics.waits.mean ?? 0) / 60),
      ("courier_utilisation", town.couriers.statistics.utilisation(until: end) ?? 0),
      ("messages", Double(town.messages)),
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
