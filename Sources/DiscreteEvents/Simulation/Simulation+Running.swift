extension Simulation {
  /// Runs until a rule applies or nothing is left to happen, then cancels who still waits and says how it ended.
  ///
  /// - Throws: ``SimulationFailure`` if the simulation could not go on. The waiting processes have been cancelled then too.
  @discardableResult
  public func run(until rules: StopRule...) throws -> RunReport {
    let reason: StopReason
    do {
      reason = try advance(rules)
    } catch {
      _ = finish()
      throw error
    }
    let parked = finish()
    if let failure = kernel.pointee.failure { throw failure }  // from a process that was cleaning up
    return RunReport(reason: reason, time: now, events: eventCount, parked: parked, unresponsive: roster.unresponsive)
  }

  /// Runs until a rule applies or nothing is left to happen, and leaves everybody where they are: the run can go on.
  ///
  /// A simulation that is not run to its end by ``run(until:)`` must be ended with ``finish()``, or its waiting
  /// processes keep it in memory.
  @discardableResult
  public func advance(until rules: StopRule...) throws -> StopReason { try advance(rules) }

  /// Runs one event and what it makes runnable.
  ///
  /// - Returns: false if nothing was due.
  @discardableResult
  public func step() throws -> Bool { try advance(until: .events(1)) == .events }

  private func advance(_ rules: [StopRule]) throws -> StopReason {
    precondition(!kernel.pointee.isRunning, "a simulation cannot be run from inside itself")
    var limits = Limits()
    for rule in rules { limits.add(rule) }
    kernel.pointee.isRunning = true
    let reason = whileCurrent { loop(limits) }
    kernel.pointee.isRunning = false
    kernel.pointee.currentEvent = 0  // what is scheduled between runs comes from outside
    if let failure = kernel.pointee.failure { throw failure }
    return reason
  }

  private struct Limits {
    var instant = Int64.max
    var events = Int.max
    var conditions: [() -> Bool] = []

    mutating func add(_ rule: StopRule) {
      switch rule {
      case .instant(let instant): self.instant = min(self.instant, instant.ticks)
      case .events(let count): events = min(events, count)
      case .condition(let condition): conditions.append(condition)
      }
    }
  }

  /// The heart: take the next event, move the clock, run it, run what it made ready.
  private func loop(_ limits: Limits) -> StopReason {
    let kernel = self.kernel
    var eventsLeft = limits.events
    let isConditional = !limits.conditions.isEmpty
    if !kernel.pointee.mustStop { drain() }
    while !kernel.pointee.mustStop {
      if isConditional, limits.conditions.contains(where: { $0() }) { return .condition }
      guard eventsLeft > 0 else { return .events }
      guard let key = kernel.pointee.queue.takeFirst() else { return .nothingLeft }
      let slot = kernel.pointee.slots[key.slot]
      guard slot.pointee.sequence == key.sequence else {
        kernel.pointee.stale &-= 1
        continue
      }
      guard key.time <= limits.instant else {
        kernel.pointee.queue.insert(key)
        kernel.pointee.now = max(kernel.pointee.now, limits.instant)
        return .instant
      }
      eventsLeft &-= 1
      kernel.pointee.moveClock(to: key.time, slot.pointee.number)
      kernel.pointee.prefetchNext()
      if kernel.pointee.isObserved { tellObservers(key) }
      run(slot, key)
      if !kernel.pointee.ready.isEmpty { drain() }
    }
    return .nothingLeft
  }

  /// Runs an event. Its slot is free before its content runs, so that what it schedules can use it.
  @inline(__always)
  private func run(_ slot: UnsafeMutablePointer<EventSlot>, _ key: EventKey) {
    guard let target = slot.pointee.target else {
      let waiter = UInt32(truncatingIfNeeded: slot.pointee.link)
      kernel.pointee.slots.giveBack(key.slot)
      return wake(waiter)
    }
    if slot.pointee.link == 0 {
      let handler = slot.pointee.takeHandler()
      kernel.pointee.slots.giveBack(key.slot)
      kernel.pointee.beginWork(of: target)
      handler?.run(target.toOpaque())
      kernel.pointee.endWork()?.release()
    } else {
      let handler = slot.pointee.handler
      kernel.pointee.repeatEvent(key)
      // The handler may cancel its own timer, whose reference is the only one that is certain.
      withExtendedLifetime(target.takeUnretainedValue()) { handler?.run(target.toOpaque()) }
    }
  }

  /// Time has ended a wait.
  @inline(__always)
  private func wake(_ index: UInt32) {
    let waiter = kernel.pointee.waiters[index]
    waiter.pointee.timer = .none
    if waiter.pointee.isForSomething {
      end(index, .expired)
    } else {
      waiter.pointee.state = .ready
      resume(index)
    }
  }

  /// Runs everything that is ready, in the order in which it became so, or as much as one instant may hold.
  func drain() {
    var steps = 0
    while !kernel.pointee.ready.isEmpty {
      let entry = kernel.pointee.ready.takeFirst()
      if entry & 1 == 1 {
        resume(UInt32(truncatingIfNeeded: entry >> 1))
      } else if let job = UnsafeMutableRawPointer(bitPattern: entry) {
        forgetScopeAtWork()
        run(job)
      }
      steps &+= 1
      if steps > kernel.pointee.stepLimit { return fail(.timeStandsStill(steps, label: "resumption"), entity: name) }
    }
  }

  @inline(__always)
  private func resume(_ index: UInt32) {
    let waiter = kernel.pointee.waiters[index]
    if let job = waiter.pointee.job {
      if kernel.pointee.hasAbandoned && isAbandoned(waiter) { return }
      kernel.pointee.taskAtWork = job
      kernel.pointee.scopeAtWork = parking == nil ? nil : waiter.pointee.scope
      return run(job)
    }
    guard let target = waiter.pointee.target else {
      return kernel.pointee.waiters.giveBack(index)  // dropped while it was ready
    }
    let (handler, result) = (waiter.pointee.takeHandler(), waiter.pointee.result)
    waiter.pointee.target = nil
    kernel.pointee.waiters.giveBack(index)
    handler?.run(target.takeRetainedValue(), result)
  }

  @inline(__always)
  private func run(_ job: UnsafeMutableRawPointer) {
    let job = unsafeBitCast(job, to: UnownedJob.self)
    if suspension.routesByHook {
      job.runSynchronously(on: asUnownedSerialExecutor())
    } else {
      job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }
  }

  private func tellObservers(_ key: EventKey) {
    if let sign = observers.sign { sign.show(kernel.pointee.slots[key.slot].pointee.label) }
    guard !observers.all.isEmpty else { return }
    let event = event(key)
    for observer in observers.all { observer(event) }
  }
}
