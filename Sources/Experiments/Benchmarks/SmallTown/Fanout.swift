import DiscreteEvents

/// A topic that hands every message to each of its subscribers, each after a delay of its own.
///
/// Nothing is lost, delivered twice or held back, and two messages may overtake each other. Not for what happens when a
/// subscriber or the broker is down.
struct Fanout<Delay: Distribution>: ~Copyable, Sendable {
  let subscribers: [Subscriber]
  let delay: Delay
  var delays: RandomStream

  /// How many messages were published.
  var published: Int { publishedCount }
  var publishedCount = 0

  /// - Parameter delay: In minutes.
  init(in simulation: Simulation, subscribers count: Int, delay: Delay) {
    subscribers = (0..<count).map { _ in Subscriber(in: simulation) }
    self.delay = delay
    delays = simulation.stream("deliveries")
  }

  mutating func publish() {
    publishedCount &+= 1
    for subscriber in subscribers {
      subscriber.after(delay.span(in: .minute, using: &delays), "message") { $0.receive() }
    }
  }

  var subscriberCount: Int { subscribers.count }

  /// How many messages have reached a subscriber, each counted once for each of them.
  var delivered: Int { subscribers.reduce(0) { $0 + $1.call { $0.received } } }
}

/// Who reads a topic, and does nothing more than count.
actor Subscriber: SimulatedActor {
  let simulation: Simulation
  private(set) var received = 0

  init(in simulation: Simulation) { self.simulation = simulation }

  func receive() { received += 1 }
}
