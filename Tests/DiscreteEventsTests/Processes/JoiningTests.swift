import Testing

@testable import DiscreteEvents

@Suite struct JoiningTests {
  @Test(arguments: everySuspension)
  func joiningWhatHasEndedDoesNotWait(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let done = witness.spawn { _ in }
    let cancelled = witness.spawn { try await $0.sleep(for: .microseconds(100)) }
    cancelled.cancel()
    witness.spawn { witness in
      try await witness.sleep(for: .microseconds(1))
      // The workers of both have others to serve by now.
      for _ in 0..<3 { witness.spawn { try await $0.sleep(for: .microseconds(50)) } }
      try await witness.sleep(for: .microseconds(1))
      try await done.join()
      try await cancelled.join()
      witness.note("joined")
      cancelled.cancel()
      done.cancel()
    }
    #expect(try simulation.run().time.ticks == 51)
    #expect(witness.call { $0.diary } == ["2:joined"])
  }

  @Test(arguments: everySuspension)
  func aProcessThatJoinsItselfIsListed(suspension: Suspension) throws {
    actor Narcissus: SimulatedActor {
      let simulation: Simulation
      var process: Process?
      var ended = ""
      init(in simulation: Simulation) { self.simulation = simulation }
      func look() {
        process = spawn("narcissus", 1) { narcissus in
          do { try await narcissus.process?.join() } catch { narcissus.ended = "\(type(of: error))" }
        }
      }
    }
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let narcissus = Narcissus(in: simulation)
    narcissus.call { $0.look() }
    let report = try simulation.run()
    #expect(
      report.parked == [
        ParkedProcess(process: "narcissus 1", awaits: "join narcissus 1", since: .start, until: nil)
      ])
    #expect(narcissus.call { $0.ended } == "CancellationError")
    narcissus.call { $0.process = nil }
  }

  @Test(arguments: everySuspension)
  func manyMayJoinOneAndGoOnInTheirOrder(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let awaited = witness.spawn("awaited") { try await $0.sleep(for: .microseconds(10)) }
    let joiners = (0..<5).map { (number: Int) in
      witness.spawn("joiner", number) { witness in
        do {
          try await witness.withTimeout(.microseconds(number == 1 ? 4 : 90)) { try await awaited.join() }
          witness.note("\(number)")
        } catch { witness.note("\(number) \(type(of: error))") }
      }
    }
    witness.after(.microseconds(6)) { _ in joiners[3].cancel() }
    try simulation.run()
    #expect(
      witness.call { $0.diary } == ["4:1 TimedOut", "6:3 CancellationError", "10:0", "10:2", "10:4"])
  }

  @Test(arguments: everySuspension)
  func whoFailsInARingOfJoinsIsNamed(suspension: Suspension) throws {
    actor Ring: SimulatedActor {
      let simulation: Simulation
      var members: [Process] = []
      init(in simulation: Simulation) { self.simulation = simulation }
      func close() {
        for number in 0..<3 {
          members.append(spawn("member", number) { ring in try await ring.members[(number + 1) % 3].join() })
        }
      }
    }
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let ring = Ring(in: simulation)
    ring.call { $0.close() }
    #expect(
      try simulation.run().parked.map(\.description)
        == (0..<3).map {
          "member \($0) has waited since \(Instant.start): join member \(($0 + 1) % 3)"
        })
  }
}

@Suite struct ProcessNameTests {
  @Test func aFinishedProcessKeepsItsName() throws {
    let simulation = Simulation()
    let witness = Witness(in: simulation)
    let first = witness.spawn("guest", 1) { _ = try await $0.nap(5, "left") }
    try simulation.advance()
    let second = witness.spawn("cook") { _ = try await $0.nap(5, "left") }
    #expect(first.isFinished)
    #expect((first.name, second.name) == ("guest 1", "cook"))
    simulation.finish()
  }
}
