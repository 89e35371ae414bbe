/// A point on the virtual clock: the ticks since the simulation's start.
///
/// An instant knows no date. A ``CivilTime`` names the date of the start, and turns instants into dates and back.
public struct Instant: Sendable, Hashable {
  /// Microseconds since the start, or `Int64.min` for ``invalid``.
  public let ticks: Int64

  @inlinable
  public init(ticks: Int64) {
    self.ticks = ticks
  }
}

extension Instant {
  @inlinable public static var start: Instant { Instant(ticks: 0) }

  /// Later than everything that can happen.
  @inlinable public static var never: Instant { Instant(ticks: .max) }

  /// What arithmetic outside the range gives. It is ordered before everything else.
  @inlinable public static var invalid: Instant { Instant(ticks: .min) }

  @inlinable public var isValid: Bool { ticks != .min }

  /// The time from the start until this instant.
  @inlinable public var sinceStart: Timespan { Timespan(ticks: ticks) }
}

extension Instant: Comparable {
  @inlinable
  public static func < (left: Instant, right: Instant) -> Bool { left.ticks < right.ticks }
}
