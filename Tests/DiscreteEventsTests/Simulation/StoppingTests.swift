import Testing

@testable import DiscreteEvents

@Suite struct StoppingTests {
  let simulation = Simulation(seed: 1)
  let witness: Witness

  init() { witness = Witness(in: simulation) }

  private func timers(_ ticks: Int64...) {
    for tick in ticks { witness.after(.microseconds(tick)) { $0.note("") } }
  }

  private var times: [String] { witness.call { $0.diary } }

  @Test func eventsAtTheLastInstantStillRun() throws {
    timers(9, 10, 10, 11)
    witness.after(.microseconds(10), priority: .late) { witness in witness.after(.zero) { $0.note("chained") } }
    let report = try simulation.run(until: .instant(Instant(ticks: 10)))
    #expect(times == ["9:", "10:", "10:", "10:chained"])
    #expect(report.reason == .instant)
    #expect(report.time.ticks == 10)
    #expect(report.events == 5)
  }

  @Test func theClockStandsAtTheInstantAskedFor() throws {
    timers(9, 100)
    #expect(try simulation.advance(until: .instant(Instant(ticks: 40))) == .instant)
    #expect(simulation.now.ticks == 40)
    #expect(try simulation.advance(until: .instant(Instant(ticks: 30))) == .instant)
    #expect(simulation.now.ticks == 40)
    #expect(try simulation.advance() == .nothingLeft)
    #expect(simulation.now.ticks == 100)
  }

  @Test func nothingLeftIsSaidEvenWhereCancelledTimersAreStillInTheQueue() throws {
    timers(5)
    simulation.cancel(witness.after(.microseconds(500)) { $0.note("never") })
    #expect(try simulation.advance(until: .instant(Instant(ticks: 40))) == .nothingLeft)
    #expect(simulation.now.ticks == 5)
    #expect(try simulation.step() == false)
  }

  @Test func aNumberOfEventsEndsARun() throws {
    timers(1, 2, 2, 3)
    simulation.cancel(witness.after(.microseconds(1)) { $0.note("never") })
    #expect(try simulation.advance(until: .events(0)) == .events)
    #expect(simulation.eventCount == 0)
    #expect(try simulation.advance(until: .events(2)) == .events)
    #expect(times == ["1:", "2:"])
    #expect(try simulation.advance(until: .events(2)) == .events)
    #expect(try simulation.advance(until: .events(2)) == .nothingLeft)
    #expect(simulation.eventCount == 4)
  }

  @Test func aConditionIsAskedBetweenEvents() throws {
    timers(1, 2, 3, 4)
    let isEnough = { [witness] in witness.call { $0.diary.count >= 3 } }
    #expect(try simulation.run(until: .condition(isEnough)).reason == .condition)
    #expect(times == ["1:", "2:", "3:"])
  }

  @Test func theFirstRuleThatAppliesCounts() throws {
    timers(1, 2, 3, 4)
    #expect(try simulation.advance(until: .instant(Instant(ticks: 3)), .events(1)) == .events)
    #expect(try simulation.advance(until: .instant(Instant(ticks: 3)), .events(3), .events(9)) == .instant)
    #expect(try simulation.advance(until: .instant(.never), .condition { false }) == .nothingLeft)
  }

  @Test func steppingRunsOneEventAndWhatItMakesRunnable() throws {
    witness.spawn("sleeper") { witness in
      try await witness.sleep(for: .microseconds(5))
      witness.note("woke")
      async let child: Int64 = witness.nap(0, "child")
      _ = try await child
      witness.note("end")
    }
    timers(5)
    var seen: [Int] = []
    while try simulation.step() { seen.append(witness.call { $0.diary.count }) }
    // The timer was scheduled first: the process begins when the run does.
    #expect(times == ["5:", "5:woke", "5:child", "5:end"])
    #expect(seen == [1, 2, 4])
  }

  @Test func aRunCanGoOnAfterItHasEnded() throws {
    for round in 1...3 {
      witness.spawn("worker", round) { witness in
        try await witness.sleep(for: .microseconds(10))
        witness.note("\(round)")
      }
      let report = try simulation.run()
      #expect(report.parked.isEmpty)
      #expect(report.events == round)
    }
    #expect(times == ["10:1", "20:2", "30:3"])
  }

  @Test func finishingTwiceChangesNothing() throws {
    witness.spawn("sleeper") { witness in
      do { try await witness.sleep(for: .microseconds(10)) } catch { witness.note("cancelled") }
    }
    try simulation.advance(until: .instant(Instant(ticks: 5)))
    witness.every(.microseconds(1)) { $0.note("tick") }
    #expect(simulation.finish().map(\.process) == ["sleeper"])
    #expect(simulation.finish().isEmpty)
    #expect(times == ["5:cancelled"])
    #expect(simulation.upcoming().isEmpty)
    #expect(try simulation.run().reason == .nothingLeft)
  }

  @Test func whoWaitsIsListedWithTheReasonLongestFirst() throws {
    let sleeper = witness.spawn("sleeper", 2) { try await $0.sleep(until: Instant(ticks: 90), "nap") }
    witness.spawn("friend") { witness in
      try await witness.sleep(for: .microseconds(3))
      try await sleeper.join()
    }
    witness.spawn("parent") { witness in
      try await witness.sleep(for: .microseconds(1))
      async let child: Void = witness.sleep(for: .microseconds(50), "child's sleep")
      try await child
    }
    try simulation.advance(until: .instant(Instant(ticks: 10)))
    let expected = [
      ParkedProcess(process: "sleeper 2", awaits: "nap", since: .start, until: Instant(ticks: 90)),
      ParkedProcess(
        process: "parent", awaits: "child's sleep", since: Instant(ticks: 1), until: Instant(ticks: 51)),
      ParkedProcess(process: "friend", awaits: "join sleeper 2", since: Instant(ticks: 3), until: nil),
    ]
    #expect(simulation.parkedProcesses == expected)
    #expect(simulation.parkedProcesses == expected)
    #expect(simulation.finish() == expected)
    #expect(simulation.parkedProcesses.isEmpty)
  }

  @Test func manyWhoWaitAreListedInTime() throws {
    for number in 0..<20_000 {
      witness.spawn("sleeper", number) { try await $0.sleep(for: .microseconds(Int64(1_000 + number))) }
    }
    let report = try simulation.run(until: .instant(Instant(ticks: 10)))
    #expect(report.parked.count == 20_000)
    #expect(report.parked.allSatisfy { $0.until != nil })
  }
}
