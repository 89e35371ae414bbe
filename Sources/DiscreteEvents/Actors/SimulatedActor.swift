/// An actor that lives on a simulation's virtual time.
///
/// Adopting it takes one line, the stored property `simulation`. It puts the actor on the simulation's executor, so a call
/// from actor to actor never leaves the thread, and nothing else ever runs the actor's code.
///
/// ```swift
/// actor Till: SimulatedActor {
///   let simulation: Simulation
///   init(in simulation: Simulation) { self.simulation = simulation }
/// }
/// ```
///
/// There are two ways to write behaviour, on one event queue with one order. A *process* is an `async` method started with
/// ``spawn(_:_:_:)``: it sleeps, waits and reads like the story it tells. A *handler* is a method that runs now and
/// schedules another for later with ``after(_:_:priority:_:)``: for what happens millions of times.
///
/// As with any actor, state may have changed after an `await`: read it again.
public protocol SimulatedActor: Actor {
  nonisolated var simulation: Simulation { get }

  /// What reports and errors call the actor. By default the type's name.
  nonisolated var name: String { get }
}

extension SimulatedActor {
  @inlinable
  public nonisolated var unownedExecutor: UnownedSerialExecutor { simulation.asUnownedSerialExecutor() }

  public nonisolated var name: String { "\(Self.self)" }

  /// The current virtual time.
  @inlinable
  public nonisolated var now: Instant { simulation.now }

  /// The stream of random numbers kept for one purpose of one entity.
  public nonisolated func stream(_ purpose: Purpose, entity: UInt32 = 0) -> RandomStream {
    simulation.stream(purpose, entity: entity)
  }
}

extension SimulatedActor {
  /// Runs `body` on the actor now, as a plain call, from a handler of another actor of the same simulation or, while the
  /// simulation rests, from the thread that owns it.
  ///
  /// For an order handed over on the spot, for set-up before a run and for reading results after it. In a process,
  /// `await` does the same.
  @inlinable @inline(__always)
  public nonisolated func call<Result, Failure: Error>(
    _ body: (isolated Self) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    simulation.checkThread()
    return try UncheckedEntry(Self.perform).run(body, self)
  }

  @inlinable @inline(__always)
  static func perform<Result, Failure: Error>(
    _ body: (isolated Self) throws(Failure) -> Result, on actor: isolated Self
  ) throws(Failure) -> Result {
    try body(actor)
  }
}
