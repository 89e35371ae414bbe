import DiscreteEvents
import Scenario

/// Somebody who visits: looks for something to eat, and perhaps orders it, waits for it and rates it.
///
/// One actor for each visit; a person who comes again is another actor with the same ``Person``.
actor Customer: SimulatedActor {
  nonisolated let simulation: Simulation
  /// Of the visit.
  nonisolated let number: Int
  nonisolated let person: Person
  /// The entity of all streams that are drawn from in the visit.
  nonisolated let key: UInt32
  nonisolated let who: Who
  nonisolated let caller: Caller
  /// Lets whoever waits in the app go on when there is something new.
  nonisolated let news: Gate
  nonisolated let label: String
  unowned(unsafe) let market: Market
  /// Until when the login lasts.
  @exclusivity(unchecked) var sessionEnds = Instant.start
  @exclusivity(unchecked) var code: LoginCode?
  @exclusivity(unchecked) var codesSent = 0
  @exclusivity(unchecked) nonisolated(unsafe) var place: Point
  /// One for each restaurant at most.
  @exclusivity(unchecked) var carts: [Cart] = []
  /// The latest order.
  @exclusivity(unchecked) var order: Order?
  @exclusivity(unchecked) var seat: Seat?
  /// Whether the visit began after the warm-up.
  @exclusivity(unchecked) nonisolated(unsafe) var isCounted = true
  /// What faults do to this customer, beside those that strike many.
  @exclusivity(unchecked) var health = Health()

  /// - Parameter key: Of the visit, if it is not its number.
  init(_ number: Int, _ person: Person, named label: String = "", key: UInt32? = nil, in market: Market) {
    let key = key ?? UInt32(truncatingIfNeeded: number)
    self.key = key
    simulation = market.simulation
    self.market = market
    self.number = number
    self.person = person
    self.label = label
    who = Who(.customer, number)
    place = person.home
    caller = Caller(
      who, luck: market.simulation.stream("requests of a customer", entity: key))
    news = Gate(in: market.simulation, name: "news for customer", number)
    caller.device = { [unowned(unsafe) self] in self.device }
  }

  nonisolated var name: String { label.isEmpty ? "customer \(number)" : label }

  /// What the customer's phone suffers from: who of all is struck by what strikes many depends on the person.
  nonisolated var device: Health {
    let (own, common) = (call { $0.health }, market.crowd.call { $0.health })
    guard !common.isFine else { return own }
    var luck = luck("struck by a fault")
    return own.joined(by: common, isStruck: luck.unit() < common.absent)
  }

  /// Something has become of an order.
  nonisolated func hear(of order: Order) { news.pulse() }

  nonisolated func isTold(byMessage share: Double) -> Bool { person.carrier < share }

  nonisolated func luck(_ purpose: Purpose) -> RandomStream {
    stream(purpose, entity: key)
  }
}

/// Where somebody sits.
struct Seat: Sendable {
  let restaurant: Restaurant
  let table: Int
  let guests: Int
  let grant: Grant?
  let since: Instant
}
