/// What the building blocks share: a wait in somebody's queue, with a patience if there is one.
extension Simulation {
  /// Waits until the wait that `join` has put in a queue is granted.
  ///
  /// - Returns: What was given; `nil` if the patience ran out before.
  nonisolated(nonsending) func wait(
    _ label: StaticString, for awaited: WaitingPlace, patience: Timespan?, _ join: (UInt32) -> Void
  ) async throws -> UInt64? {
    let deadline = try patience.map { patience in
      guard let deadline = self.deadline(after: patience) else {
        throw failure(.impossibleDelay(patience, label: "\(label)"))
      }
      return deadline
    }
    let wait = try beginWait(label, for: awaited)
    join(wait)
    if let deadline { kernel.pointee.wake(wait, at: deadline, .normal, Label(label)) }
    let result = await finishWait(wait)
    switch result.outcome {
    case .granted, .preempted: return result.gift
    case .expired: return nil
    case .cancelled: throw CancellationError()
    }
  }

  /// The same for a handler: `join` puts the wait in a queue, and `handler` is run on `actor` when it ends.
  ///
  /// The wait keeps the actor alive, what is waited for, and whatever `handler` captures. An impossible patience ends the run.
  func wait<A: SimulatedActor>(
    _ label: StaticString, for awaited: WaitingPlace, patience: Timespan?, on actor: A,
    _ handler: @escaping (isolated A, WaitResult) -> Void, _ join: (UInt32) -> Void
  ) {
    checkThread()
    let deadline = patience.flatMap { self.deadline(after: $0) }
    if let patience, deadline == nil {
      return fail(.impossibleDelay(patience, label: "\(label)"), entity: actor.name)
    }
    nonisolated(unsafe) let handler = handler  // run by the simulation's thread only, as is this
    let wait = beginWait(
      label, for: awaited, on: actor,
      WaitHandler { (actor: isolated A, result: WaitResult) in
        withExtendedLifetime(awaited) { handler(actor, result) }
      })
    join(wait)
    if let deadline { kernel.pointee.wake(wait, at: deadline, .normal, Label(label)) }
  }

  /// Runs `handler` on an actor before the next event.
  func run<A: SimulatedActor>(
    _ label: StaticString, for awaited: WaitingPlace, on actor: A, _ handler: @escaping (isolated A) -> Void
  ) {
    nonisolated(unsafe) let handler = handler  // run by the simulation's thread only, as is this
    let wait = beginWait(
      label, for: awaited, on: actor, WaitHandler { (actor: isolated A, _: WaitResult) in handler(actor) })
    kernel.pointee.end(wait, .granted)
  }

  private func deadline(after patience: Timespan) -> Int64? {
    let (time, overflow) = kernel.pointee.now.addingReportingOverflow(patience.ticks)
    return patience.isNegative || overflow ? nil : time
  }

  /// To be called by a process before it takes something without waiting: a cancelled one gets no further, whether or not
  /// it would have had to wait.
  nonisolated(nonsending) func stopIfCancelled() async throws {
    guard isCurrent else { refuseForeignUse() }
    guard currentScope.mustEnd else { return }
    _ = await finishWait(try beginSleep())
    throw CancellationError()
  }

  /// Ends the run because a building block was used against its rules.
  func misuse(_ sentence: String, of block: WaitingPlace) {
    fail(.misuse(sentence), entity: block.placeName)
  }

  /// How long a waiter has waited, in seconds.
  func waited(_ waiter: UInt32) -> Double {
    Timespan(ticks: kernel.pointee.now - kernel.pointee.waiters[waiter].pointee.since).inSeconds
  }
}
