extension Timespan: AdditiveArithmetic {
  @inlinable
  public static func + (left: Timespan, right: Timespan) -> Timespan {
    let (sum, overflow) = left.ticks.addingReportingOverflow(right.ticks)
    return overflow || !left.isValid || !right.isValid ? .invalid : Timespan(ticks: sum)
  }

  @inlinable
  public static func - (left: Timespan, right: Timespan) -> Timespan {
    let (difference, overflow) = left.ticks.subtractingReportingOverflow(right.ticks)
    return overflow || !left.isValid || !right.isValid ? .invalid : Timespan(ticks: difference)
  }
}

extension Timespan {
  @inlinable
  public static prefix func - (span: Timespan) -> Timespan { .zero - span }

  @inlinable
  public static func * (span: Timespan, factor: Int64) -> Timespan {
    let (product, overflow) = span.ticks.multipliedReportingOverflow(by: factor)
    return overflow || !span.isValid ? .invalid : Timespan(ticks: product)
  }
}

extension Instant {
  @inlinable
  public static func + (instant: Instant, span: Timespan) -> Instant {
    Instant(ticks: (Timespan(ticks: instant.ticks) + span).ticks)
  }

  @inlinable
  public static func - (instant: Instant, span: Timespan) -> Instant {
    Instant(ticks: (Timespan(ticks: instant.ticks) - span).ticks)
  }

  /// The time from `earlier` to `later`.
  @inlinable
  public static func - (later: Instant, earlier: Instant) -> Timespan {
    Timespan(ticks: later.ticks) - Timespan(ticks: earlier.ticks)
  }
}
