extension Resource {
  /// Waits for a server, keeps it busy for `duration` and gives it back.
  ///
  /// - Parameters:
  ///   - patience: How long to wait for the server at most; once served, patience has no end.
  ///   - onPreemption: What becomes of the work if it has to make way.
  /// - Throws: ``Reneged``, ``Preempted``, `CancellationError`, or ``SimulationFailure`` for an impossible duration.
  public nonisolated(nonsending) func work(
    for duration: Timespan, priority: EventPriority = .normal, patience: Timespan? = nil,
    onPreemption: Preemption = .resume
  ) async throws {
    try check(duration, patience)
    if simulation.currentScope.mustEnd { try await simulation.stopIfCancelled() }
    let wait = try simulation.beginWait("work", for: self)
    begin(wait, duration, priority, patience, onPreemption)
    let result = await simulation.finishWait(wait)
    switch result.outcome {
    case .granted: return
    case .expired: throw Reneged(resource: name, patience: patience ?? .zero)
    case .preempted: throw Preempted(resource: name, remaining: Timespan(ticks: Int64(bitPattern: result.gift)))
    case .cancelled: throw CancellationError()
    }
  }

  /// How work that a handler asked for has ended.
  public struct Ending: Sendable {
    let result: WaitResult

    public enum Kind: Sendable, Equatable {
      case done
      case reneged
      case preempted(remaining: Timespan)
    }

    public var kind: Kind {
      switch result.outcome {
      case .granted: .done
      case .preempted: .preempted(remaining: Timespan(ticks: Int64(bitPattern: result.gift)))
      case .expired, .cancelled: .reneged
      }
    }
  }

  /// Has a server work for `duration`, and then `handler` run on `actor`.
  public func work<A: SimulatedActor>(
    for duration: Timespan, priority: EventPriority = .normal, patience: Timespan? = nil,
    onPreemption: Preemption = .resume, on actor: A, _ handler: @escaping @Sendable (isolated A, Ending) -> Void
  ) {
    do { try check(duration, patience) } catch { return simulation.fail(error.cause, entity: error.entity) }
    let wait = simulation.beginWait("work", for: self, on: actor, WaitHandler(ofWork: handler))
    begin(wait, duration, priority, patience, onPreemption)
  }

  private func check(_ duration: Timespan, _ patience: Timespan?) throws(SimulationFailure) {
    simulation.checkThread()
    try check(duration, "work")
    if let patience { try check(patience, "patience") }
  }

  private func begin(
    _ wait: UInt32, _ duration: Timespan, _ priority: EventPriority, _ patience: Timespan?, _ preemption: Preemption
  ) {
    defer { stayWhileWanted() }
    let kernel = simulation.kernel
    let waiter = kernel.pointee.waiters[wait]
    waiter.pointee.amount = Int(duration.ticks)
    waiter.pointee.priority = discipline == .firstInFirstOut ? .normal : priority
    waiter.pointee.remainingWork = duration.ticks
    waiter.pointee.work = WorkNotes(isWork: true, preemption: preemption)
    if canServe(1, waiter.pointee.priority) { return start(wait) }
    if let patience { kernel.pointee.limit(wait, to: patience, "patience") }
    state.pointee.enqueue(wait, kernel.pointee.waiters, at: kernel.pointee.now)
    if discipline == .preemptivePriority { serveWaiting() }
  }
}

extension Resource {
  /// A server takes up work.
  func start(_ wait: UInt32) {
    let kernel = simulation.kernel
    let waiter = kernel.pointee.waiters[wait]
    if waiter.pointee.timer != .none { _ = kernel.pointee.cancel(waiter.pointee.timer) }
    let now = kernel.pointee.now
    if !waiter.pointee.work.hasStarted { countWait(since: waiter.pointee.since) }
    waiter.pointee.since = now
    waiter.pointee.work.hasStarted = true
    waiter.pointee.work.isInProgress = true
    state.pointee.inService.append(wait, in: kernel.pointee.waiters)
    state.pointee.changeUse(by: 1, at: now)
    kernel.pointee.limit(wait, to: Timespan(ticks: waiter.pointee.remainingWork), "work")
  }

  /// Work in progress leaves its server, done or not.
  func stop(_ wait: UInt32) {
    let kernel = simulation.kernel
    let waiter = kernel.pointee.waiters[wait]
    let now = kernel.pointee.now
    waiter.pointee.remainingWork -= now - waiter.pointee.since
    waiter.pointee.work.isInProgress = false
    state.pointee.inService.remove(wait, in: kernel.pointee.waiters)
    state.pointee.changeUse(by: -1, at: now)
  }

  /// Interrupts the least urgent work if `wait`, which is next, is more urgent and would get the server.
  ///
  /// - Returns: Whether a server is free now.
  func makeWay(for wait: UInt32) -> Bool {
    let (waiters, now) = (simulation.kernel.pointee.waiters, simulation.kernel.pointee.now)
    guard discipline == .preemptivePriority, state.pointee.inUse == state.pointee.capacity,
      state.pointee.serversDone(in: waiters, at: now) == 0,
      let victim = state.pointee.leastUrgentWork(in: waiters, at: now),
      waiters[wait].pointee.priority < waiters[victim].pointee.priority
    else { return false }
    interrupt(victim)
    return true
  }

  func interrupt(_ wait: UInt32) {
    let kernel = simulation.kernel
    let waiter = kernel.pointee.waiters[wait]
    state.pointee.statistics.preempted += 1
    _ = kernel.pointee.cancel(waiter.pointee.timer)
    waiter.pointee.timer = .none
    stop(wait)
    switch waiter.pointee.work.preemption {
    case .resume: break
    case .restart: waiter.pointee.remainingWork = Int64(waiter.pointee.amount)
    case .abandon: return kernel.pointee.end(wait, .preempted)
    }
    state.pointee.enqueue(wait, kernel.pointee.waiters, at: kernel.pointee.now, atHead: true)
  }
}

/// What a resource notes about work. The wait's `gift` is what remains of it, its `amount` the whole, and from the moment
/// a server takes it up, its `since` is that moment.
struct WorkNotes {
  var isWork = false
  var hasStarted = false
  var isInProgress = false
  var preemption = Resource.Preemption.resume
}

extension Waiter {
  /// The ticks of work that are left.
  var remainingWork: Int64 {
    get { Int64(bitPattern: result.gift) }
    set { gift = UInt64(bitPattern: newValue) }
  }

  /// When work in progress will be done.
  var endOfWork: Int64 {
    let (end, overflow) = since.addingReportingOverflow(remainingWork)
    return overflow ? .max : end
  }
}
