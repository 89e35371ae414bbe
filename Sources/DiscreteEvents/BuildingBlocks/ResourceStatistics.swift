public import Statistics

/// What a ``Resource`` measures by itself.
public struct ResourceStatistics: Sendable {
  /// How many wait, over time.
  public internal(set) var queueLength: TimeWeightedAverage
  /// How much of the capacity is in use, over time.
  public internal(set) var inUse: TimeWeightedAverage
  public internal(set) var capacity: TimeWeightedAverage
  /// Seconds from asking to being served, of all who were served; many are zero.
  public internal(set) var waits = Tally()
  /// Seconds from asking to giving up.
  public internal(set) var waitsOfReneged = Tally()
  /// How many gave up.
  public internal(set) var reneged = 0
  /// How often work had to make way.
  public internal(set) var preempted = 0

  init(capacity: Int, at time: Int64) {
    queueLength = TimeWeightedAverage(level: 0, at: time)
    inUse = TimeWeightedAverage(level: 0, at: time)
    self.capacity = TimeWeightedAverage(level: Double(capacity), at: time)
  }

  /// The share of the capacity that was in use until `instant`; `nil` if there was none.
  public func utilisation(until instant: Instant) -> Double? {
    let offered = capacity.area(until: instant.ticks)
    return offered > 0 ? inUse.area(until: instant.ticks) / offered : nil
  }

  mutating func reset(at time: Int64) {
    queueLength.reset(at: time)
    inUse.reset(at: time)
    capacity.reset(at: time)
    (waits, waitsOfReneged, reneged, preempted) = (Tally(), Tally(), 0, 0)
  }
}
