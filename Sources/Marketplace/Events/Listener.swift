import DiscreteEvents
import Messaging
import Scenario

/// One subscriber of one topic: a service that does its duty, or a name of the scenario's own that only consumes.
actor Listener: SimulatedActor {
  nonisolated let simulation: Simulation
  nonisolated let name: String
  /// Nil for a name of the scenario's own.
  nonisolated let service: Service.Name?
  private unowned(unsafe) let market: Market
  private let place: Int
  @exclusivity(unchecked) private(set) var consumers: [Consumer] = []
  @exclusivity(unchecked) private(set) var subscription: Subscription<Message>?
  @exclusivity(unchecked) private var health = Health()
  /// Which faults it suffers from.
  var faults: UInt64 { health.faults }
  /// What kept messages waiting, and until when.
  @exclusivity(unchecked) private var lastOutage = Outage()
  /// How many faults keep its consumers down, and how many keep them from the broker.
  @exclusivity(unchecked) private var outages = 0
  @exclusivity(unchecked) private var cuts = 0
  /// Faults that will have it crash after some more messages.
  @exclusivity(unchecked) var fuses: [Int] = []

  init(_ name: String, to place: Int, of market: Market) {
    self.name = name
    self.place = place
    self.market = market
    simulation = market.simulation
    service = Service.Name(rawValue: name)
  }

  nonisolated func listen(to topic: Topic<Message>, _ subscription: Broker.Subscription, of declared: Broker.Topic) {
    call { $0.join(topic, subscription, declared) }
  }

  private func join(_ topic: Topic<Message>, _ subscription: Broker.Subscription, _ declared: Broker.Topic) {
    var settings = SubscriptionSettings(
      name, declared.semantics(of: subscription), latency: TimeLaw(subscription.delivery))
    settings.isIdempotent = subscription.idempotent
    let joined = topic.subscribe(settings)
    let latency = subscription.latency ?? service.map { market.terms.pointee.services[$0].latency }
    var consumer = ConsumerSettings(
      name, concurrency: subscription.concurrency, work: latency.map { TimeLaw($0) } ?? .always(.milliseconds(50)))
    consumer.batchSize = subscription.batch
    consumer.batchWait = subscription.batchWait
    consumer.prefetch = subscription.prefetch
    self.subscription = joined
    consumers = (0..<subscription.consumers).map { _ in
      joined.consume(consumer, on: self) { listener, message in listener.receive(message) }
    }
  }

  private func receive(_ received: Received<Message>) -> Verdict {
    if market.servers.trouble.mayCome, isKept(from: received) { return .failed }
    guard let service else { return .done }
    let message = received.content
    let line = market.record.note(
      .received, by: .service(service), of: message.order, because: message.cause, .topic(place, message.event))
    simulation.working(on: service.task) { market.react(service, to: message, because: line) }
    return .done
  }
}

extension Service.Name {
  /// What it works on when it hears of something.
  fileprivate var task: StaticString {
    switch self {
    case .restaurant, .kitchenDisplay: "sees to an order"
    case .delivery: "sees to a delivery"
    default: "hears of something"
    }
  }
}

extension Listener {
  /// Whether a fault keeps the service from what it has received.
  private func isKept(from received: Received<Message>) -> Bool {
    let order = received.content.order
    order?.faults |= health.faults | market.bus.faults[place]
    noteThrough(received, lastOutage)
    noteThrough(received, market.bus.outages[place])
    for fuse in fuses where market.faults.call({ $0.countDown(fuse) }) { return true }
    guard let service, !market.servers[service].isStoreWorking else { return false }
    order?.faults |= market.servers[service].storeHealth.faults
    return true
  }

  private func noteThrough(_ received: Received<Message>, _ outage: Outage) {
    guard received.published < outage.end else { return }
    received.content.order?.faults |= outage.faults
    market.servers.trouble.noteThrough(outage.faults, at: now)
  }

  /// The broker keeps who consumes, and who consumes keeps the broker: one of them must let go.
  func close() {
    consumers = []
    subscription = nil
  }
}

// What faults do to it.
extension Listener {
  func change(_ strike: Strike, _ begins: Bool) {
    if !begins, strike.takesDown { lastOutage = Outage(faults: health.faults, end: now) }
    health.change(strike, begins)
    switch strike.kind {
    case .down, .crashes: begins ? goDown() : comeUp()
    case .partitioned: begins ? loseContact() : regainContact()
    case .slow: for consumer in consumers { consumer.slow(by: health.factor) }
    case .loses, .duplicates, .delays, .reorders: subscription?.disturb(Disturbance(health))
    }
  }

  private func goDown() {
    outages += 1
    if outages == 1 { for consumer in consumers { consumer.crash() } }
  }

  private func comeUp() {
    outages -= 1
    if outages == 0 { for consumer in consumers { consumer.restart() } }
  }

  private func loseContact() {
    cuts += 1
    if cuts == 1 { subscription?.partition() }
  }

  private func regainContact() {
    cuts -= 1
    if cuts == 0 { subscription?.heal() }
  }
}

/// The last time at which messages had to wait, and because of which faults.
struct Outage: Sendable {
  var faults: UInt64 = 0
  var end = Instant.start
}
