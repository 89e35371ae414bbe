@testable import DiscreteEvents

/// A random model with something of everything: processes and handlers, children, limits, joins and cancellations, all
/// drawn from the simulation's own streams.
actor MixedModel: SimulatedActor {
  let simulation: Simulation
  private var randomness: RandomStream
  private var processes: [Process] = []
  private var timers: [Timer] = []
  private var digest = TraceDigest()
  private(set) var notes = 0

  init(in simulation: Simulation) {
    self.simulation = simulation
    randomness = simulation.stream("mixed model")
  }

  /// What a run of the model comes to: every event, every note, and how it ended.
  static func fingerprint(
    seed: UInt64, steps: Int = 400, suspension: Suspension = .fastest, observed: Bool = true,
    running run: (Simulation) throws -> RunReport = { try $0.run(until: .instant(Instant(ticks: 6_000))) }
  ) throws -> TraceDigest {
    let simulation = Simulation(seed: seed, replication: 0, suspension: suspension)
    let trace = observed ? Trace(of: simulation, keepingEvents: false) : nil
    let model = MixedModel(in: simulation)
    model.call { $0.open(steps) }
    let report = try run(simulation)
    var digest = trace?.digest ?? TraceDigest()
    digest.add(model.call { $0.digest.value })
    digest.add(UInt64(model.call { $0.notes }))
    digest.add(UInt64(report.events))
    for process in report.parked { digest.add(process.description) }
    model.call { $0.close() }
    return digest
  }

  private func draw(_ limit: Int) -> Int { Int(randomness.next() % UInt64(limit)) }
  private func span(_ limit: Int) -> Timespan { .microseconds(Int64(draw(limit))) }
  private func anyPriority() -> EventPriority { [.early, .normal, .normal, .late][draw(4)] }

  private func note(_ text: String) {
    notes += 1
    digest.add(UInt64(bitPattern: now.ticks))
    digest.add(text)
  }

  private func open(_ steps: Int) {
    every(.microseconds(97), "tick", priority: .late) { $0.note("tick") }
    spawn("source") { model in
      for number in 0..<steps {
        try await model.sleep(for: model.span(20), "gap", priority: model.anyPriority())
        model.act(number)
      }
    }
  }

  private func close() {
    processes = []
    timers = []
  }

  private func act(_ number: Int) {
    switch draw(7) {
    case 0: timers.append(after(span(60), "single", priority: anyPriority()) { $0.note("single \(number)") })
    case 1: if !timers.isEmpty { note("cancelled \(cancel(timers[draw(timers.count)]))") }
    case 2: if !processes.isEmpty { processes[draw(processes.count)].cancel() }
    case 3: start("limited", number) { try await $0.race(number) }
    case 4: start("family", number) { try await $0.family(number) }
    case 5: start("joiner", number) { try await $0.join(number) }
    default: start("sleeper", number) { try await $0.sleep(for: $0.span(200)) }
    }
  }

  private func start(
    _ label: StaticString, _ number: Int, _ behaviour: @escaping @Sendable (isolated MixedModel) async throws -> Void
  ) {
    let process = spawn(label, number) { model in
      defer { model.note("\(label) \(number) ends") }
      try await behaviour(model)
    }
    processes.append(process)
  }

  private func race(_ number: Int) async throws {
    do {
      try await withTimeout(span(40), "outer limit") {
        try await withTimeout(span(40), "inner limit") { try await sleep(for: span(40)) }
      }
      note("in time \(number)")
    } catch let timeout as TimedOut { note("out of time \(number) \(timeout.limit.ticks)") }
  }

  private func family(_ number: Int) async throws {
    async let eldest: Void = sleep(for: span(80), "eldest")
    let others = (0..<draw(4)).map { _ in span(80) }
    let total = try await withThrowingTaskGroup(of: Int64.self) { group in
      for other in others {
        group.addTask {
          try await self.sleep(for: other, "sibling", priority: .early)
          await self.note("sibling")
          return other.ticks
        }
      }
      var total: Int64 = 0
      while let ticks = try await group.next() { total = total &* 31 &+ ticks }
      return total
    }
    try await eldest
    note("family \(number) \(total)")
  }

  private func join(_ number: Int) async throws {
    guard !processes.isEmpty else { return }
    let other = processes[draw(processes.count)]
    do {
      try await withTimeout(.microseconds(300), "patience") { try await other.join() }
      note("joined \(number)")
    } catch is TimedOut { note("gave up \(number)") }
  }
}
