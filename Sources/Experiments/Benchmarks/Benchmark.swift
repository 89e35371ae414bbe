public import DiscreteEvents

/// One timed run of a model whose cost is the engine's: how fast is it, and does it still simulate the right thing?
///
/// The models are small enough to be written for any simulator, so that figures can be compared.
public struct Benchmark: Sendable, Equatable {
  public enum Model: String, CaseIterable, Sendable {
    /// One server, Poisson arrivals at rate 1 a minute, exponential service with mean 0.8 minutes.
    case mm1
    /// Sleepers that wake after an exponential minute and sleep again.
    case hold
    /// Food orders from click to door, with kitchens, couriers and a message broker.
    case lifecycle
    /// Messages of one topic to three subscribers.
    case broker
  }

  /// What the subscriptions of ``Model/broker`` promise; see `SubscriptionSemantics`.
  public enum Semantics: String, CaseIterable, Sendable {
    case log, fanout, queue
  }

  /// How the behaviour is written; see `SimulatedActor`.
  public enum Style: String, CaseIterable, Sendable {
    case process, timer
  }

  public var model: Model
  public var style: Style
  /// Customers, wake-ups, orders or messages in all.
  public var size: Int
  /// Sleepers that share the wake-ups; for ``Model/hold`` only.
  public var processes: Int
  public var seed: UInt64
  /// For ``Model/broker`` only.
  public var semantics: Semantics
  /// How long a subscriber works on a message of ``Model/broker``. Zero measures delivery alone.
  public var work: Timespan

  public init(
    _ model: Model, style: Style, size: Int, processes: Int = 1_000, seed: UInt64 = 1, semantics: Semantics = .fanout,
    work: Timespan = .zero
  ) {
    self.model = model
    self.style = style
    self.size = size
    self.processes = processes
    self.seed = seed
    self.semantics = semantics
    self.work = work
  }

  public struct Result: Sendable {
    /// Delays that elapsed. What the engine does besides is its cost, not its output.
    public let events: Int
    public let statistics: [Statistic]
    /// From nothing to the first event.
    public let setupSeconds: Double
    public let runSeconds: Double
  }

  public struct Statistic: Sendable, Equatable {
    public let name: String
    public let value: Double
  }

  public func run(replication: UInt32 = 0) throws -> Result {
    let simulation = Simulation(seed: seed, replication: replication)
    switch model {
    case .mm1: return try measure(simulation) { try SingleServer(in: $0, customers: size, style) }
    case .hold: return try measure(simulation) { try Dormitory(in: $0, wakeUps: size, sleepers: processes, style) }
    case .lifecycle: return try measure(simulation) { try City(in: $0, orders: size, style) }
    case .broker: return try measure(simulation) { Broadcast(in: $0, messages: size, work: work, semantics) }
    }
  }

  private func measure<Subject: BenchmarkSubject>(
    _ simulation: Simulation, _ make: (Simulation) throws -> Subject
  ) throws -> Result {
    let setup = Stopwatch()
    let subject = try make(simulation)
    subject.begin()
    let setupSeconds = setup.seconds
    let running = Stopwatch()
    let report = try simulation.run()
    let runSeconds = running.seconds
    return Result(
      events: report.events, statistics: subject.statistics(at: report.time), setupSeconds: setupSeconds,
      runSeconds: runSeconds)
  }
}

/// A model that can be timed.
protocol BenchmarkSubject {
  func begin()
  func statistics(at end: Instant) -> [Benchmark.Statistic]
}
