import Testing

@testable import DiscreteEvents

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Each body runs in a process of its own, which must end with a sentence that says what to do.
@Suite struct ForeignUseTests {
  private func sentence(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test func anActorOfARestingSimulationCannotBeAwaited() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      await Witness(in: Simulation(seed: 1)).note("from nowhere")
    }
    #expect(sentence(result).contains("An actor of a resting simulation was used from outside it"))
    #expect(sentence(result).contains("actor.spawn"))
  }

  @Test func anActorOfARunningSimulationCannotBeAwaitedFromElsewhere() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let witness = Witness(in: Simulation(seed: 1))
      witness.after(.microseconds(1)) { _ in usleep(5_000_000) }
      _ = PosixThread { _ = try? witness.simulation.run() }
      usleep(200_000)
      await witness.note("from elsewhere")
    }
    #expect(sentence(result).contains("An actor of a running simulation was used from outside it"))
  }

  @Test func aRunningSimulationCannotBeScheduledOnFromElsewhere() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let witness = Witness(in: Simulation(seed: 1))
      witness.after(.microseconds(1)) { _ in usleep(5_000_000) }
      _ = PosixThread { _ = try? witness.simulation.run() }
      usleep(200_000)
      witness.after(.microseconds(1)) { $0.note("from elsewhere") }
    }
    #expect(sentence(result).contains("An actor of a running simulation was used from outside it"))
  }

  @Test func anActorOfAnotherSimulationCannotBeUsed() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let stranger = Witness(in: Simulation(seed: 1))
      let witness = Witness(in: Simulation(seed: 2))
      witness.spawn { _ in await stranger.note("from the neighbours") }
      try witness.simulation.run()
    }
    #expect(sentence(result).contains("was used from outside it"))
  }

  @Test func aSimulationCannotBeRunOrFinishedFromInside() async {
    await #expect(processExitsWith: .failure) {
      let witness = Witness(in: Simulation(seed: 1))
      witness.after(.microseconds(1)) { _ = try? $0.simulation.run() }
      try witness.simulation.run()
    }
    await #expect(processExitsWith: .failure) {
      let witness = Witness(in: Simulation(seed: 1))
      witness.after(.microseconds(1)) { $0.simulation.finish() }
      try witness.simulation.run()
    }
  }
}
