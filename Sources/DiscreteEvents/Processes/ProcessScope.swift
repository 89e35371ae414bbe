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
  @exclusivity(unchecked) var firstWait: UInt32 = 0
  @exclusivity(unchecked) var isCancelled = false

  // Of a process only:

  /// How many waits were refused since the cancellation.
  @exclusivity(unchecked) var refusals = 0
  /// It went on asking for waits; it is resumed no more.
  @exclusivity(unchecked) var isAbandoned = false
  @exclusivity(unchecked) var title = ProcessTitle(label: Label("process"))
  @exclusivity(unchecked) var state = State.idle
  /// Counts the processes that this record has served.
  @exclusivity(unchecked) var generation: UInt32 = 0
  @exclusivity(unchecked) var joiners = WaitQueue()
  @exclusivity(unchecked) var behaviour: IsolatedBehaviour?
  /// Where the worker waits for its next process.
  @exclusivity(unchecked) var idleWait: UInt32 = 0
  /// Where it stands in the roster.
  @exclusivity(unchecked) var place = 0
  var task: Task<Void, Never>? {
    didSet { rootJob = task.map { unsafeBitCast($0, to: UnsafeMutableRawPointer.self) } }
  }
  /// What `task` is, to be compared and not used.
  @exclusivity(unchecked) var rootJob: UnsafeMutableRawPointer?

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
