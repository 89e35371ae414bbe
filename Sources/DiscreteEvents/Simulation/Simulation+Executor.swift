public import CTaskRouting

extension Simulation: SerialExecutor {
  public func enqueue(_ job: consuming ExecutorJob) {
    guard isCurrent else { refuseForeignUse() }
    kernel.pointee.ready.append(job: unsafeBitCast(UnownedJob(job), to: UnsafeMutableRawPointer.self))
  }

  public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  public func checkIsolated() {
    guard isCurrent || !kernel.pointee.isRunning else { refuseForeignUse() }
  }

  public func isIsolatingCurrentContext() -> Bool? { isCurrent || !kernel.pointee.isRunning }
}

/// Where the runtime's hook is missing, tasks carry the simulation as the executor they prefer.
extension Simulation: TaskExecutor {
  public func asUnownedTaskExecutor() -> UnownedTaskExecutor { UnownedTaskExecutor(ordinary: self) }
}

extension Simulation {
  /// Whether the current thread runs this simulation.
  @inlinable
  var isCurrent: Bool { task_routing_current() == Unmanaged.passUnretained(self).toOpaque() }

  /// Stops the program if the simulation runs on another thread just now.
  @inlinable @inline(__always)
  func checkThread() {
    if kernel.pointee.isRunning && !isCurrent { refuseForeignUse() }
  }

  /// Says so in optimised builds too, which drop the sentence of a precondition.
  @usableFromInline
  func refuseForeignUse() -> Never {
    task_routing_refuse(
      """
      An actor of \(kernel.pointee.isRunning ? "a running" : "a resting") simulation was used from outside it. \
      Between runs, use `actor.call { ... }` or `actor.spawn { ... }` from the thread that owns the simulation; \
      while it runs, only its own actors may use each other. Task.sleep and other clocks of the machine wake a task \
      from outside too: use `sleep(for:)` of the simulated actor.
      """)
  }

  /// Sends what this thread enqueues to this simulation while `body` runs.
  func whileCurrent<Result>(_ body: () throws -> Result) rethrows -> Result {
    let simulation = Unmanaged.passUnretained(self).toOpaque()
    let previous = task_routing_enter(simulation) { simulation, job in
      guard let simulation, let job else { return }
      Unmanaged<Simulation>.fromOpaque(simulation)._withUnsafeGuaranteedRef {
        $0.kernel.pointee.ready.append(job: job)
      }
    }
    defer { task_routing_leave(previous) }
    return try body()
  }
}
