import Synchronization
import Testing

@testable import DiscreteEvents

private final class Flag: Sendable {
  private let raised = Atomic<Bool>(false)
  var isRaised: Bool { raised.load(ordering: .acquiring) }
  func raise() { raised.store(true, ordering: .releasing) }
}

@Suite(.serialized) struct IsolationTests {
  @Test(arguments: everySuspension, [2, 8])
  func simulationsSideBySideRunAsTheyDoAlone(suspension: Suspension, threads: Int) throws {
    let alone = try (0..<threads).map { try MixedModel.fingerprint(seed: UInt64($0), suspension: suspension) }
    let together = Mutex<[Int: TraceDigest]>([:])
    let started = (0..<threads).compactMap { index in
      PosixThread {
        for _ in 0..<2 {
          let digest = try? MixedModel.fingerprint(seed: UInt64(index), suspension: suspension)
          together.withLock { $0[index] = digest }
        }
      }
    }
    #expect(started.count == threads)
    for thread in started { thread.join() }
    #expect(together.withLock { results in (0..<threads).map { results[$0] } } == alone)
  }

  @Test(arguments: everySuspension)
  func aSimulationMayMoveToAnotherThreadBetweenRuns(suspension: Suspension) throws {
    let alone = try MixedModel.fingerprint(seed: 9, suspension: suspension)
    let moved = try MixedModel.fingerprint(seed: 9, suspension: suspension) { simulation in
      for tick in stride(from: 500, to: 6_000, by: 500) {
        PosixThread { _ = try? simulation.advance(until: .instant(Instant(ticks: Int64(tick)))) }?.join()
        #expect(simulation.now.ticks == tick)
      }
      return try simulation.run(until: .instant(Instant(ticks: 6_000)))
    }
    #expect(alone == moved)
  }

  @Test(arguments: everySuspension, everySuspension)
  func aSimulationMayRunInsideAnother(outer: Suspension, inner: Suspension) throws {
    let alone = try MixedModel.fingerprint(seed: 2, suspension: inner)
    let simulation = Simulation(seed: 1, replication: 0, suspension: outer)
    let witness = Witness(in: simulation)
    let matches: @Sendable () -> Bool = { (try? MixedModel.fingerprint(seed: 2, suspension: inner)) == alone }
    witness.after(.microseconds(5)) { $0.note("handler \(matches())") }
    witness.spawn { witness in
      async let child = witness.nap(7, "child")
      try await witness.sleep(for: .microseconds(6))
      witness.note("process \(matches())")
      _ = try await child
      try await witness.withTimeout(.microseconds(10)) {
        try await witness.sleep(for: .microseconds(2))
        witness.note("limited \(matches())")
      }
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["5:handler true", "6:process true", "7:child", "9:limited true"])
  }

  @Test func tasksOnOtherThreadsAreLeftAsTheyWere() async throws {
    let isOver = Flag()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<4 {
        group.addTask { @Sendable in
          var turns = 0
          while !isOver.isRaised {
            try await Task.sleep(for: .microseconds(200))
            async let doubled = Task.detached { number * 2 }.value
            #expect(await doubled == number * 2)
            await Task.yield()
            turns += 1
          }
          return turns
        }
      }
      await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
        let thread = PosixThread {
          for seed in 0..<6 as Range<UInt64> { _ = try? MixedModel.fingerprint(seed: seed) }
          isOver.raise()
          continuation.resume()
        }
        if thread == nil { continuation.resume() }
      }
      while let turns = try await group.next() { #expect(turns > 0) }
    }
  }
}
