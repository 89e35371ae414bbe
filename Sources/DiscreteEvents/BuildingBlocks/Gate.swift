public import Statistics

/// Something that is open or closed, and before which any number may wait: a door, a traffic light, a signal.
///
/// Asking again and again whether something has happened costs an event each time, and finds out late. Whoever waits at a
/// gate goes on at the instant at which it opens:
///
/// ```swift
/// let doors = Gate(in: simulation, name: "doors")
/// guest.spawn("guest") { guest in
///   try await doors.wait()
///   await guest.takeSeat()
/// }
/// host.after(.minutes(30)) { _ in doors.open() }
/// ```
///
/// Guarantees:
/// - Who comes to an open gate passes at once, without an event.
/// - ``open()`` and ``pulse()`` let through everybody who waits at that moment, in the order of arrival, before the next
///   event, even if the gate is closed again before they have run.
/// - Who comes after a ``pulse()`` waits for the next one.
///
/// Not for a limited number of places behind the door (a resource), nor for handing something over (``Mailbox``).
/// Hours by the calendar are ``OpeningHours``.
///
/// Changed by its simulation's thread only, which is what makes it sendable.
public final class Gate: WaitingPlace, @unchecked Sendable {
  public let simulation: Simulation
  private let label: String
  private let number: Int?

  @exclusivity(unchecked) public private(set) var isOpen: Bool
  @exclusivity(unchecked) public private(set) var statistics: GateStatistics

  @exclusivity(unchecked) private var waiting = WaitQueue()

  /// - Parameters:
  ///   - name, number: What reports call it. One of many gates has a number, and a name only when somebody looks.
  public init(in simulation: Simulation, name: String = "gate", _ number: Int? = nil, isOpen: Bool = false) {
    self.simulation = simulation
    label = name
    self.number = number
    self.isOpen = isOpen
    statistics = GateStatistics(isOpen: isOpen, at: simulation.now)
  }

  /// What reports call it.
  public var name: String { number.map { "\(label) \($0)" } ?? label }

  /// How many wait.
  public var waitingCount: Int { waiting.count }

  override var placeName: String { name }

  override func withdraw(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome { leave(waiter, outcome) }
}

/// What a ``Gate`` has measured since the start or the last ``Gate/resetStatistics()``.
public struct GateStatistics: Sendable, Equatable {
  /// The waits, in seconds, of all who passed: zero for those who found it open.
  public internal(set) var waits = Tally()
  /// How many went away because their patience ran out.
  public internal(set) var expired = 0
  /// 1 while the gate is open, 0 while it is closed: the average is the share of time it was open.
  public internal(set) var openness: TimeWeightedAverage
  /// How many wait, over time.
  public internal(set) var queue: TimeWeightedAverage

  init(isOpen: Bool, at instant: Instant, waiting: Int = 0) {
    openness = TimeWeightedAverage(level: isOpen ? 1 : 0, at: instant.ticks)
    queue = TimeWeightedAverage(level: Double(waiting), at: instant.ticks)
  }
}

extension Gate {
  /// Waits until the gate is open.
  public nonisolated(nonsending) func wait() async throws {
    _ = try await pass(patience: nil)
  }

  /// Waits until the gate is open, but no longer than a patience.
  ///
  /// - Returns: False if the patience ran out.
  public nonisolated(nonsending) func wait(
    patience: Timespan, _ label: StaticString = "wait at"
  ) async throws -> Bool {
    try await pass(patience: patience, label)
  }

  private nonisolated(nonsending) func pass(
    patience: Timespan?, _ label: StaticString = "wait at"
  ) async throws -> Bool {
    try await simulation.stopIfCancelled()
    guard !isOpen else {
      statistics.waits.add(0)
      return true
    }
    return try await simulation.wait(label, for: self, patience: patience) { join($0) } != nil
  }

  /// Runs `handler` on an actor, without a task, when the gate is open: now if it is, and otherwise with false as soon as
  /// a patience has run out.
  public func wait<A: SimulatedActor>(
    on actor: A, patience: Timespan? = nil, _ handler: @escaping (isolated A, Bool) -> Void
  ) {
    nonisolated(unsafe) let handler = handler  // run by the simulation's thread only, as is this
    simulation.wait("wait at", for: self, patience: patience, on: actor) { actor, result in
      if result.outcome != .cancelled { handler(actor, result.outcome == .granted) }
    } _: { waiter in
      join(waiter)
      if isOpen { letThrough() }
    }
  }

  private func join(_ waiter: UInt32) {
    waiting.append(waiter, in: simulation.kernel.pointee.waiters)
    noteQueue()
  }
}

extension Gate {
  /// Lets everybody through, now and until the gate is closed.
  public func open() {
    simulation.checkThread()
    isOpen = true
    noteOpenness()
    letThrough()
  }

  /// From now on, whoever comes waits.
  public func close() {
    simulation.checkThread()
    isOpen = false
    noteOpenness()
  }

  /// Lets those through who wait now, and leaves the gate as it is.
  ///
  /// - Returns: How many they were.
  @discardableResult
  public func pulse() -> Int {
    simulation.checkThread()
    return letThrough()
  }

  @discardableResult
  private func letThrough() -> Int {
    let count = waiting.count
    while let waiter = waiting.takeFirst(in: simulation.kernel.pointee.waiters) {
      statistics.waits.add(simulation.waited(waiter))
      simulation.kernel.pointee.end(waiter, .granted)
    }
    noteQueue()
    return count
  }

  private func noteOpenness() { statistics.openness.update(level: isOpen ? 1 : 0, at: simulation.now.ticks) }

  private func noteQueue() { statistics.queue.update(level: Double(waiting.count), at: simulation.now.ticks) }

  /// Forgets what was measured, as at the end of a warm-up. Who waits now is counted in full on passing.
  public func resetStatistics() {
    simulation.checkThread()
    statistics = GateStatistics(isOpen: isOpen, at: simulation.now, waiting: waiting.count)
  }
}

extension Gate {
  func leave(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome {
    waiting.remove(waiter, in: simulation.kernel.pointee.waiters)
    if outcome == .expired { statistics.expired += 1 }
    noteQueue()
    return outcome
  }
}
