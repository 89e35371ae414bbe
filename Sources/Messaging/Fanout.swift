public import DiscreteEvents

/// A topic that hands every message to each of its subscribers, each after a delay of its own.
///
/// Nothing is lost, delivered twice or held back, and two messages may overtake each other. Not for what happens when a
/// subscriber or the broker is down.
public struct Fanout<Delay: Distribution>: ~Copyable, Sendable {
  @usableFromInline let subscribers: [Subscriber]
  @usableFromInline let delay: Delay
  @usableFromInline var delays: RandomStream

  /// How many messages were published.
  public var published: Int { publishedCount }
  @usableFromInline var publishedCount = 0

  /// - Parameter delay: In minutes.
  public init(in simulation: Simulation, subscribers count: Int, delay: Delay) {
    subscribers = (0..<count).map { _ in Subscriber(in: simulation) }
    self.delay = delay
    delays = simulation.stream("deliveries")
  }

  @inlinable
  public mutating func publish() {
    publishedCount &+= 1
    for subscriber in subscribers {
      subscriber.after(delay.span(in: .minute, using: &delays), "message") { $0.receive() }
    }
  }

  public var subscriberCount: Int { subscribers.count }

  /// How many messages have reached a subscriber, each counted once for each of them.
  public var delivered: Int { subscribers.reduce(0) { $0 + $1.call { $0.received } } }
}

/// Who reads a topic, and does nothing more than count.
@usableFromInline
actor Subscriber: SimulatedActor {
  @usableFromInline let simulation: Simulation
  private(set) var received = 0

  init(in simulation: Simulation) { self.simulation = simulation }

  @usableFromInline
  func receive() { received += 1 }
}
