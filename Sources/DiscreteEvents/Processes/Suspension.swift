internal import CTaskRouting

/// How tasks are kept on virtual time and set aside. The result of a run does not depend on it, only its speed.
struct Suspension: Sendable {
  /// Tasks that are on no actor's executor come to the simulation through the runtime's hook; otherwise through a
  /// task-executor preference, which every task and child task then carries.
  let routesByHook: Bool
  /// Tasks are parked past the runtime's bookkeeping; otherwise by a change to an executor that keeps them.
  let parksDirectly: Bool

  static var fastest: Suspension {
    let hook = task_routing_is_available()
    return Suspension(routesByHook: hook, parksDirectly: hook && task_parking_is_available())
  }
}

/// The function that sets the current task aside. Its job, when run, goes on behind the call.
struct Parking: @unchecked Sendable {
  let park: nonisolated(nonsending) () async -> Void

  static var function: Parking? {
    task_parking_is_available() ? unsafeBitCast(task_parking_function(), to: Parking.self) : nil
  }
}

/// The executor of nobody's work: a task that changes to it is kept until its wait ends.
final class Dormitory: SerialExecutor {
  nonisolated(unsafe) let kernel: UnsafeMutablePointer<Kernel>

  init(_ kernel: UnsafeMutablePointer<Kernel>) { self.kernel = kernel }

  func enqueue(_ job: consuming ExecutorJob) {
    let waiter = kernel.pointee.waiters[kernel.pointee.parking]
    waiter.pointee.job = unsafeBitCast(UnownedJob(job), to: UnsafeMutableRawPointer.self)
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

/// Whoever calls it changes to the dormitory, and comes back when the simulation runs the job.
actor Bed {  // deterministic: it has an executor of its own, and nothing to do
  nonisolated let dormitory: Dormitory
  nonisolated var unownedExecutor: UnownedSerialExecutor { dormitory.asUnownedSerialExecutor() }

  init(in dormitory: Dormitory) { self.dormitory = dormitory }

  /// Reads the outcome here, so that the change of executors cannot be optimised away.
  @inline(never)
  func sleep(_ waiter: UInt32) -> WaitOutcome { dormitory.kernel.pointee.waiters[waiter].pointee.outcome }
}
