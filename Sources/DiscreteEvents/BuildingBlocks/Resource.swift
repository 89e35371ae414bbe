/// So many equal servers, seats or permits, and those who wait for them.
///
/// There are two ways to use one. ``work(for:priority:patience:onPreemption:)`` waits for a server, keeps it busy for a
/// time and gives it back, all in one wait. ``acquire(_:priority:patience:)`` hands out a ``Grant`` that is held for as
/// long as its holder likes, across anything else it does, and given back with ``release(_:)``.
///
/// ```swift
/// let grill = Resource(in: simulation, name: "grill", capacity: 3)
/// try await grill.work(for: .minutes(4))
/// ```
///
/// Guarantees:
/// - Those of higher priority first (see ``EventPriority``: lower goes first), equal ones in the order they asked; with
///   ``Discipline/firstInFirstOut`` priorities are ignored. Nobody overtakes by asking for less.
/// - Whoever is served goes on before the next event.
/// - With ``Discipline/preemptivePriority``, work is never in progress while more urgent work is next to be served. Only
///   work interrupts, and only work is interrupted, never a grant; it waits at the head of its class for a server.
/// - Work whose time is up is done: nothing interrupts it at its last instant, whichever event comes first.
/// - Queue length, servers in use, capacity and waits are measured always; see ``statistics``.
/// - It lives as long as somebody waits for it or is served by it.
///
/// Each method exists in two forms: for a process, which waits, and for a handler, which is called.
/// Not for amounts that are used up: see ``Stock``.
public final class Resource: WaitingPlace, @unchecked Sendable {  // changed only by its simulation's thread
  public let simulation: Simulation
  public let name: String
  public let discipline: Discipline

  /// Who is served next, and whether work in progress makes way for it.
  public enum Discipline: Sendable {
    case firstInFirstOut
    case priority
    case preemptivePriority
  }

  /// What becomes of work that had to make way.
  public enum Preemption: Sendable {
    /// It goes on where it was interrupted.
    case resume
    /// It begins again, with the same length.
    case restart
    /// It is given up: the wait throws ``Preempted``.
    case abandon
  }

  let state: UnsafeMutablePointer<ResourceState>

  /// - Parameter capacity: How many servers there are; zero for one that opens later.
  public init(
    in simulation: Simulation, name: String, capacity: Int = 1, discipline: Discipline = .firstInFirstOut
  ) {
    self.simulation = simulation
    self.name = name
    self.discipline = discipline
    state = .allocate(capacity: 1)
    state.initialize(to: ResourceState(capacity: max(0, capacity), at: simulation.now.ticks))
    super.init()
    if capacity < 0 { misuse("a resource cannot have a capacity of \(capacity)") }
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  func misuse(_ sentence: String) { simulation.fail(.misuse(sentence), entity: name) }

  override var placeName: String { name }

  override func withdraw(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome { leave(waiter, outcome) }
}

/// The right to a part of a ``Resource``, until it is released: once only, and to the resource that gave it.
public struct Grant: Sendable, Hashable {
  let place: GrantPlace
  let resource: ObjectIdentifier
}

/// Nobody came to serve within the patience of whoever waited.
public struct Reneged: Error, Sendable, Equatable {
  public let resource: String
  public let patience: Timespan
}

/// Work had to make way and was given up, as had been asked for.
public struct Preempted: Error, Sendable, Equatable {
  public let resource: String
  /// How much of the work was not done.
  public let remaining: Timespan
}
