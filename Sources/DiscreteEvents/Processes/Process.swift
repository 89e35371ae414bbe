/// A process that was started with ``SimulatedActor/spawn(_:_:_:)``: to be joined or cancelled.
public struct Process: Sendable {
  let scope: ProcessScope
  let generation: UInt32
  let title: ProcessTitle

  init(of scope: ProcessScope) {
    self.scope = scope
    generation = scope.generation
    title = scope.title
  }

  /// What reports call it: the label it was started with, and its number.
  public var name: String { title.text }

  public var isFinished: Bool { scope.generation != generation || scope.state != .running }

  /// Ends the process at its next or current wait, which throws `CancellationError`, as do all its further waits. Its child
  /// tasks are cancelled with it. Does nothing if it has finished.
  public func cancel() {
    guard !isFinished else { return }
    let simulation = scope.simulation
    simulation.checkThread()
    scope.isCancelled = true
    scope.task?.cancel()
    simulation.cancelWaits(of: scope)
  }

  /// Waits until the process has finished, whether by itself or cancelled.
  public nonisolated(nonsending) func join() async throws {
    guard !isFinished else { return }
    let simulation = scope.simulation
    let wait = try simulation.beginWait("join", for: scope)
    scope.joiners.append(wait, in: simulation.kernel.pointee.waiters)
    if await simulation.finishWait(wait).outcome == .cancelled { throw CancellationError() }
  }
}

/// The label and the number that a process was started with.
struct ProcessTitle: Sendable {
  var label: Label
  var number: Int?

  var text: String { number.map { "\(label.string) \($0)" } ?? label.string }
}

extension ProcessScope {
  func leave(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome {
    joiners.remove(waiter, in: simulation.kernel.pointee.waiters)
    return outcome
  }
}

extension SimulatedActor {
  /// Starts a process: `behaviour` runs on this actor, on virtual time, after what is running now.
  ///
  /// ```swift
  /// customer.spawn("customer", 17) { try await $0.haveDinner() }
  /// ```
  ///
  /// An error that it throws and nobody catches ends the run with a ``SimulationFailure`` that names the process.
  ///
  /// - Parameters:
  ///   - label, number: What reports call the process.
  @discardableResult @inlinable
  public nonisolated func spawn(
    _ label: StaticString = "process", _ number: Int? = nil,
    _ behaviour: @escaping @Sendable (isolated Self) async throws -> Void
  ) -> Process {
    simulation.start(IsolatedBehaviour(of: self, behaviour), Label(label), number)
  }
}

extension Simulation {
  @usableFromInline
  func start(_ behaviour: IsolatedBehaviour, _ label: Label, _ number: Int?) -> Process {
    checkThread()
    let worker = roster.idle.popLast()
    let scope = worker ?? ProcessScope(in: self)
    scope.behaviour = behaviour
    scope.title = ProcessTitle(label: label, number: number)
    (scope.state, scope.refusals) = (.running, 0)
    if worker != nil { kernel.pointee.end(scope.idleWait, .granted) } else { hire(scope) }
    return Process(of: scope)
  }

  private func hire(_ worker: ProcessScope) {
    roster.add(worker)
    if isCurrent {
      worker.task = TaskCreation.start(worker, in: self)
    } else {
      whileCurrent { worker.task = TaskCreation.start(worker, in: self) }
    }
  }

  /// A worker's process has ended: whoever joined it goes on, and the worker is ready for another.
  ///
  /// - Returns: false if this worker's task is to end too: a cancelled task cannot be used again, and one whose process
  ///   left child tasks behind must not be taken for another's.
  func rest(_ worker: ProcessScope) -> Bool {
    worker.behaviour = nil
    worker.generation &+= 1
    while let joiner = worker.joiners.takeFirst(in: kernel.pointee.waiters) { kernel.pointee.end(joiner, .granted) }
    guard !worker.isCancelled, worker.firstWait == 0 else {
      worker.state = .retired
      roster.remove(worker)
      return false
    }
    worker.state = .idle
    worker.idleWait = beginIdling()
    roster.idle.append(worker)
    return true
  }
}
