import Testing

@testable import DiscreteEvents

@Suite struct VirtualClockTests {
  /// Knows nothing of simulations.
  static func doze(on clock: some Clock<Timespan>) async throws {
    try await clock.sleep(for: .microseconds(10))
    try await clock.sleep(for: .microseconds(5), tolerance: .microseconds(3))
  }

  @Test(arguments: everySuspension)
  func codeForAnyClockSleepsOnVirtualTime(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn { witness in
      try await Self.doze(on: witness.simulation.clock)
      witness.note("rested")
    }
    witness.spawn { witness in
      _ = try await witness.nap(12, "between")
      let passed = try await witness.simulation.clock.measure { _ = try await witness.nap(7, "measured") }
      witness.note("\(passed)")
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["12:between", "15:rested", "19:measured", "19:7us"])
    #expect(simulation.clock.now == simulation.now)
    #expect(simulation.clock.minimumResolution == .tick)
  }

  @Test(arguments: everySuspension)
  func aSleepOnTheClockIsListedCancelledAndRefused(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("dozer") { witness in
      do { try await witness.simulation.clock.sleep(until: Instant(ticks: -1)) } catch let failure as SimulationFailure
      {
        witness.note("\(failure.cause)")
      }
      try await Self.doze(on: witness.simulation.clock)
    }
    let report = try simulation.run(until: .instant(Instant(ticks: 3)))
    #expect(report.parked.map(\.description) == ["dozer has waited since 00:00:00: sleep (until 00:00:00.000010)"])
    #expect(
      witness.call { $0.diary } == ["0:\"sleep\" was to happen at -00:00:00.000001, which has gone by"])
  }
}
