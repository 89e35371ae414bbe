public import DiscreteEvents
public import Statistics

/// What happened to all orders. Every count is raised when its step has elapsed.
public struct OrderBooks: Sendable {
  public var placed = 0
  public var paymentFailed = 0
  public var rejected = 0
  public var refunds = 0
  public var accepted = 0
  public var ready = 0
  public var pickedUp = 0
  /// Minutes, of those delivered.
  public var clickToDoor = Tally()
  /// The same minutes, for percentiles.
  public var clickToDoorQuantiles = QuantileSketch()
  /// When orders were placed.
  public var placements = WindowCounter(width: Timespan.minute.ticks)

  public init() {}

  public var delivered: Int { clickToDoor.count }

  /// Whether every order ended in exactly one way.
  public var isBalanced: Bool { placed == paymentFailed + rejected + delivered }

  @inlinable
  public mutating func place(at instant: Instant) {
    placed += 1
    placements.add(at: instant.ticks)
  }

  /// - Parameter time: From the click to the door.
  @inlinable
  public mutating func deliver(after time: Timespan) {
    clickToDoor.add(time.inMinutes)
    clickToDoorQuantiles.add(time.inMinutes)
  }
}
