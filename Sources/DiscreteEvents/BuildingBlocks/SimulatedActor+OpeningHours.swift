extension SimulatedActor {
  /// Waits until something is open by the calendar; not at all if it is open now.
  ///
  /// It wakes with priority `early`, so that what else is due at the opening instant finds the door open.
  ///
  /// - Parameter start: The date and time of the simulation's start.
  /// - Throws: `CancellationError` when the process is cancelled; ``SimulationFailure`` if it never opens again.
  public nonisolated(nonsending) func waitUntilOpen(
    _ hours: OpeningHours, startingAt start: CivilTime, _ label: StaticString = "wait for the opening",
    priority: EventPriority = .early
  ) async throws {
    let date = start.date(of: now)
    guard let opening = hours.nextOpen(from: date) else {
      throw simulation.failure(.misuse("\"\(label)\" at \(date) would never end: there is no opening after it"))
    }
    try await simulation.stopIfCancelled()
    if opening > date { try await sleep(until: start.instant(of: opening), label, priority: priority) }
  }
}
