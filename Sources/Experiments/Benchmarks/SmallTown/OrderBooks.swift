import DiscreteEvents
import Statistics

/// What happened to all orders. Every count is raised when its step has elapsed.
struct OrderBooks: Sendable {
  var placed = 0
  var paymentFailed = 0
  var rejected = 0
  var refunds = 0
  var accepted = 0
  var ready = 0
  var pickedUp = 0
  /// Minutes, of those delivered.
  var clickToDoor = Tally()
  /// The same minutes, for percentiles.
  var clickToDoorQuantiles = QuantileSketch()
  /// When orders were placed.
  var placements = WindowCounter(width: Timespan.minute.ticks)

  init() {}

  var delivered: Int { clickToDoor.count }

  /// Whether every order ended in exactly one way.
  var isBalanced: Bool { placed == paymentFailed + rejected + delivered }

  mutating func place(at instant: Instant) {
    placed += 1
    placements.add(at: instant.ticks)
  }

  /// - Parameter time: From the click to the door.

  mutating func deliver(after time: Timespan) {
    clickToDoor.add(time.inMinutes)
    clickToDoorQuantiles.add(time.inMinutes)
  }
}
