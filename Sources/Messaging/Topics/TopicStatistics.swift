public import DiscreteEvents
public import Statistics

/// What was measured of a topic, since it was made or measured anew.
public struct TopicStatistics: Sendable {
  public internal(set) var published = 0
  /// How often a message could not be sent at once, and stayed with its publisher.
  public internal(set) var heldBack = 0
  var heldBackTicks: Int64 = 0
  /// Messages that stay with their publishers, over time.
  public internal(set) var outbox: TimeWeightedAverage

  init(at now: Int64) { outbox = TimeWeightedAverage(level: 0, at: now) }

  mutating func reset(at now: Int64) {
    (published, heldBack, heldBackTicks) = (0, 0, 0)
    outbox.reset(at: now)
  }

  /// How long messages stayed with their publishers, all together; of those that were sent since.
  public var heldBackTime: Timespan { Timespan(ticks: heldBackTicks) }
}
