internal import CTaskRouting

extension Simulation {
  /// A wait of the current task for something. Throws where its process has been cancelled.
  @inline(__always)
  func beginWait(_ label: StaticString, for awaited: WaitingPlace) throws -> UInt32 {
    let scope = try scopeThatMayWait()
    let index = kernel.pointee.beginWait(Label(label), for: awaited)
    enter(index, in: scope)
    return index
  }

  /// A wait of the current task for nothing but time.
  @inline(__always)
  func beginSleep() throws -> UInt32 {
    let scope = try scopeThatMayWait()
    let index = kernel.pointee.beginWait()
    enter(index, in: scope)
    return index
  }

  @inline(__always)
  private func scopeThatMayWait() throws -> Unmanaged<ProcessScope> {
    guard isCurrent else { refuseForeignUse() }
    let scope = unmanagedScope
    try scope._withUnsafeGuaranteedRef { scope in
      if scope.mustEnd { try refuse(scope) }
    }
    return scope
  }

  /// A worker's wait for its next process.
  func beginIdling() -> UInt32 {
    let index = kernel.pointee.beginWait()
    kernel.pointee.waiters[index].pointee.job = parking == nil ? nil : task_parking_current_job()
    return index
  }

  /// A wait that ends with `handler` being run on `actor`, without a task.
  @inline(__always)
  func beginWait<A: SimulatedActor>(
    _ label: StaticString, for awaited: WaitingPlace, on actor: A, _ handler: WaitHandler
  ) -> UInt32 {
    let index = kernel.pointee.beginWait(Label(label), for: awaited)
    let waiter = kernel.pointee.waiters[index]
    waiter.pointee.target = Unmanaged<AnyObject>.passRetained(actor)
    waiter.pointee.handler = handler
    return index
  }

  /// Whose code runs now.
  @inline(__always)
  var currentScope: ProcessScope { unmanagedScope.takeUnretainedValue() }

  /// The same, without counting the reference: the task that runs keeps it.
  ///
  /// A task that goes on after a wait has the scope that it waited in. Whatever changes that must say so by
  /// ``forgetScopeAtWork()``.
  @inline(__always)
  private var unmanagedScope: Unmanaged<ProcessScope> {
    if let scope = kernel.pointee.scopeAtWork, kernel.pointee.taskAtWork == task_parking_current_job() { return scope }
    return scopeLookedUp()
  }

  @inline(never)
  private func scopeLookedUp() -> Unmanaged<ProcessScope> {
    guard parking != nil else { return Unmanaged.passUnretained(scopeOfTask.get() ?? bystanders) }
    let place = task_parking_local(Unmanaged.passUnretained(scopeOfTask).toOpaque())
    let scope = place?.load(as: Unmanaged<ProcessScope>?.self) ?? Unmanaged.passUnretained(bystanders)
    kernel.pointee.taskAtWork = task_parking_current_job()
    kernel.pointee.scopeAtWork = scope
    return scope
  }

  /// Another task runs, or the same one in another scope.
  @inline(__always)
  func forgetScopeAtWork() { kernel.pointee.scopeAtWork = nil }

  /// Tasks that are part of no process.
  var bystanders: ProcessScope {
    if let bystanders = roster.bystanders { return bystanders }
    let bystanders = ProcessScope(in: self)
    bystanders.title.label = Label("task outside any process")
    roster.bystanders = bystanders
    return bystanders
  }

  /// A cancelled process may wait no more. One that goes on asking gets a wait that never ends.
  private func refuse(_ scope: ProcessScope) throws {
    let process = scope.process
    process.refusals += 1
    if process.refusals <= Roster.patienceWithTheCancelled { throw CancellationError() }
    if !process.isAbandoned { roster.unresponsive.append(process.name) }
    process.isAbandoned = true
    kernel.pointee.hasAbandoned = true
  }

  func isAbandoned(_ waiter: UnsafeMutablePointer<Waiter>) -> Bool {
    waiter.pointee.scope.map { $0._withUnsafeGuaranteedRef { $0.process.isAbandoned } } ?? false
  }

  /// Notes who waits, and enters the wait in the process's list.
  @inline(__always)
  private func enter(_ index: UInt32, in scope: Unmanaged<ProcessScope>) {
    let waiters = kernel.pointee.waiters
    waiters[index].pointee.job = parking == nil ? nil : task_parking_current_job()
    waiters[index].pointee.scope = scope
    waiters[index].pointee.previousOfProcess = 0
    let first = scope._withUnsafeGuaranteedRef { scope in
      let process = scope.process
      defer { process.firstWait = index }
      return process.firstWait
    }
    waiters[index].pointee.nextOfProcess = first
    if first != 0 { waiters[first].pointee.previousOfProcess = index }
  }

  @inline(__always)
  private func leave(_ index: UInt32, of scope: ProcessScope) {
    let waiters = kernel.pointee.waiters
    let next = waiters[index].pointee.nextOfProcess
    let previous = waiters[index].pointee.previousOfProcess
    if next != 0 { waiters[next].pointee.previousOfProcess = previous }
    if previous != 0 { waiters[previous].pointee.nextOfProcess = next } else { scope.process.firstWait = next }
  }

  /// Sets the current task aside until the wait ends, and gives the record back.
  @inline(__always)
  nonisolated(nonsending) func finishWait(_ index: UInt32) async -> WaitResult {
    if let parking, isOfRootTask(index) {
      kernel.pointee.waiters[index].pointee.isSetAside = true
      await parking.park()
    } else {
      await setAsideOtherwise(index)
    }
    return settle(index)
  }

  /// What a wait came to; its record is free from now on.
  @inline(__always)
  private func settle(_ index: UInt32) -> WaitResult {
    let waiter = kernel.pointee.waiters[index]
    if let scope = waiter.pointee.scope {
      scope._withUnsafeGuaranteedRef { leave(index, of: $0) }
      waiter.pointee.scope = nil
    }
    waiter.pointee.job = nil
    kernel.pointee.waiters.giveBack(index)
    return waiter.pointee.result
  }

  /// Whether the current task is the one that runs the process of this wait, which only its process can cancel.
  @inline(__always)
  private func isOfRootTask(_ index: UInt32) -> Bool {
    let waiter = kernel.pointee.waiters[index]
    guard let scope = waiter.pointee.scope else { return true }
    return scope._withUnsafeGuaranteedRef { ($0.outer?.process ?? $0).rootJob }
      == (parking == nil ? Self.currentJob : waiter.pointee.job)
  }

  private static var currentJob: UnsafeMutableRawPointer? {
    withUnsafeCurrentTask { $0.map { unsafeBitCast($0, to: UnsafeMutableRawPointer.self) } }
  }

  // Kept out of line, so that the frames of tasks that wait in the common way stay small.
  @inline(never)
  private nonisolated(nonsending) func setAsideOtherwise(_ index: UInt32) async {
    if isOfRootTask(index) { await setAside(index) } else { await setAsideCancellably(index) }
  }

  private nonisolated(nonsending) func setAside(_ index: UInt32) async {
    kernel.pointee.waiters[index].pointee.isSetAside = true
    if let parking { return await parking.park() }
    kernel.pointee.parking = index
    _ = await bed.sleep(index)
  }

  /// A child task may also be cancelled alone: by its task group, or because its parent needs it no more.
  private nonisolated(nonsending) func setAsideCancellably(_ index: UInt32) async {
    await withTaskCancellationHandler {
      cancelIfWaiting(index, Task.isCancelled)
      await setAside(index)
    } onCancel: {
      guard isCurrent else { refuseForeignUse() }
      // Before the task is set aside it must not be woken; it will see for itself.
      cancelIfWaiting(index, kernel.pointee.waiters[index].pointee.isSetAside)
    }
  }

  private func cancelIfWaiting(_ index: UInt32, _ condition: Bool) {
    if condition && kernel.pointee.waiters[index].pointee.state == .waiting { end(index, .cancelled) }
  }

  /// Ends the waits of a process, or of the part of it within `scope`, with a cancellation.
  func cancelWaits(of scope: ProcessScope) {
    let waiters = kernel.pointee.waiters
    var index = scope.process.firstWait
    while index != 0 {
      let waiter = waiters[index]
      let next = waiter.pointee.nextOfProcess
      let isAffected = waiter.pointee.scope.map { $0._withUnsafeGuaranteedRef { $0.isWithin(scope) } } ?? false
      if waiter.pointee.state == .waiting && isAffected { end(index, .cancelled) }
      index = next
    }
  }

  /// Ends a wait before its turn: takes the waiter out of the queue it stands in.
  func end(_ index: UInt32, _ outcome: WaitOutcome) {
    let waiter = kernel.pointee.waiters[index]
    guard waiter.pointee.isForSomething else { return kernel.pointee.end(index, outcome) }
    let ended = waiter.pointee.awaited?._withUnsafeGuaranteedRef { $0.withdraw(index, outcome) }
    kernel.pointee.end(index, ended ?? outcome)
  }
}
