import DiscreteEvents
import Messaging
import Scenario

/// One subscriber of one topic: a service that does its duty, or a name of the scenario's own that only consumes.
actor Listener: SimulatedActor {
  nonisolated let simulation: Simulation
  nonisolated let name: String
  /// Nil for a name of the scenario's own.
  nonisolated let service: Service.Name?
  private unowned let market: Market
  private let place: Int
  @exclusivity(unchecked) private(set) var consumers: [Consumer] = []
  @exclusivity(unchecked) private(set) var subscription: Subscription<Message>?

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
    guard let service else { return .done }
    let message = received.content
    guard market.servers[service].isStoreWorking else {
      message.order?.faults |= market.servers[service].health.faults
      return .failed
    }
    let line = market.record.note(
      .received, by: .service(service), of: message.order, because: message.cause, .topic(place, message.event))
    market.react(service, to: message, because: line)
    return .done
  }
}
