/// Who waits: a process, or a stretch of one with a time limit.
///
/// The current scope travels as a task-local value, so child tasks (`async let`, task groups) belong to the process
/// that started them: they are listed under its name and cancelled with it.
final class ProcessScope: WaitingPlace, @unchecked Sendable {
  @TaskLocal static var current: ProcessScope?

  unowned let simulation: Simulation
  /// The scope around this one; `nil` for a process itself.
  let outer: ProcessScope?
  /// Head of the chain of a process's waits.
  var firstWait: UInt32 = 0
  var isCancelled = false

  // Of a process only:

  /// How many waits were refused since the cancellation.
  var refusals = 0
  /// It went on asking for waits; it is resumed no more.
  var isAbandoned = false
  var title = ProcessTitle(label: Label("process"))
  var state = State.idle
  /// Counts the processes that this record has served.
  var generation: UInt32 = 0
  var joiners = WaitQueue()
  var behaviour: IsolatedBehaviour?
  /// Where the worker waits for its next process.
  var idleWait: UInt32 = 0
  /// Where it stands in the roster.
  var place = 0
  var task: Task<Void, Never>? {
    didSet { rootJob = task.map { unsafeBitCast($0, to: UnsafeMutableRawPointer.self) } }
  }
  /// What `task` is, to be compared and not used.
  var rootJob: UnsafeMutableRawPointer?

  enum State { case idle, running, retired }

  init(in simulation: Simulation, within outer: ProcessScope? = nil) {
    self.simulation = simulation
    self.outer = outer
  }

  /// The process this scope belongs to; itself for a process.
  var process: ProcessScope { outer?.process ?? self }

  /// Cancelled itself, or within something cancelled.
  var mustEnd: Bool {
    isCancelled || (outer.map(\.mustEnd) ?? false)
  }

  var name: String { title.text }

  func isWithin(_ scope: ProcessScope) -> Bool {
    self === scope || (outer.map { $0.isWithin(scope) } ?? false)
  }

  override var placeName: String { name }

  override func withdraw(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome { leave(waiter, outcome) }
}
