extension Timespan: DurationProtocol {
  @inlinable
  public static func * (span: Timespan, factor: Int) -> Timespan { span * Int64(factor) }

  /// The quotient without its fraction of a tick; ``invalid`` for a division by zero.
  @inlinable
  public static func / (span: Timespan, divisor: Int64) -> Timespan {
    let (quotient, overflow) = span.ticks.dividedReportingOverflow(by: divisor)
    return overflow || !span.isValid ? .invalid : Timespan(ticks: quotient)
  }

  @inlinable
  public static func / (span: Timespan, divisor: Int) -> Timespan { span / Int64(divisor) }

  /// How many times `right` goes into `left`; not a number if either is invalid.
  @inlinable
  public static func / (left: Timespan, right: Timespan) -> Double {
    left.isValid && right.isValid ? Double(left.ticks) / Double(right.ticks) : .nan
  }
}

extension Instant: InstantProtocol {
  @inlinable
  public func advanced(by span: Timespan) -> Instant { self + span }

  @inlinable
  public func duration(to later: Instant) -> Timespan { later - self }
}
