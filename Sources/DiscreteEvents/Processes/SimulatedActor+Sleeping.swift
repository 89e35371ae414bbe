extension SimulatedActor {
  /// Waits for a length of virtual time. Nothing else stops meanwhile, this actor's other processes included.
  ///
  /// - Throws: `CancellationError` when the process is cancelled; ``SimulationFailure`` for an impossible delay.
  public nonisolated(nonsending) func sleep(
    for delay: Timespan, _ label: StaticString = "sleep", priority: EventPriority = .normal
  ) async throws {
    try await simulation.sleep(for: delay, label, priority)
  }

  /// Waits until an instant, which must not have gone by.
  public nonisolated(nonsending) func sleep(
    until instant: Instant, _ label: StaticString = "sleep", priority: EventPriority = .normal
  ) async throws {
    try await simulation.sleep(until: instant, label, priority)
  }
}

extension Simulation {
  @inline(__always)
  nonisolated(nonsending) func sleep(for delay: Timespan, _ label: StaticString, _ priority: EventPriority) async throws
  {
    let (time, overflow) = kernel.pointee.now.addingReportingOverflow(delay.ticks)
    guard delay.ticks >= 0, !overflow else {
      throw failure(.impossibleDelay(delay, label: "\(label)"))
    }
    let wait = try beginSleep()
    kernel.pointee.wake(wait, at: time, priority, Label(label))
    if await finishWait(wait).outcome == .cancelled { throw CancellationError() }
  }

  nonisolated(nonsending) func sleep(until instant: Instant, _ label: StaticString, _ priority: EventPriority)
    async throws
  {
    guard instant >= now else { throw failure(.inThePast(instant, label: "\(label)")) }
    try await sleep(for: instant - now, label, priority)
  }

  /// A failure of the current process.
  func failure(_ cause: SimulationFailure.Cause) -> SimulationFailure {
    SimulationFailure(time: now, entity: currentScope.process.name, cause: cause)
  }
}
