/// Where a result beyond the range has to be noticed at once rather than where it is used, these throw what the
/// operators turn into an invalid value. An invalid operand throws as well.
extension Timespan {
  public func adding(_ other: Timespan) throws(TimeError) -> Timespan {
    try (self + other).orError(.adding, self, .timespan(other))
  }

  public func subtracting(_ other: Timespan) throws(TimeError) -> Timespan {
    try (self - other).orError(.subtracting, self, .timespan(other))
  }

  public func multiplied(by factor: Int64) throws(TimeError) -> Timespan {
    try (self * factor).orError(.multiplying, self, .number(factor))
  }

  /// The quotient without its fraction of a tick, as for integers.
  public func divided(by divisor: Int64) throws(TimeError) -> Timespan {
    try (self / divisor).orError(.dividing, self, .number(divisor))
  }

  private func orError(
    _ operation: TimeError.Operation, _ left: Timespan, _ right: TimeError.Operand
  ) throws(TimeError) -> Timespan {
    guard isValid else { throw TimeError(operation: operation, left: .timespan(left), right: right) }
    return self
  }
}

extension Instant {
  public func adding(_ span: Timespan) throws(TimeError) -> Instant {
    let sum = self + span
    guard sum.isValid else { throw TimeError(operation: .adding, left: .instant(self), right: .timespan(span)) }
    return sum
  }

  public func subtracting(_ span: Timespan) throws(TimeError) -> Instant {
    let difference = self - span
    guard difference.isValid else {
      throw TimeError(operation: .subtracting, left: .instant(self), right: .timespan(span))
    }
    return difference
  }

  /// The time from `earlier` to this instant.
  public func subtracting(_ earlier: Instant) throws(TimeError) -> Timespan {
    let span = self - earlier
    guard span.isValid else {
      throw TimeError(operation: .subtracting, left: .instant(self), right: .instant(earlier))
    }
    return span
  }
}
