/// When things arrive: a source of instants, one after the other.
///
/// An arrival process is a value that may remember where it is; keep one for each source and hand it the instant of the
/// arrival before:
///
/// ```swift
/// while let arrival = arrivals.next(after: now, using: &stream) { ... }
/// ```
public protocol ArrivalProcess: Sendable {
  /// The next arrival, at or after `instant`; `nil` when there are no more, ever. Several arrivals may share an instant.
  ///
  /// An instant before the start counts as the start.
  mutating func next(after instant: Instant, using stream: inout RandomStream) -> Instant?
}
