import Testing

@testable import DiscreteEvents

@Suite struct SpawningTests {
  @Test(arguments: everySuspension)
  func processesBeginInTheOrderTheyWereStarted(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    for round in 0..<2 {
      witness.spawn("outside") { $0.note("outside") }
      witness.after(.zero) { witness in
        witness.spawn("handler") { $0.note("in a handler") }
        witness.note("handler")
      }
      witness.spawn("parent") { witness in
        witness.spawn("child") { witness in
          witness.spawn("grandchild") { $0.note("grandchild") }
          witness.note("child")
        }
        witness.note("parent")
      }
      try simulation.run()
      #expect(
        witness.call { $0.diary }
          == Array(
            repeating: [
              "0:outside", "0:parent", "0:child", "0:grandchild", "0:handler", "0:in a handler",
            ], count: round + 1
          ).flatMap { $0 })
    }
  }

  @Test(arguments: everySuspension)
  func workersServeOneProcessAfterAnother(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("source") { witness in
      for number in 0..<3_000 {
        let process = witness.spawn("customer", number) { try await $0.sleep(for: .microseconds(5)) }
        if number.isMultiple(of: 7) { process.cancel() }
        try await witness.sleep(for: .microseconds(1))
      }
    }
    try simulation.advance(until: .events(3_000))
    #expect(simulation.roster.workers.count <= 8)
    #expect(try simulation.run().parked.isEmpty)
  }

  @Test(arguments: everySuspension)
  func aReusedWorkerKnowsOnlyItsNewProcess(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let first = witness.spawn("first", 1) { _ in }
    try simulation.advance()
    let second = witness.spawn("second") { try await $0.sleep(for: .microseconds(5)) }
    try simulation.advance(until: .instant(Instant(ticks: 1)))
    #expect(first.isFinished && !second.isFinished)
    first.cancel()
    #expect(simulation.parkedProcesses.map(\.process) == ["second"])
    #expect(try simulation.run().time.ticks == 5)
  }

  @Test(arguments: everySuspension)
  func whoIsReadyAtOneInstantTakesTurns(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    for name in ["a", "b", "c"] {
      witness.spawn { witness in
        for turn in 0..<3 {
          witness.note("\(name)\(turn)")
          try await witness.sleep(for: .zero)
        }
      }
    }
    try simulation.run()
    #expect(
      witness.call { $0.diary } == ["a0", "b0", "c0", "a1", "b1", "c1", "a2", "b2", "c2"].map { "0:\($0)" })
  }

  @Test(arguments: everySuspension)
  func anActorIsReentrantWhileItsMethodWaits(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let (host, guest) = (Witness(in: simulation), Witness(in: simulation))
    for ticks in [30, 10] as [Int64] {
      guest.spawn { guest in
        let slept = try await host.nap(ticks, "host \(ticks)")
        guest.note("back after \(slept)")
        await host.note("visited")
      }
    }
    host.spawn { host in
      try await host.sleep(for: .microseconds(20))
      host.note("in between")
    }
    try simulation.run()
    #expect(
      host.call { $0.diary } == ["10:host 10", "10:visited", "20:in between", "30:host 30", "30:visited"])
    #expect(guest.call { $0.diary } == ["10:back after 10", "30:back after 30"])
  }

  /// A single server with random gaps and work, once as a process and once with timers.
  @Test(arguments: everySuspension)
  func bothStylesGiveTheSameTimes(suspension: Suspension) throws {
    actor Clerk: SimulatedActor {
      let simulation: Simulation
      let witness: Witness
      var randomness: RandomStream
      init(in simulation: Simulation, _ witness: Witness) {
        (self.simulation, self.witness) = (simulation, witness)
        randomness = simulation.stream("clerk")
      }
      func draw() -> Timespan { .microseconds(Int64(randomness.next() % 100)) }
      func workAsProcess() async throws {
        for number in 0..<500 {
          try await sleep(for: draw())
          await witness.note("\(number)")
        }
      }
      func workWithTimers(_ number: Int = 0) {
        guard number < 500 else { return }
        after(draw()) { clerk in
          clerk.witness.call { $0.note("\(number)") }
          clerk.workWithTimers(number + 1)
        }
      }
    }
    func diary(_ start: (Clerk) -> Void) throws -> [String] {
      let simulation = Simulation(seed: 5, replication: 0, suspension: suspension)
      let witness = Witness(in: simulation)
      start(Clerk(in: simulation, witness))
      #expect(try simulation.run().events == 500)
      return witness.call { $0.diary }
    }
    let process = try diary { $0.spawn { try await $0.workAsProcess() } }
    #expect(try process == diary { clerk in clerk.call { $0.workWithTimers() } })
    #expect(process.count == 500)
  }
}
