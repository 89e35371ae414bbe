/// A description of arrivals that none can follow.
public enum ArrivalError: Error, Hashable, Sendable {
  /// A rate below zero, infinite or not a number; `at` says where in the profile.
  case impossibleRate(Double, at: Timespan)
  /// Rates count per unit of time, which must be positive.
  case impossibleUnit(Timespan)
  case noRates
  /// The first rate must hold from the start.
  case lateFirstRate(Timespan)
  /// Each rate must begin after the one before it.
  case ratesOutOfOrder(Timespan, after: Timespan)
  /// A profile must repeat after its last rate has begun.
  case periodTooShort(Timespan)
  /// Replayed instants must be valid, not before the start, and sorted.
  case instantOutOfOrder(Instant, place: Int)
}
