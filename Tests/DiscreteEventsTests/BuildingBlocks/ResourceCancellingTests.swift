import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct ResourceCancellingTests {
  private func witness(_ suspension: Suspension) -> Witness {
    Witness(in: Simulation(seed: 1, replication: 0, suspension: suspension))
  }

  /// a works and b waits for both when they are cancelled; c and d are served in their places.
  @Test(arguments: everySuspension)
  func whoIsCancelledMakesRoomAtOnce(suspension: Suspension) throws {
    let witness = witness(suspension)
    let grill = Resource(in: witness.simulation, name: "grill", capacity: 2)
    let a = witness.spawn("a") { _ in try await grill.work(for: .microseconds(10)) }
    let b = witness.spawn("b") { _ in _ = try await grill.acquire(2) }
    for name in ["c", "d"] {
      witness.spawn { witness in
        try await grill.work(for: .microseconds(3))
        witness.note("\(name) done")
      }
    }
    witness.after(.microseconds(2)) { _ in b.cancel() }
    witness.after(.microseconds(4)) { _ in a.cancel() }
    try witness.simulation.run()
    #expect(witness.call { $0.diary } == ["5:c done", "7:d done"])
    #expect((grill.inUse, grill.queueLength) == (0, 0))
    #expect(grill.statistics.reneged == 0)
    #expect(grill.statistics.inUse.area(until: 7) == 10)
  }

  /// The grant had been given when the cancellation came: it is handed out, to be given back.
  @Test(arguments: everySuspension)
  func whoIsCancelledBetweenBeingServedAndRunningHasTheGrant(suspension: Suspension) throws {
    let witness = witness(suspension)
    let grill = Resource(in: witness.simulation, name: "grill")
    let first = grill.acquireIfFree()
    let process = witness.spawn("cook") { witness in
      let grant = try await grill.acquire()
      defer { grill.release(grant) }
      witness.note("has one of \(grill.inUse)")
      try await witness.sleep(for: .second)
    }
    witness.after(.microseconds(5)) { _ in
      if let first { grill.release(first) }
      process.cancel()
    }
    try witness.simulation.run()
    #expect(witness.call { $0.diary } == ["5:has one of 1"])
    #expect(grill.inUse == 0)
  }

  @Test(arguments: everySuspension)
  func aCancelledProcessIsGivenNothing(suspension: Suspension) throws {
    let witness = witness(suspension)
    let grill = Resource(in: witness.simulation, name: "grill")
    let process = witness.spawn("cook") { witness in
      try? await witness.sleep(for: .second)
      do { _ = try await grill.acquire() } catch { witness.note("acquire: \(type(of: error))") }
      do { try await grill.work(for: .zero) } catch { witness.note("work: \(type(of: error))") }
    }
    witness.spawn { witness in
      do {
        try await witness.withTimeout(.microseconds(3)) {
          try? await witness.sleep(for: .second)
          _ = try await grill.acquire()
        }
      } catch is TimedOut { witness.note("timed out") }
    }
    witness.after(.microseconds(5)) { _ in process.cancel() }
    try witness.simulation.run()
    #expect(
      witness.call { $0.diary } == ["3:timed out", "5:acquire: CancellationError", "5:work: CancellationError"])
    #expect(grill.inUse == 0)
    #expect(grill.statistics.waits.count == 0)
  }

  @Test(arguments: everySuspension, [true, false])
  func aProcessThatDoesNotHearIsSetAsideWithoutAServer(suspension: Suspension, asksForWork: Bool) throws {
    let witness = witness(suspension)
    let grill = Resource(in: witness.simulation, name: "grill")
    let process = witness.spawn("deaf") { _ in
      while true {
        if asksForWork { try? await grill.work(for: .tick) } else { _ = try? await grill.acquire(2) }
      }
    }
    witness.after(.microseconds(5)) { _ in process.cancel() }
    witness.after(.microseconds(50)) { witness in
      witness.note("\(grill.inUse) in use, \(grill.queueLength) wait")
    }
    let report = try witness.simulation.run(until: .instant(Instant(ticks: 60)))
    #expect(witness.call { $0.diary } == ["50:0 in use, 0 wait"])
    #expect(report.unresponsive == ["deaf"])
    #expect(grill.statistics.inUse.area(until: 60) == (asksForWork ? 5 : 0))
  }

  @Test(arguments: everySuspension)
  func interruptedWorkCanBeCancelledWhileItWaits(suspension: Suspension) throws {
    let witness = witness(suspension)
    let grill = Resource(in: witness.simulation, name: "grill", discipline: .preemptivePriority)
    let low = witness.spawn("low") { _ in try await grill.work(for: .microseconds(9), priority: .late) }
    witness.after(.microseconds(2)) { witness in
      grill.work(for: .microseconds(4), on: witness) { witness, _ in witness.note("done") }
    }
    witness.after(.microseconds(3)) { _ in low.cancel() }
    let report = try witness.simulation.run()
    #expect(witness.call { $0.diary } == ["6:done"])
    #expect(report.time.ticks == 6)
    #expect(grill.statistics.queueLength.area(until: 6) == 1)
  }

  @Test(arguments: everySuspension)
  func aTimeLimitEndsWorkInProgress(suspension: Suspension) throws {
    let witness = witness(suspension)
    let grill = Resource(in: witness.simulation, name: "grill")
    witness.spawn { witness in
      do {
        try await witness.withTimeout(.microseconds(4)) { try await grill.work(for: .second) }
      } catch is TimedOut { witness.note("timed out, \(grill.inUse) in use") }
    }
    try witness.simulation.run()
    #expect(witness.call { $0.diary } == ["4:timed out, 0 in use"])
  }
}
