/// A date with a time of day, as a calendar and a clock on the wall of the simulated place show them.
///
/// The engine counts time from a start that has no date. A scenario that begins on a Friday at 17:00 keeps that civil
/// time, and asks it for the instant of anything else that has a date:
///
/// ```swift
/// let start = try CivilTime("2026-11-20T17:00:00")
/// let closing = start.instant(of: try CivilTime("2026-11-21T02:00:00"))  // 09:00:00 after the start
/// start.date(of: simulation.now).weekday
/// ```
///
/// The Gregorian calendar holds for all time, every day has 24 hours and every minute 60 seconds.
///
/// Not for places on the globe: there are no time zones, no summer time and no leap seconds here. Not for the present:
/// nothing reads the machine's clock.
public struct CivilTime: Sendable, Hashable {
  /// Microseconds since 1970-01-01T00:00:00, or `Int64.min` for ``invalid``.
  public let ticks: Int64

  public init(ticks: Int64) {
    self.ticks = ticks
  }

  /// - Throws: ``CivilTimeError`` for a day or a time that does not exist.
  public init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0
  ) throws(CivilTimeError) {
    self.init(
      try CivilDate(year: year, month: month, day: day),
      try TimeOfDay(hour: hour, minute: minute, second: second, microsecond: microsecond))
    let wholeYears = CivilDate.years.lowerBound + 1...CivilDate.years.upperBound - 1
    if !isValid { try CivilTimeError.check(.year, year, in: wholeYears) }
  }

  /// A date beyond the range gives ``invalid``.
  public init(_ date: CivilDate, _ timeOfDay: TimeOfDay = .midnight) {
    let ticks = Int128(date.dayNumber) * Int128(Self.ticksPerDay) + Int128(timeOfDay.ticks)
    self.init(ticks: Int64(exactly: ticks) ?? .min)
  }
}

extension CivilTime {
  static let ticksPerDay: Int64 = 86_400_000_000

  /// What arithmetic outside the range gives. It is ordered before everything else.
  public static let invalid = CivilTime(ticks: .min)

  public var isValid: Bool { ticks != .min }

  public var date: CivilDate { CivilDate(dayNumber: Int32(ticks.flooredDivision(by: Self.ticksPerDay).quotient)) }

  public var timeOfDay: TimeOfDay { TimeOfDay(ticks: ticks.flooredDivision(by: Self.ticksPerDay).remainder) }

  public var year: Int { date.year }
  public var month: Int { date.month }
  public var day: Int { date.day }
  public var weekday: Weekday { date.weekday }
  public var hour: Int { timeOfDay.hour }
  public var minute: Int { timeOfDay.minute }
  public var second: Int { timeOfDay.second }
  public var microsecond: Int { timeOfDay.microsecond }
}

extension CivilTime: Comparable {
  public static func < (left: CivilTime, right: CivilTime) -> Bool { left.ticks < right.ticks }
}

extension CivilTime {
  /// ``invalid`` beyond the range; ``adding(_:)`` throws instead.
  public static func + (time: CivilTime, span: Timespan) -> CivilTime {
    CivilTime(ticks: (Timespan(ticks: time.ticks) + span).ticks)
  }

  public static func - (time: CivilTime, span: Timespan) -> CivilTime {
    CivilTime(ticks: (Timespan(ticks: time.ticks) - span).ticks)
  }

  /// The time from `earlier` to `later`.
  public static func - (later: CivilTime, earlier: CivilTime) -> Timespan {
    Timespan(ticks: later.ticks) - Timespan(ticks: earlier.ticks)
  }

  public func adding(_ span: Timespan) throws(TimeError) -> CivilTime {
    let sum = self + span
    guard sum.isValid else { throw TimeError(operation: .adding, left: .civilTime(self), right: .timespan(span)) }
    return sum
  }
}

extension CivilTime {
  /// The date and time of an instant in a simulation that starts at this civil time.
  public func date(of instant: Instant) -> CivilTime { self + instant.sinceStart }

  /// The instant of a date and time in a simulation that starts at this civil time. Negative before the start.
  public func instant(of time: CivilTime) -> Instant { .start + (time - self) }
}
