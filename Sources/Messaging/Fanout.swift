public import DiscreteEvents

/// A topic that hands every message to each of its subscribers, each after a delay of its own.
///
/// Nothing is lost, delivered twice or held back, and two messages may overtake each other. Not for what happens when a
/// subscriber or the broker is down.
public final class Fanout<Delay: Distribution>: @unchecked Sendable {  // used by its simulation's thread only
  @usableFromInline let subscribers: [Subscriber]
  @usableFromInline let delay: Delay
  @usableFromInline let unit: Timespan
  // Used by `publish()` alone, which does not call itself: checks at run time would find nothing.
  @exclusivity(unchecked) @usableFromInline var delays: RandomStream

  /// How many messages were published.
  public var published: Int { publishedCount }
  @exclusivity(unchecked) @usableFromInline var publishedCount = 0

  /// - Parameter unit: In which the delay is counted.
  public init(in simulation: Simulation, subscribers count: Int, delay: Delay, in unit: Timespan) {
    subscribers = (0..<count).map { _ in Subscriber(in: simulation) }
    self.delay = delay
    self.unit = unit
    delays = simulation.stream("deliveries")
  }

  @inlinable
  public func publish() {
    publishedCount &+= 1
    for subscriber in subscribers {
      subscriber.after(delay.span(in: unit, using: &delays), "message") { $0.receive() }
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
