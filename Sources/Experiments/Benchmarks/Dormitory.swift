import DiscreteEvents

/// Hold: sleepers that sleep an exponential minute, wake, and sleep again. What remains is the event queue.
struct Dormitory: BenchmarkSubject {
  private let sleepers: [Sleeper]
  private let style: Benchmark.Style

  init(in simulation: Simulation, wakeUps: Int, sleepers count: Int, _ style: Benchmark.Style) throws {
    let nap = try Exponential(mean: 1)
    sleepers = (0..<count).map { Sleeper(in: simulation, number: $0, rounds: wakeUps / count, nap) }
    self.style = style
  }

  func begin() {
    for (number, sleeper) in sleepers.enumerated() {
      switch style {
      case .process: sleeper.spawn("sleeper", number) { try await $0.sleepAndWake() }
      case .timer: sleeper.call { $0.sleepAgain() }
      }
    }
  }

  func statistics(at end: Instant) -> [Benchmark.Statistic] {
    let wakeUps = sleepers.reduce(0) { $0 + $1.call { $0.wakeUps } }
    let endTimes = sleepers.reduce(0.0) { $0 + $1.call { $0.finished.sinceStart.inMinutes } }
    return [
      .init(name: "wakeups", value: Double(wakeUps)),
      .init(name: "mean_end_time", value: endTimes / Double(sleepers.count)),
      .init(name: "final_time", value: end.sinceStart.inMinutes),
    ]
  }

  actor Sleeper: SimulatedActor {
    let simulation: Simulation
    private let nap: Exponential
    private let rounds: Int
    private var naps: RandomStream
    private(set) var wakeUps = 0
    private(set) var finished = Instant.start

    init(in simulation: Simulation, number: Int, rounds: Int, _ nap: Exponential) {
      self.simulation = simulation
      self.nap = nap
      self.rounds = rounds
      naps = simulation.stream("naps", entity: UInt32(truncatingIfNeeded: number))
    }

    func sleepAndWake() async throws {
      while wakeUps < rounds {
        try await sleep(for: nap.span(in: .minute, using: &naps))
        wakeUps += 1
      }
      finished = now
    }

    func sleepAgain() {
      guard wakeUps < rounds else { return finished = now }
      after(nap.span(in: .minute, using: &naps)) { $0.wake() }
    }

    private func wake() {
      wakeUps += 1
      sleepAgain()
    }
  }
}
