internal import CTaskRouting

/// One simulated world: a virtual clock, the events that are due on it, and the one thread at a time that runs them.
///
/// A simulation is the serial executor of its actors. Actors adopt ``SimulatedActor``; whatever they await (each other, a
/// delay, a resource) happens on virtual time and in an order that depends on nothing but the model and its seed:
/// **(time, priority, sequence)**, see ``EventPriority``. What an event makes runnable runs, in the order in which it was
/// made so, before the next event.
///
/// ```swift
/// actor Kettle: SimulatedActor {
///   let simulation: Simulation
///   init(in simulation: Simulation) { self.simulation = simulation }
///   func boil() async throws {
///     try await sleep(for: .minutes(3))
///     print("tea at \(now)")
///   }
/// }
///
/// let simulation = Simulation(seed: 1)
/// let kettle = Kettle(in: simulation)
/// kettle.spawn("boil") { try await $0.boil() }
/// let report = try simulation.run()
/// ```
///
/// Simulations share nothing: any number run side by side on as many threads. One simulation is used from one thread at a
/// time; between runs it may move to another. Using its actors from elsewhere while it runs is stopped with a message.
///
/// Not for: pacing by the clock of the machine, or for one run on many threads.
public final class Simulation: Sendable {
  /// Changed by the thread that runs the simulation only, which is what makes the class sendable.
  @usableFromInline nonisolated(unsafe) let kernel: UnsafeMutablePointer<Kernel>

  public let seed: UInt64
  public let replication: UInt32

  /// How a task is set aside and woken.
  let suspension: Suspension
  let parking: Parking?
  let scopeOfTask = ProcessScope.$current

  let bed: Bed
  nonisolated(unsafe) let roster: Roster
  nonisolated(unsafe) let observers = Observers()

  /// - Parameters:
  ///   - seed: The same seed gives the same run, to the bit.
  ///   - replication: Tells apart runs of one experiment; each has random numbers of its own.
  public convenience init(seed: UInt64 = 1, replication: UInt32 = 0) {
    self.init(seed: seed, replication: replication, suspension: .fastest)
  }

  init(seed: UInt64, replication: UInt32, suspension: Suspension) {
    self.seed = seed
    self.replication = replication
    self.suspension = suspension
    parking = suspension.parksDirectly ? Parking.function : nil
    kernel = .allocate(capacity: 1)
    kernel.initialize(to: Kernel())
    bed = Bed(in: Dormitory(kernel))
    roster = Roster()
    task_routing_install()
  }

  deinit {
    kernel.pointee.deallocate()
    kernel.deinitialize(count: 1)
    kernel.deallocate()
  }

  /// The current virtual time.
  @inlinable
  public var now: Instant { Instant(ticks: kernel.pointee.now) }

  /// How many events have run.
  public var eventCount: Int { kernel.pointee.executed }

  /// The stream of random numbers kept for one purpose of one entity: the same in every run with this seed and
  /// replication, whatever else the model draws.
  public func stream(_ purpose: Purpose, entity: UInt32 = 0) -> RandomStream {
    RandomStream(seed: seed, replication: replication, purpose: purpose, entity: entity)
  }

  /// Ends the run after the current event with a failure. The first one counts.
  public func fail(_ cause: SimulationFailure.Cause, entity: String) {
    fail(SimulationFailure(time: now, entity: entity, cause: cause))
  }

  func fail(_ failure: SimulationFailure) {
    if kernel.pointee.failure == nil { kernel.pointee.failure = failure }
    kernel.pointee.mustStop = true
  }
}

extension Simulation: CustomStringConvertible {
  public var description: String { "simulation at \(now)" }
}
