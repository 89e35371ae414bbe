/// Breaks ties between events at the same instant: lower goes first; equal ones go in the order they were scheduled.
///
/// Most models need only ``normal``. Use ``early`` for what the rest of an instant should already see (a shift that
/// begins, a door that opens) and ``late`` for what should see all the rest (a measurement, the end of a day).
public struct EventPriority: Sendable, Hashable {
  public let rank: Int8

  @inlinable
  public init(rank: Int8) {
    self.rank = rank
  }

  @inlinable public static var early: EventPriority { EventPriority(rank: -64) }
  @inlinable public static var normal: EventPriority { EventPriority(rank: 0) }
  @inlinable public static var late: EventPriority { EventPriority(rank: 64) }
}

extension EventPriority: Comparable {
  @inlinable
  public static func < (left: EventPriority, right: EventPriority) -> Bool { left.rank < right.rank }
}
