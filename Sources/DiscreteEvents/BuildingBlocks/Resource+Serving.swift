import Statistics

extension Resource {
  /// Serves those who wait, in their order, while the next one fits or can be made to fit.
  func serveWaiting() {
    defer { stayWhileWanted() }
    let kernel = simulation.kernel
    while let wait = state.pointee.first {
      let waiter = kernel.pointee.waiters[wait]
      let isWork = waiter.pointee.work.isWork
      guard state.pointee.fits(isWork ? 1 : waiter.pointee.amount) || (isWork && makeWay(for: wait)) else { return }
      state.pointee.dequeue(wait, kernel.pointee.waiters, at: kernel.pointee.now)
      if isWork { start(wait) } else { grant(wait) }
    }
  }

  /// Lives on while somebody waits or is served, even if whoever made it lets go of it: a handler's wait holds only its
  /// actor.
  @inline(__always)
  func stayWhileWanted() {
    let isWanted = state.pointee.isWanted
    if isWanted != (state.pointee.keeper != nil) { state.pointee.keeper = isWanted ? self : nil }
  }

  private func grant(_ wait: UInt32) {
    let kernel = simulation.kernel
    let waiter = kernel.pointee.waiters[wait]
    state.pointee.changeUse(by: waiter.pointee.amount, at: kernel.pointee.now)
    countWait(since: waiter.pointee.since)
    waiter.pointee.gift = state.pointee.grants.take(waiter.pointee.amount).bits
    kernel.pointee.end(wait, .granted)
  }

  func countWait(since: Int64) {
    state.pointee.statistics.addWait(ofTicks: simulation.kernel.pointee.now - since)
  }

  /// Changes how many servers there are: a shift begins, a machine breaks down.
  ///
  /// With fewer servers than are in use, nobody new is served until enough has been given back. If `interrupting`, work
  /// in progress beyond the new capacity stops at once and waits at the head of its class.
  public func resize(to capacity: Int, interrupting: Bool = false) {
    simulation.checkThread()
    guard capacity >= 0 else { return misuse("a resource cannot be resized to \(capacity)") }
    state.pointee.capacity = capacity
    state.pointee.statistics.capacity.update(level: Double(capacity), at: simulation.now.ticks)
    if interrupting { interruptWork(beyond: capacity) }
    serveWaiting()
  }

  private func interruptWork(beyond capacity: Int) {
    let (waiters, now) = (simulation.kernel.pointee.waiters, simulation.kernel.pointee.now)
    let done = state.pointee.serversDone(in: waiters, at: now)
    while state.pointee.inUse - done > capacity, let wait = state.pointee.leastUrgentWork(in: waiters, at: now) {
      interrupt(wait)
    }
  }
}

extension Resource {
  func leave(_ wait: UInt32, _ outcome: WaitOutcome) -> WaitOutcome {
    let kernel = simulation.kernel
    let waiter = kernel.pointee.waiters[wait]
    guard waiter.pointee.work.isWork else {
      leaveQueue(wait, outcome)
      return outcome
    }
    let isInProgress = waiter.pointee.work.isInProgress
    if isInProgress { stop(wait) } else { leaveQueue(wait, outcome) }
    serveWaiting()
    return isInProgress && outcome == .expired ? .granted : outcome
  }

  private func leaveQueue(_ wait: UInt32, _ outcome: WaitOutcome) {
    let kernel = simulation.kernel
    if outcome == .expired {
      state.pointee.statistics.reneged += 1
      countRenege(since: kernel.pointee.waiters[wait].pointee.since)
    }
    state.pointee.dequeue(wait, kernel.pointee.waiters, at: kernel.pointee.now)
    serveWaiting()  // who stood behind may fit
  }

  private func countRenege(since: Int64) {
    state.pointee.statistics.waitsOfReneged.add(Timespan(ticks: simulation.kernel.pointee.now - since).inSeconds)
  }
}

extension Resource {
  public var capacity: Int { state.pointee.capacity }
  public var inUse: Int { state.pointee.inUse }
  public var free: Int { max(0, state.pointee.capacity - state.pointee.inUse) }

  /// How many wait to be served.
  public var queueLength: Int { state.pointee.waiting }

  /// What was measured since the start, or since ``resetStatistics()``.
  public var statistics: ResourceStatistics { state.pointee.statistics }

  /// Forgets what was measured, as at the end of a warm-up; levels go on from where they are.
  public func resetStatistics() { state.pointee.statistics.reset(at: simulation.now.ticks) }
}
