import Testing

@testable import DiscreteEvents

@Suite struct TimeoutTests {
  /// Races inner against outer limits around a long sleep, and tells what came of it.
  private func race(outer: Int64, inner: Int64, work: Int64, _ suspension: Suspension) throws -> [String] {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("racer") { witness in
      do {
        try await witness.withTimeout(.microseconds(outer)) {
          do {
            try await witness.withTimeout(.microseconds(inner)) { try await witness.sleep(for: .microseconds(work)) }
            witness.note("worked")
          } catch let timeout as TimedOut {
            witness.note("inner \(timeout.limit.ticks)")
            try await witness.sleep(for: .microseconds(1))
            witness.note("slept on")
          }
        }
      } catch let timeout as TimedOut { witness.note("outer \(timeout.limit.ticks)") }
      try await witness.sleep(for: .microseconds(1))
      witness.note("end")
    }
    let report = try simulation.run()
    #expect(report.parked.isEmpty && report.unresponsive.isEmpty)
    return witness.call { $0.diary }
  }

  @Test(arguments: everySuspension)
  func theLimitThatComesFirstDecides(suspension: Suspension) throws {
    #expect(try race(outer: 10, inner: 20, work: 30, suspension) == ["10:outer 10", "11:end"])
    #expect(try race(outer: 20, inner: 10, work: 30, suspension) == ["10:inner 10", "11:slept on", "12:end"])
    #expect(try race(outer: 20, inner: 15, work: 10, suspension) == ["10:worked", "11:end"])
    // Of limits at one instant, the outer one was set first. So it was before the sleep.
    #expect(try race(outer: 10, inner: 10, work: 30, suspension) == ["10:outer 10", "11:end"])
    #expect(try race(outer: 99, inner: 10, work: 10, suspension) == ["10:inner 10", "11:slept on", "12:end"])
    #expect(try race(outer: 0, inner: 0, work: 10, suspension) == ["0:outer 0", "1:end"])
  }

  @Test(arguments: everySuspension)
  func aLimitThatWasKeptLeavesNothingInTheQueue(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn { witness in
      for _ in 0..<1_000 {
        try await witness.withTimeout(.microseconds(50_000)) { try await witness.sleep(for: .microseconds(1)) }
      }
    }
    let report = try simulation.run()
    #expect(report.time.ticks == 1_000)
    #expect(report.events == 1_000)
  }

  @Test(arguments: everySuspension)
  func aLimitReachesTheChildTasksInsideAndNoOthers(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("parent") { witness in
      async let outside = witness.nap(30, "outside")
      do {
        try await witness.withTimeout(.microseconds(10)) {
          try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<3 {
              group.addTask {
                do { _ = try await witness.nap(20, "never") } catch {
                  await witness.note("child \(number)")
                  throw error
                }
              }
            }
            try await group.waitForAll()
          }
        }
      } catch is TimedOut { witness.note("timed out") }
      _ = try await outside
      witness.note("end")
    }
    try simulation.run()
    let diary = witness.call { $0.diary }
    #expect(diary.prefix(3).sorted() == ["10:child 0", "10:child 1", "10:child 2"])
    #expect(diary.dropFirst(3) == ["10:timed out", "30:outside", "30:end"])
  }

  @Test(arguments: everySuspension)
  func childTasksMayHaveLimitsOfTheirOwn(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn { witness in
      await withTaskGroup(of: Void.self) { group in
        for number in 1...3 {
          group.addTask {
            do {
              try await witness.withTimeout(.microseconds(Int64(number * 10))) {
                _ = try await witness.nap(20, "\(number)")
              }
            } catch { await witness.note("late \(number)") }
          }
        }
      }
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["10:late 1", "20:late 2", "20:3"])
  }

  @Test(arguments: everySuspension)
  func workThatFailsFailsAsItIs(suspension: Suspension) throws {
    struct Burnt: Error {}
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn { witness in
      await #expect(throws: Burnt.self) {
        try await witness.withTimeout(.microseconds(10)) {
          try await witness.sleep(for: .microseconds(3))
          throw Burnt()
        }
      }
      witness.note("\(witness.simulation.upcoming().count)")
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["3:0"])
  }

  @Test(arguments: everySuspension)
  func aCancelledProcessLeavesItsTimeLimits(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let process = witness.spawn { witness in
      do {
        try await witness.withTimeout(.microseconds(50)) { try await witness.sleep(for: .microseconds(60)) }
      } catch { witness.note("\(type(of: error))") }
    }
    witness.after(.microseconds(5)) { _ in process.cancel() }
    #expect(try simulation.run().time.ticks == 5)
    #expect(witness.call { $0.diary } == ["5:CancellationError"])
  }
}
