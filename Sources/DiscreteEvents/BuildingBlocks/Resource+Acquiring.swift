import Statistics

extension Resource {
  /// Waits until `amount` of the capacity is free and takes it.
  ///
  /// An amount above the capacity waits as well, since the capacity may grow; if it never does, the wait is reported with
  /// those that are parked at the end, and so is everybody behind it.
  ///
  /// - Parameter patience: How long to wait at most.
  /// - Throws: ``Reneged`` when the patience is at its end, `CancellationError` when the process is cancelled,
  ///   ``SimulationFailure`` for an amount below one or a negative patience.
  public nonisolated(nonsending) func acquire(
    _ amount: Int = 1, priority: EventPriority = .normal, patience: Timespan? = nil
  ) async throws -> Grant {
    try check(amount, patience)
    if simulation.currentScope.mustEnd { try await simulation.stopIfCancelled() }
    let priority = discipline == .firstInFirstOut ? .normal : priority
    if canServe(amount, priority) { return grantAtOnce(amount) }
    let wait = try simulation.beginWait("acquire", for: self)
    queue(wait, amount, priority, patience)
    let result = await simulation.finishWait(wait)
    switch result.outcome {
    case .granted: return grant(at: GrantPlace(bits: result.gift))
    case .expired: throw Reneged(resource: name, patience: patience ?? .zero)
    case .cancelled, .preempted: throw CancellationError()
    }
  }

  /// Has `handler` run on `actor` once `amount` of the capacity is free and taken: at once, if it is free now. `nil` says
  /// that the patience came to its end first.
  public func acquire<A: SimulatedActor>(
    _ amount: Int = 1, priority: EventPriority = .normal, patience: Timespan? = nil, on actor: A,
    _ handler: @escaping @Sendable (isolated A, Grant?) -> Void
  ) {
    do { try check(amount, patience) } catch { return simulation.fail(error.cause, entity: error.entity) }
    let priority = discipline == .firstInFirstOut ? .normal : priority
    if canServe(amount, priority) {
      let grant = grantAtOnce(amount)
      return actor.call { handler($0, grant) }
    }
    let resource = ObjectIdentifier(self)
    let whenEnded = WaitHandler { (actor: isolated A, result: WaitResult) in
      let place = GrantPlace(bits: result.gift)
      handler(actor, result.outcome == .granted ? Grant(place: place, resource: resource) : nil)
    }
    let wait = simulation.beginWait("acquire", for: self, on: actor, whenEnded)
    queue(wait, amount, priority, patience)
  }

  /// Takes `amount` of the capacity if it is free and nobody who waits goes first; never waits. An amount below one ends
  /// the run with a failure.
  public func acquireIfFree(_ amount: Int = 1, priority: EventPriority = .normal) -> Grant? {
    do { try check(amount, nil) } catch {
      simulation.fail(error)
      return nil
    }
    let priority = discipline == .firstInFirstOut ? .normal : priority
    return canServe(amount, priority) ? grantAtOnce(amount) : nil
  }

  /// Gives back what was granted. Whoever waits longest is served before the next event.
  public func release(_ grant: Grant) {
    simulation.checkThread()
    guard grant.resource == ObjectIdentifier(self) else { return misuse("a grant of another resource was released") }
    guard let amount = state.pointee.grants.giveBack(grant.place) else { return misuse("a grant was released twice") }
    state.pointee.changeUse(by: -amount, at: simulation.now.ticks)
    serveWaiting()
  }

  private func check(_ amount: Int, _ patience: Timespan?) throws(SimulationFailure) {
    simulation.checkThread()
    guard amount > 0 else {
      throw SimulationFailure(time: simulation.now, entity: name, cause: .misuse("\(amount) cannot be acquired"))
    }
    if let patience { try check(patience, "patience") }
  }

  func check(_ delay: Timespan, _ label: String) throws(SimulationFailure) {
    guard delay < .zero || !(simulation.now + delay).isValid else { return }
    throw SimulationFailure(time: simulation.now, entity: name, cause: .impossibleDelay(delay, label: label))
  }

  @inline(__always)
  func canServe(_ amount: Int, _ priority: EventPriority) -> Bool {
    state.pointee.fits(amount) && (state.pointee.waiting == 0 || !state.pointee.hasWaiting(upTo: priority))
  }

  private func grantAtOnce(_ amount: Int) -> Grant {
    state.pointee.changeUse(by: amount, at: simulation.now.ticks)
    state.pointee.statistics.addWait(ofTicks: 0)
    return grant(at: state.pointee.grants.take(amount))
  }

  private func grant(at place: GrantPlace) -> Grant { Grant(place: place, resource: ObjectIdentifier(self)) }

  private func queue(_ wait: UInt32, _ amount: Int, _ priority: EventPriority, _ patience: Timespan?) {
    let kernel = simulation.kernel
    kernel.pointee.waiters[wait].pointee.amount = amount
    kernel.pointee.waiters[wait].pointee.priority = priority
    if let patience { kernel.pointee.limit(wait, to: patience, "patience") }
    state.pointee.enqueue(wait, kernel.pointee.waiters, at: simulation.now.ticks)
    stayWhileWanted()
  }
}
