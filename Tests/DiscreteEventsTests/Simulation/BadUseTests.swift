import Testing

@testable import DiscreteEvents

/// Delays that no event can have, asked for at tick 10.
private let impossibleDelays: [Timespan] = [
  .microseconds(-1), Timespan(ticks: .min + 1), .seconds(Double.nan), .seconds(Double.infinity),
  .seconds(-Double.infinity), .seconds(1e30), .longest, .longest - .microseconds(9), .days(Int64.max),
]

@Suite struct BadUseTests {
  let simulation = Simulation(seed: 1)
  let witness: Witness

  init() { witness = Witness(in: simulation) }

  /// Runs and expects a failure of the given entity at tick 10 that names the label.
  private func expectFailure(
    of entity: String, naming label: String, _ sourceLocation: SourceLocation = #_sourceLocation
  ) -> SimulationFailure.Cause? {
    let failure = #expect(throws: SimulationFailure.self, sourceLocation: sourceLocation) { try simulation.run() }
    #expect(failure?.entity == entity, sourceLocation: sourceLocation)
    #expect(failure?.time.ticks == 10, sourceLocation: sourceLocation)
    #expect(failure?.description.contains("\"\(label)\"") == true, sourceLocation: sourceLocation)
    return failure?.cause
  }

  private func isImpossible(_ cause: SimulationFailure.Cause?, _ delay: Timespan) -> Bool {
    guard case .impossibleDelay(delay, _) = cause else { return false }
    return "\(SimulationFailure(time: .start, entity: "", cause: .impossibleDelay(delay, label: "")))"
      .contains("negative") == (delay.isValid && delay.isNegative)
  }

  @Test(arguments: impossibleDelays)
  func anImpossibleDelayOfAHandlerEndsTheRun(delay: Timespan) {
    witness.after(.microseconds(10)) { $0.after(delay, "brew") { $0.note("never") } }
    witness.after(.microseconds(10)) { $0.note("never") }
    #expect(isImpossible(expectFailure(of: "Witness", naming: "brew"), delay))
    #expect(witness.call { $0.diary }.isEmpty)
  }

  @Test(arguments: impossibleDelays)
  func anImpossibleSleepEndsTheRun(delay: Timespan) {
    witness.spawn("cook", 3) { witness in
      try await witness.sleep(for: .microseconds(10))
      try await witness.sleep(for: delay, "brew")
    }
    #expect(isImpossible(expectFailure(of: "cook 3", naming: "brew"), delay))
  }

  @Test(arguments: impossibleDelays)
  func anImpossibleTimeLimitEndsTheRun(delay: Timespan) {
    witness.spawn("cook", 3) { witness in
      try await witness.sleep(for: .microseconds(10))
      try await witness.withTimeout(delay, "brew") { witness.note("never") }
    }
    #expect(isImpossible(expectFailure(of: "cook 3", naming: "brew"), delay))
    #expect(witness.call { $0.diary }.isEmpty)
  }

  @Test(arguments: impossibleDelays + [.zero])
  func anImpossibleIntervalEndsTheRun(interval: Timespan) {
    witness.after(.microseconds(10)) { $0.every(interval, "brew") { $0.note("never") } }
    #expect(expectFailure(of: "Witness", naming: "brew") != nil)
    #expect(witness.call { $0.diary }.isEmpty)
  }

  @Test(arguments: [Instant(ticks: 9), .start, .invalid])
  func nothingCanHappenInThePast(instant: Instant) {
    witness.after(.microseconds(10)) { $0.at(instant, "brew") { $0.note("never") } }
    guard case .inThePast(instant, label: "brew") = expectFailure(of: "Witness", naming: "brew") else {
      Issue.record("another cause")
      return
    }
  }

  @Test(arguments: [Instant(ticks: 9), .start, .invalid])
  func nobodySleepsIntoThePast(instant: Instant) {
    witness.spawn("cook") { witness in
      try await witness.sleep(until: Instant(ticks: 10))
      try await witness.sleep(until: Instant(ticks: 10))
      witness.note("now is not the past")
      try await witness.sleep(until: instant, "brew")
    }
    guard case .inThePast(instant, label: "brew") = expectFailure(of: "cook", naming: "brew") else {
      Issue.record("another cause")
      return
    }
    #expect(witness.call { $0.diary } == ["10:now is not the past"])
  }

  @Test func aProcessMayHandleItsOwnImpossibleDelay() throws {
    witness.spawn("cook") { witness in
      do { try await witness.sleep(for: .microseconds(-1)) } catch let failure as SimulationFailure {
        witness.note(failure.entity)
      }
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["0:cook"])
  }

  @Test func aMistakeInTheSetUpIsToldWhenTheRunBegins() {
    witness.after(.microseconds(-5), "brew") { $0.note("never") }
    witness.after(.zero) { $0.note("never") }
    witness.spawn("cook") { $0.note("began") }
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    #expect(failure?.entity == "Witness")
    #expect(throws: SimulationFailure.self) { try simulation.advance() }
    #expect(throws: SimulationFailure.self) { try simulation.step() }
  }

  @Test(arguments: everySuspension)
  func anErrorThrownWhileCleaningUpIsNotLost(suspension: Suspension) {
    struct Spilt: Error {}
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("cook", 3) { witness in
      do { try await witness.sleep(for: .microseconds(100)) } catch { throw Spilt() }
    }
    let failure = #expect(throws: SimulationFailure.self) {
      try simulation.run(until: .instant(Instant(ticks: 40)))
    }
    #expect(failure?.entity == "cook 3")
    #expect(failure?.time.ticks == 40)
  }

  @Test(arguments: everySuspension)
  func anErrorInAChildTaskReachesItsProcess(suspension: Suspension) {
    struct Burnt: Error {}
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    witness.spawn("catcher") { witness in
      do {
        async let child: Void = {
          try await witness.sleep(for: .microseconds(10)); throw Burnt()
        }()
        try await child
      } catch is Burnt { witness.note("caught") }
    }
    witness.spawn("cook", 3) { witness in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await witness.sleep(for: .microseconds(20)); throw Burnt()
        }
        try await group.waitForAll()
      }
    }
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    #expect(failure?.entity == "cook 3")
    #expect(failure?.time.ticks == 20)
    guard case .processThrew(let error) = failure?.cause else { Issue.record("another cause"); return }
    #expect(error is Burnt)
    #expect(witness.call { $0.diary } == ["10:caught"])
  }

  @Test(arguments: everySuspension)
  func aCancellationThatNobodyAskedForIsAnError(suspension: Suspension) {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    Witness(in: simulation).spawn("cook") { _ in throw CancellationError() }
    #expect(throws: SimulationFailure.self) { try simulation.run() }
  }
}
