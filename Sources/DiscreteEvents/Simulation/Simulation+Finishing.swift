extension Simulation {
  /// Ends the simulation: cancels every process, lets them clean up, and frees what they and all scheduled events held.
  ///
  /// Handlers that are scheduled or wait are not run any more. An error thrown in cleaning up is kept: a further run
  /// throws it.
  ///
  /// - Returns: Who was still waiting, the longest wait first.
  @discardableResult
  public func finish() -> [ParkedProcess] {
    precondition(!kernel.pointee.isRunning, "a simulation cannot be finished from inside itself")
    let parked = parkedProcesses
    whileCurrent {
      dropWaitingHandlers()
      endProcesses()
      kernel.pointee.ready.removeAll()  // what was still ready would go on for ever
      abandonTheRest()
      dismissWorkers()
      dropEvents()
      dropWaitingHandlers()
    }
    kernel.pointee.ready.removeAll()
    return parked
  }

  /// Cleaning up may start processes and waits; these are cancelled too.
  private func endProcesses() {
    for _ in 0..<Roster.patienceWithTheCancelled {
      let foundSome = cancelProcesses()
      drain()
      guard foundSome, kernel.pointee.ready.isEmpty else { return }
    }
  }

  private func cancelProcesses() -> Bool {
    var foundSome = !kernel.pointee.ready.isEmpty
    for worker in roster.workers where worker.state == .running && !worker.isCancelled {
      Process(of: worker).cancel()
      foundSome = true
    }
    // What is left waits without a process that runs: a task that was made elsewhere, or outlived its process.
    for index in 1..<UInt32(kernel.pointee.waiters.used) {
      let waiter = kernel.pointee.waiters[index]
      guard waiter.pointee.state == .waiting, let scope = waiter.pointee.scope?.takeUnretainedValue().process,
        !isAbandoned(waiter)
      else { continue }
      scope.isCancelled = true
      end(index, .cancelled)
      foundSome = true
    }
    return foundSome
  }

  private func abandonTheRest() {
    for worker in roster.workers where worker.state == .running && !worker.isAbandoned {
      worker.isAbandoned = true
      roster.unresponsive.append(worker.name)
    }
  }

  private func dismissWorkers() {
    while let worker = roster.idle.popLast() {
      roster.remove(worker)
      kernel.pointee.end(worker.idleWait, .cancelled)
      drain()
    }
    if roster.bystanders?.firstWait == 0 { roster.bystanders = nil }
  }

  private func dropEvents() {
    while let key = kernel.pointee.queue.takeFirst() {
      guard kernel.pointee.slots[key.slot].pointee.sequence == key.sequence else { continue }
      _ = kernel.pointee.cancel(kernel.pointee.timer(key.slot))
    }
    kernel.pointee.stale = 0
  }

  /// Takes waiting handlers out of their queues, which may grant what they gave up to others, who are dropped then too.
  private func dropWaitingHandlers() {
    for index in 1..<UInt32(kernel.pointee.waiters.used) {
      let waiter = kernel.pointee.waiters[index]
      guard let target = waiter.pointee.target else { continue }
      if waiter.pointee.state == .waiting { end(index, .cancelled) }
      let handler = waiter.pointee.handler
      waiter.pointee.target = nil
      waiter.pointee.handler = nil
      withExtendedLifetime(handler) { target.release() }
    }
  }

  /// Who waits at the moment, the longest wait first.
  public var parkedProcesses: [ParkedProcess] {
    checkThread()
    let waiting = (1..<UInt32(kernel.pointee.waiters.used)).filter { index in
      let waiter = kernel.pointee.waiters[index]
      return waiter.pointee.state == .waiting && (waiter.pointee.scope != nil || waiter.pointee.target != nil)
        && !isAbandoned(waiter)
    }
    let dueTimes = kernel.pointee.dueTimes()
    return (waiting.map { parkedProcess($0, dueTimes) } + strayProcesses).sorted {
      ($0.since, $0.process) < ($1.since, $1.process)
    }
  }

  /// Processes that have neither ended nor wait for anything that the simulation knows. Since when is not known either.
  private var strayProcesses: [ParkedProcess] {
    guard !kernel.pointee.isRunning, kernel.pointee.ready.isEmpty else { return [] }
    return roster.workers
      .filter { $0.state == .running && $0.firstWait == 0 && !$0.isAbandoned }
      .map { ParkedProcess(process: $0.name, awaits: "something outside the simulation", since: now, until: nil) }
  }

  private func parkedProcess(_ index: UInt32, _ dueTimes: [Int64?]) -> ParkedProcess {
    let waiter = kernel.pointee.waiters[index]
    let timer = waiter.pointee.timer
    let until = timer == .none ? nil : dueTimes[Int(timer.slot)].map { Instant(ticks: $0) }
    return ParkedProcess(
      process: waiterName(index), awaits: reason(of: waiter), since: Instant(ticks: waiter.pointee.since), until: until)
  }

  private func reason(of waiter: UnsafeMutablePointer<Waiter>) -> String {
    if waiter.pointee.isForSomething {
      return waiter.pointee.label.string
        + (waiter.pointee.awaited.map { " " + $0.takeUnretainedValue().placeName } ?? "")
    }
    let timer = waiter.pointee.timer
    return timer == .none ? "abandoned" : kernel.pointee.slots[Int(timer.slot)].pointee.label.string
  }
}
