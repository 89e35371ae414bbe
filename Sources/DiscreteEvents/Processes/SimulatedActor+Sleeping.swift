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
  nonisolated(nonsending) func sleep(
    for delay: Timespan, _ label: StaticString, _ priority: EventPriority
  ) async throws {
    let wait = try beginSleep(for: delay, Label(label), priority)
    if await finishWait(wait).outcome == .cancelled { throw CancellationError() }
  }

  /// Out of line, so that what it needs on the way does not swell the frame of every task that sleeps.
  @inline(never)
  private func beginSleep(for delay: Timespan, _ label: Label, _ priority: EventPriority) throws -> UInt32 {
    let (time, overflow) = kernel.pointee.now.addingReportingOverflow(delay.ticks)
    guard delay.ticks >= 0, !overflow else { throw failure(.impossibleDelay(delay, label: label.string)) }
    let wait = try beginSleep()
    kernel.pointee.wake(wait, at: time, priority, label)
    return wait
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
