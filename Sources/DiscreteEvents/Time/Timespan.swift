/// A length of virtual time: a whole number of ticks of one microsecond.
///
/// Order must never depend on rounding, so time is counted, not measured: two delays that were added in another order
/// are still the same delay. `Int64` microseconds reach 292,000 years in either direction.
///
/// Sums, products and conversions that leave that range, and conversions of numbers that are not finite, give
/// ``invalid``, which stays invalid through further arithmetic and is refused, with a typed error, wherever a delay is
/// used. `adding(_:)` and its siblings throw at once instead.
///
/// Not for wall-clock time: nothing here reads a clock of the machine.
public struct Timespan: Sendable, Hashable {
  /// Microseconds, or `Int64.min` for ``invalid``.
  public let ticks: Int64

  @inlinable
  public init(ticks: Int64) {
    self.ticks = ticks
  }
}

extension Timespan {
  @inlinable public static var ticksPerSecond: Int64 { 1_000_000 }
  @inlinable public static var zero: Timespan { Timespan(ticks: 0) }
  @inlinable public static var tick: Timespan { Timespan(ticks: 1) }
  @inlinable public static var second: Timespan { Timespan(ticks: ticksPerSecond) }
  @inlinable public static var minute: Timespan { Timespan(ticks: 60 * ticksPerSecond) }
  @inlinable public static var hour: Timespan { Timespan(ticks: 3_600 * ticksPerSecond) }
  @inlinable public static var day: Timespan { Timespan(ticks: 86_400 * ticksPerSecond) }
  @inlinable public static var longest: Timespan { Timespan(ticks: .max) }

  /// What arithmetic outside the range gives, as `nan` does for floating point. It is ordered before everything else.
  @inlinable public static var invalid: Timespan { Timespan(ticks: .min) }

  @inlinable public var isValid: Bool { ticks != .min }
  @inlinable public var isNegative: Bool { ticks < 0 }
}

extension Timespan {
  @inlinable public static func microseconds(_ count: some BinaryInteger) -> Timespan { tick * Int64(clamping: count) }
  @inlinable public static func milliseconds(_ count: some BinaryInteger) -> Timespan {
    Timespan(ticks: 1_000) * Int64(clamping: count)
  }
  @inlinable public static func seconds(_ count: some BinaryInteger) -> Timespan { second * Int64(clamping: count) }
  @inlinable public static func minutes(_ count: some BinaryInteger) -> Timespan { minute * Int64(clamping: count) }
  @inlinable public static func hours(_ count: some BinaryInteger) -> Timespan { hour * Int64(clamping: count) }
  @inlinable public static func days(_ count: some BinaryInteger) -> Timespan { day * Int64(clamping: count) }

  /// The nearest whole number of ticks (ties away from zero); ``invalid`` if there is none.
  @inlinable public static func seconds(_ count: Double) -> Timespan { Timespan(rounding: count * 1e6) }
  @inlinable public static func minutes(_ count: Double) -> Timespan { Timespan(rounding: count * 60e6) }
  @inlinable public static func hours(_ count: Double) -> Timespan { Timespan(rounding: count * 3600e6) }

  @inlinable
  init(rounding ticks: Double) {
    guard abs(ticks) < 0x1p63 else {
      self.ticks = .min
      return
    }
    let whole = Int64(ticks)
    let rest = ticks - Double(whole)
    self.ticks = rest >= 0.5 ? whole &+ 1 : rest <= -0.5 ? whole &- 1 : whole
  }

  @inlinable public var inSeconds: Double { Double(ticks) / 1e6 }
  @inlinable public var inMinutes: Double { Double(ticks) / 60e6 }
  @inlinable public var inHours: Double { Double(ticks) / 3600e6 }
}

extension Timespan: Comparable {
  @inlinable
  public static func < (left: Timespan, right: Timespan) -> Bool { left.ticks < right.ticks }
}
