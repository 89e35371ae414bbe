import Testing

@testable import DiscreteEvents

/// Somebody who writes down what happens, and when.
actor Witness: SimulatedActor {
  let simulation: Simulation
  var diary: [String] = []

  init(in simulation: Simulation) { self.simulation = simulation }

  func note(_ entry: String) { diary.append("\(now.ticks):\(entry)") }

  func nap(_ ticks: Int64, _ entry: String) async throws -> Int64 {
    try await sleep(for: Timespan(ticks: ticks))
    note(entry)
    return ticks
  }
}

/// Every way in which tasks can be kept on virtual time.
let everySuspension = [
  Suspension(routesByHook: true, parksDirectly: true),
  Suspension(routesByHook: true, parksDirectly: false),
  Suspension(routesByHook: false, parksDirectly: false),
]

@Suite struct ProcessTests {
  @Test(arguments: everySuspension)
  func sleepersWakeInTheOrderOfTheirTimes(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    for (number, ticks) in [30, 10, 20, 10].enumerated() {
      witness.spawn("sleeper", number) { _ = try await $0.nap(Int64(ticks), "\(number)") }
    }
    let report = try simulation.run()
    #expect(witness.call { $0.diary } == ["10:1", "10:3", "20:2", "30:0"])
    #expect(report.reason == .nothingLeft)
    #expect(report.events == 4)
    #expect(report.time.ticks == 30)
  }

  @Test(arguments: everySuspension)
  func childTasksStayOnVirtualTime(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn { witness in
      async let long = witness.nap(30, "a")
      async let short = witness.nap(10, "b")
      let sum = try await long + short
      let total = try await withThrowingTaskGroup(of: Int64.self) { group in
        for ticks in [15, 5, 10] { group.addTask { try await witness.nap(Int64(ticks), "g\(ticks)") } }
        var total: Int64 = 0
        while let ticks = try await group.next() { total += ticks }
        return total
      }
      witness.note("end \(sum) \(total)")
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["10:b", "30:a", "35:g5", "40:g10", "45:g15", "45:end 40 30"])
  }

  @Test(arguments: everySuspension)
  func aTimeLimitEndsTheWaitInsideIt(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn { witness in
      do {
        try await witness.withTimeout(.microseconds(20)) {
          async let inner = witness.nap(50, "never")
          _ = try await inner
        }
      } catch let timeout as TimedOut { witness.note("timed out after \(timeout.limit.ticks)") }
      let quick = try await witness.withTimeout(.microseconds(20)) { try await witness.nap(5, "in time") }
      witness.note("got \(quick)")
    }
    let report = try simulation.run()
    #expect(witness.call { $0.diary } == ["20:timed out after 20", "25:in time", "25:got 5"])
    #expect(report.time.ticks == 25)
  }

  @Test(arguments: everySuspension)
  func whoWaitsAtTheEndIsNamedAndCancelled(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("sleeper", 7) { witness in
      do { _ = try await witness.nap(100, "woke") } catch { witness.note("\(type(of: error))") }
    }
    let report = try simulation.run(until: .instant(Instant(ticks: 40)))
    #expect(report.reason == .instant)
    #expect(
      report.parked == [
        ParkedProcess(process: "sleeper 7", awaits: "sleep", since: .start, until: Instant(ticks: 100))
      ])
    #expect(witness.call { $0.diary } == ["40:CancellationError"])
  }

  @Test(arguments: everySuspension)
  func cancellingAndJoining(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("boss") { witness in
      let worker = witness.spawn("worker") { witness in
        do { _ = try await witness.nap(100, "done") } catch { witness.note("cancelled") }
      }
      let other = witness.spawn("other") { _ = try await $0.nap(30, "other") }
      try await witness.sleep(for: .microseconds(10))
      worker.cancel()
      try await worker.join()
      witness.note("joined")
      try await other.join()
      witness.note("all done")
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["10:cancelled", "10:joined", "30:other", "30:all done"])
  }

  @Test(arguments: everySuspension)
  func anUncaughtErrorEndsTheRunWithTimeAndName(suspension: Suspension) throws {
    struct Burnt: Error {}
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("cook", 3) { witness in
      _ = try await witness.nap(10, "cooking")
      throw Burnt()
    }
    witness.spawn { _ = try await $0.nap(20, "later") }
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    #expect(failure?.entity == "cook 3")
    #expect(failure?.time.ticks == 10)
    #expect(witness.call { $0.diary } == ["10:cooking"])
  }
}
