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
    let wait = try simulation.beginWait("work", for: self)
    begin(wait, duration, priority, patience, onPreemption)
    let (outcome, gift) = await simulation.finishWait(wait)
    switch outcome {
    case .granted: return
    case .expired: throw Reneged(resource: name, patience: patience ?? .zero)
    case .preempted: throw Preempted(resource: name, remaining: Timespan(ticks: Int64(bitPattern: gift)))
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
    onPreemption: Preemption = .resume, for actor: A, _ handler: @escaping @Sendable (isolated A, Ending) -> Void
  ) {
    do { try check(duration, patience) } catch { return simulation.fail(error.cause, entity: error.entity) }
    let wait = simulation.beginWait("work", for: self, on: actor, WaitHandler(ofWork: handler))
    begin(wait, duration, priority, patience, onPreemption)
  }

  private func check(_ duration: Timespan, _ patience: Timespan?) throws(SimulationFailure) {
    simulation.checkThread()
    if duration < .zero { throw impossible(duration, "work") }
    if let patience, patience < .zero { throw impossible(patience, "patience") }
  }

  private func begin(
    _ wait: UInt32, _ duration: Timespan, _ priority: EventPriority, _ patience: Timespan?, _ preemption: Preemption
  ) {
    let kernel = simulation.kernel
    let waiter = kernel.pointee.waiters[wait]
    waiter.pointee.amount = Self.workMark
    waiter.pointee.priority = discipline == .firstInFirstOut ? .normal : priority
    waiter.pointee.gift = UInt64(state.pointee.works.take(wait, duration.ticks, preemption))
    if canServe(1, waiter.pointee.priority) { return start(wait) }
    if let patience { kernel.pointee.limit(wait, to: patience, "patience") }
    state.pointee.enqueue(wait, kernel.pointee.waiters, at: kernel.pointee.now)
    if discipline == .preemptivePriority && state.pointee.first == wait { makeWay(for: wait) }
  }
}

extension Resource {
  /// In a waiter's `amount`, says that it waits for work to be done; its `gift` is then the work's index.
  static let workMark = 0

  /// A server takes up work.
  func start(_ wait: UInt32) {
    let kernel = simulation.kernel
    let waiter = kernel.pointee.waiters[wait]
    let index = Int(waiter.pointee.gift)
    if waiter.pointee.timer != .none { _ = kernel.pointee.cancel(waiter.pointee.timer) }
    let now = kernel.pointee.now
    if !state.pointee.works[index].hasStarted { countWait(since: waiter.pointee.since) }
    state.pointee.works[index].start(at: now)
    state.pointee.changeUse(by: 1, at: now)
    kernel.pointee.limit(wait, to: Timespan(ticks: state.pointee.works[index].remaining), "work")
  }

  /// Work in progress leaves its server, done or not.
  func stop(_ index: Int) {
    state.pointee.works[index].stop(at: simulation.kernel.pointee.now)
    state.pointee.changeUse(by: -1, at: simulation.kernel.pointee.now)
  }

  /// Interrupts the least urgent work if `wait` is more urgent.
  private func makeWay(for wait: UInt32) {
    let waiters = simulation.kernel.pointee.waiters
    guard let victim = state.pointee.works.leastUrgent(in: waiters),
      waiters[wait].pointee.priority < waiters[victim].pointee.priority
    else { return }
    interrupt(victim)
    serveWaiting()
  }

  func interrupt(_ wait: UInt32) {
    let kernel = simulation.kernel
    let waiter = kernel.pointee.waiters[wait]
    let index = Int(waiter.pointee.gift)
    state.pointee.statistics.preempted += 1
    _ = kernel.pointee.cancel(waiter.pointee.timer)
    waiter.pointee.timer = .none
    stop(index)
    switch state.pointee.works[index].preemption {
    case .resume: break
    case .restart: state.pointee.works[index].remaining = state.pointee.works[index].duration
    case .abandon:
      waiter.pointee.gift = UInt64(bitPattern: state.pointee.works[index].remaining)
      state.pointee.works.giveBack(index)
      return kernel.pointee.end(wait, .preempted)
    }
    state.pointee.enqueue(wait, kernel.pointee.waiters, at: kernel.pointee.now, atHead: true)
  }
}

/// Work that is asked for or in progress.
struct Work {
  var wait: UInt32
  var duration: Int64
  var remaining: Int64
  var preemption: Resource.Preemption
  /// When the server took it up; `nil` while it waits.
  var startedAt: Int64?
  var hasStarted = false

  mutating func start(at time: Int64) { (startedAt, hasStarted) = (time, true) }

  mutating func stop(at time: Int64) {
    if let startedAt { remaining -= time - startedAt }
    startedAt = nil
  }
}

struct WorkTable {
  private var works: [Work] = []
  private var free: [Int] = []

  subscript(_ index: Int) -> Work {
    get { works[index] }
    _modify { yield &works[index] }
  }

  mutating func take(_ wait: UInt32, _ duration: Int64, _ preemption: Resource.Preemption) -> Int {
    let work = Work(wait: wait, duration: duration, remaining: duration, preemption: preemption)
    if let index = free.popLast() {
      works[index] = work
      return index
    }
    works.append(work)
    return works.count - 1
  }

  mutating func giveBack(_ index: Int) {
    works[index].wait = 0
    works[index].startedAt = nil
    free.append(index)
  }

  /// The work in progress that makes way first: the lowest priority, and of these the last that was taken up.
  func leastUrgent(in waiters: Waiters) -> UInt32? {
    inProgress.max { left, right in
      let (one, other) = (waiters[left.wait].pointee.priority, waiters[right.wait].pointee.priority)
      return one == other ? (left.startedAt ?? 0) < (right.startedAt ?? 0) : one < other
    }?.wait
  }

  private var inProgress: some Sequence<Work> { works.lazy.filter { $0.startedAt != nil } }
}
