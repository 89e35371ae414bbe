import Synchronization
import Testing

@testable import DiscreteEvents

#if canImport(Glibc)
  import Glibc
#endif

/// An actor that says when it is freed.
private actor Counted: SimulatedActor {
  static let alive = Atomic<Int>(0)

  let simulation: Simulation
  var ticks = 0

  init(in simulation: Simulation) {
    self.simulation = simulation
    Self.alive.add(1, ordering: .relaxed)
  }

  deinit { Self.alive.subtract(1, ordering: .relaxed) }

  func live() async throws {
    for _ in 0..<3 { try await sleep(for: .microseconds(3)) }
    async let child: Void = sleep(for: .microseconds(4))
    try await child
    _ = try? await withTimeout(.microseconds(2)) { try await sleep(for: .microseconds(9)) }
    try await sleep(for: .microseconds(1_000))
  }
}

@Suite(.serialized) struct MemoryTests {
  /// A simulation with something of everything, left in the middle.
  private func runSmallSimulation(_ suspension: Suspension, _ end: (Simulation) throws -> Void) rethrows
    -> WeakSimulation
  {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    for number in 0..<10 {
      let actor = Counted(in: simulation)
      actor.spawn("live", number) { try await $0.live() }
      actor.every(.microseconds(5)) { $0.ticks += 1 }
      actor.after(.microseconds(10_000)) { $0.ticks += 1 }
      simulation.cancel(actor.after(.microseconds(10_000)) { $0.ticks += 1 })
      let friend = actor.spawn { try await $0.sleep(for: .microseconds(9_000)) }
      actor.spawn("joiner", number) { _ in try await friend.join() }
    }
    try end(simulation)
    return WeakSimulation(simulation: simulation)
  }

  private struct WeakSimulation { weak var simulation: Simulation? }

  @Test(arguments: everySuspension)
  func aFinishedSimulationIsFreedWithAllThatLivedInIt(suspension: Suspension) throws {
    let run = try runSmallSimulation(suspension) { try $0.run(until: .instant(Instant(ticks: 50))) }
    #expect(run.simulation == nil)
    let advanced = try runSmallSimulation(suspension) {
      try $0.advance(until: .instant(Instant(ticks: 50)))
      $0.finish()
    }
    #expect(advanced.simulation == nil)
    #expect(runSmallSimulation(suspension) { $0.finish() }.simulation == nil)
    let failed = runSmallSimulation(suspension) { simulation in
      Counted(in: simulation).spawn { try await $0.sleep(for: .microseconds(-1)) }
      #expect(throws: SimulationFailure.self) { try simulation.run() }
    }
    #expect(failed.simulation == nil)
    #expect(Counted.alive.load(ordering: .relaxed) == 0)
  }

  @Test(arguments: everySuspension)
  func anActorIsFreedWhenItsLastProcessHasEnded(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    for _ in 0..<5 { Counted(in: simulation).spawn { try await $0.sleep(for: .microseconds(1)) } }
    try simulation.advance()
    #expect(Counted.alive.load(ordering: .relaxed) == 0)
    simulation.finish()
  }

  @Test(arguments: everySuspension)
  func oneSimulationRunAgainAndAgainKeepsItsSize(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    for _ in 0..<200 {
      for _ in 0..<5 { Counted(in: simulation).spawn { try await $0.live() } }
      try simulation.run(until: .instant(simulation.now + .microseconds(20)))
    }
    #expect(simulation.roster.workers.isEmpty)
    #expect(simulation.kernel.pointee.waiters.used <= 64)
    #expect(simulation.kernel.pointee.slots.used <= 64)
    #expect(Counted.alive.load(ordering: .relaxed) == 0)
  }

  #if os(Linux)
    @Test(arguments: everySuspension)
    func aThousandSimulationsNeedNoMoreMemoryThanTwoHundred(suspension: Suspension) throws {
      func run(_ count: Int) throws {
        for _ in 0..<count {
          _ = try runSmallSimulation(suspension) { try $0.run(until: .instant(Instant(ticks: 50))) }
        }
      }
      try run(200)
      let before = residentKilobytes()
      #expect(before > 0)
      try run(800)
      // Other tests run at the same time; 800 leaked simulations would be 30 MB and more.
      #expect(residentKilobytes() - before < 12_000)
      #expect(Counted.alive.load(ordering: .relaxed) == 0)
    }

    private func residentKilobytes() -> Int {
      guard let file = fopen("/proc/self/status", "r") else { return 0 }
      defer { fclose(file) }
      var buffer = [CChar](repeating: 0, count: 256)
      while fgets(&buffer, 256, file) != nil {
        let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard line.hasPrefix("VmRSS:") else { continue }
        return line.split(separator: " ").dropFirst().first.flatMap { Int($0.trimmingPrefix("\t")) } ?? 0
      }
      return 0
    }
  #endif
}
