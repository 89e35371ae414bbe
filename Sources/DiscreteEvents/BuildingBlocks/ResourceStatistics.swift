public import Statistics

/// What a ``Resource`` measures by itself.
public struct ResourceStatistics: Sendable, Equatable {
  /// How many wait, over time.
  public internal(set) var queueLength: TimeWeightedAverage
  /// How much of the capacity is in use, over time.
  public internal(set) var inUse: TimeWeightedAverage
  public internal(set) var capacity: TimeWeightedAverage
  /// Seconds from asking to being served, of all who were served; many are zero.
  public internal(set) var waits = Tally()
  /// How many of those served had waited longer than nothing.
  public internal(set) var waited = 0
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

  /// The share of those served who had to wait; `nil` while nobody was served.
  ///
  /// With patience, those who gave up waited too: `(waited + reneged) / (waits.count + reneged)` is the share of all.
  public var shareThatWaited: Double? { waits.count > 0 ? Double(waited) / Double(waits.count) : nil }

  mutating func addWait(ofTicks ticks: Int64) {
    waits.add(Timespan(ticks: ticks).inSeconds)
    if ticks > 0 { waited += 1 }
  }

  /// The share of the capacity that was in use until `instant`; `nil` if there was none. Above 1 where a shrinking capacity
  /// left more in use.
  public func utilisation(until instant: Instant) -> Double? {
    let offered = capacity.area(until: instant.ticks)
    return offered > 0 ? inUse.area(until: instant.ticks) / offered : nil
  }

  mutating func reset(at time: Int64) {
    queueLength.reset(at: time)
    inUse.reset(at: time)
    capacity.reset(at: time)
    (waits, waited, waitsOfReneged) = (Tally(), 0, Tally())
    (reneged, preempted) = (0, 0)
  }
}
