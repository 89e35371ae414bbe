import Testing

@testable import DiscreteEvents

@Suite struct UnresponsiveTests {
  @Test(arguments: everySuspension)
  func whoGoesOnWaitingAfterTheEndIsAbandonedAndNamed(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("stubborn", 1) { witness in while true { try? await witness.sleep(for: .microseconds(1)) } }
    let report = try simulation.run(until: .instant(Instant(ticks: 10)))
    #expect(report.parked.map(\.process) == ["stubborn 1"])
    #expect(report.unresponsive == ["stubborn 1"])
    #expect(simulation.finish().isEmpty)
  }

  @Test(arguments: everySuspension)
  func whoGoesOnWaitingDuringTheRunIsAbandonedThere(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let stubborn = witness.spawn("stubborn") { witness in
      while true { try? await witness.sleep(for: .microseconds(1)) }
    }
    witness.after(.microseconds(5)) { _ in stubborn.cancel() }
    witness.after(.microseconds(50)) { $0.note("the others go on") }
    let report = try simulation.run()
    #expect(report.reason == .nothingLeft)
    #expect(report.unresponsive == ["stubborn"])
    #expect(report.events <= 8)
    #expect(witness.call { $0.diary } == ["50:the others go on"])
  }

  @Test(arguments: everySuspension)
  func timeLimitsInsideDoNotHideAStubbornProcess(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("stubborn") { witness in
      while true {
        try? await witness.withTimeout(.microseconds(10)) { try await witness.sleep(for: .microseconds(3)) }
      }
    }
    witness.spawn("within a limit") { witness in
      try await witness.withTimeout(.microseconds(10)) {
        while true { try? await witness.sleep(for: .microseconds(1)) }
      }
    }
    let report = try simulation.run(until: .instant(Instant(ticks: 20)))
    #expect(report.unresponsive == ["within a limit", "stubborn"])
  }

  @Test(arguments: everySuspension)
  func manyTimeLimitsInALongLifeAreNotHeldAgainstIt(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("patient") { witness in
      for _ in 0..<(Roster.patienceWithTheCancelled + 100) {
        try? await witness.withTimeout(.microseconds(1)) {
          try? await witness.sleep(for: .microseconds(3))
          try await witness.sleep(for: .microseconds(3))
        }
      }
      witness.note("done")
    }
    let report = try simulation.run()
    #expect(report.unresponsive.isEmpty)
    #expect(witness.call { $0.diary } == ["\(Roster.patienceWithTheCancelled + 100):done"])
  }

  @Test func timeThatStandsStillBecauseOfEventsEndsTheRun() throws {
    let simulation = Simulation(seed: 1)
    simulation.kernel.pointee.stepLimit = 1_000
    let witness = Witness(in: simulation)
    actor Restless: SimulatedActor {
      let simulation: Simulation
      init(in simulation: Simulation) { self.simulation = simulation }
      func turn() { after(.zero, "turn") { $0.turn() } }
    }
    let restless = Restless(in: simulation)
    witness.after(.microseconds(7)) { _ in restless.call { $0.turn() } }
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    guard case .timeStandsStill = failure?.cause else { return #expect(Bool(false), "\(String(describing: failure))") }
    #expect(failure?.time.ticks == 7)
  }

  @Test(arguments: everySuspension)
  func timeThatStandsStillBecauseOfSleepsForNothingEndsTheRun(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    simulation.kernel.pointee.stepLimit = 1_000
    let witness = Witness(in: simulation)
    let process = witness.spawn("restless") { witness in while true { try await witness.sleep(for: .zero) } }
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    guard case .timeStandsStill = failure?.cause else { return #expect(Bool(false), "\(String(describing: failure))") }
    #expect(process.isFinished)
  }

  @Test(arguments: everySuspension)
  func timeThatStandsStillBecauseOfResumptionsEndsTheRunAndFreesIt(suspension: Suspension) throws {
    weak var seen: Simulation?
    do {
      let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
      seen = simulation
      simulation.kernel.pointee.stepLimit = 1_000
      let witness = Witness(in: simulation)
      witness.spawn("ping") { witness in
        try await witness.sleep(for: .microseconds(3))
        while true { try await witness.spawn("pong") { _ in }.join() }
      }
      witness.spawn("bystander") { try await $0.sleep(for: .microseconds(3)) }
      let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
      guard case .timeStandsStill = failure?.cause else {
        return #expect(Bool(false), "\(String(describing: failure))")
      }
      #expect(failure?.time.ticks == 3)
    }
    #expect(seen == nil)
  }

  @Test(arguments: everySuspension)
  func processesThatStartEachOtherForEverAreNoHang(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    simulation.kernel.pointee.stepLimit = 1_000
    actor Breeder: SimulatedActor {
      let simulation: Simulation
      init(in simulation: Simulation) { self.simulation = simulation }
      nonisolated func breed() { spawn("generation") { $0.breed() } }
    }
    Breeder(in: simulation).breed()
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    guard case .timeStandsStill = failure?.cause else { return #expect(Bool(false), "\(String(describing: failure))") }
  }

  @Test(arguments: everySuspension)
  func whoWaitsForSomethingOutsideIsNamed(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("caller", 8) { witness in
      try await witness.sleep(for: .microseconds(5))
      await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
    let report = try simulation.run()
    #expect(
      report.parked == [
        ParkedProcess(
          process: "caller 8", awaits: "something outside the simulation", since: Instant(ticks: 5), until: nil)
      ])
    #expect(report.unresponsive == ["caller 8"])
    #expect(simulation.finish().isEmpty)
  }

  @Test(arguments: everySuspension)
  func whoSleepsOnAClockOfTheMachineIsNamed(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("sleeper", 8) { witness in
      try await Task.sleep(for: .seconds(Double(3_600)))
      witness.note("never")
    }
    let report = try simulation.run()
    #expect(report.parked.map(\.process) == ["sleeper 8"])
    #expect(report.parked.map(\.awaits) == ["something outside the simulation"])
    #expect(report.unresponsive.isEmpty)
  }
}
