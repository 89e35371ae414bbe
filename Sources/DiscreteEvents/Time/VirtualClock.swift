/// A simulation's time as a `Clock` of the standard library, for code that is written against any clock.
///
/// ```swift
/// func retry(on clock: some Clock<Timespan>) async throws {
///   try await clock.sleep(for: .seconds(2))
/// }
/// try await retry(on: simulation.clock)
/// ```
///
/// It advances from event to event and takes no time of the machine's. A sleep on it is a wait like any other: listed
/// under its process, ended by a cancellation, refused for an instant that has gone by.
///
/// Not for use from outside the simulation: only its processes can sleep. Actors need no clock, they have
/// ``SimulatedActor/sleep(for:_:priority:)``.
public struct VirtualClock: Clock {
  public typealias Instant = DiscreteEvents.Instant
  public typealias Duration = Timespan

  let simulation: Simulation

  public var now: Instant { simulation.now }

  public var minimumResolution: Timespan { .tick }

  /// Waits until the instant exactly: virtual time has no use for `tolerance`.
  ///
  /// - Throws: `CancellationError` when the process is cancelled; ``SimulationFailure`` for an instant that has gone by.
  public func sleep(until deadline: Instant, tolerance: Timespan? = nil) async throws {
    try await simulation.sleep(until: deadline, "sleep", .normal)
  }
}

extension Simulation {
  /// The virtual time as a `Clock`.
  public var clock: VirtualClock { VirtualClock(simulation: self) }
}
