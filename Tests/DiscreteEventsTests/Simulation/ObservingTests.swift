import Testing

@testable import DiscreteEvents

@Suite struct ObservingTests {
  @Test func upcomingEventsAreShownInTheirOrder() throws {
    let simulation = Simulation(seed: 1)
    let witness = Witness(in: simulation)
    witness.after(.microseconds(10), "second") { _ in }
    witness.after(.microseconds(10), "first", priority: .early) { _ in }
    witness.after(.microseconds(20), "third") { _ in }
    let gone = witness.after(.microseconds(5), "gone") { _ in }
    simulation.cancel(gone)
    witness.spawn("sleeper", 4) { witness in
      try await witness.sleep(for: .microseconds(15), "nap", priority: .late)
      witness.after(.microseconds(5), "caused") { _ in }
      try await witness.sleep(for: .microseconds(9), "second nap")
    }
    try simulation.advance(until: .instant(.start))
    func shown(_ count: Int = 10) -> [String] {
      simulation.upcoming(count).map { "\($0.number) \($0.time.ticks) \($0.owner): \($0.label) by \($0.cause)" }
    }
    let all = [
      "2 10 Witness: first by 0", "1 10 Witness: second by 0", "5 15 sleeper 4: nap by 0", "3 20 Witness: third by 0",
    ]
    #expect(shown() == all)
    #expect(shown(2) == Array(all.prefix(2)))
    #expect(shown(0).isEmpty)
    try simulation.advance(until: .events(3))
    #expect(
      shown() == [
        "3 20 Witness: third by 0", "6 20 Witness: caused by 5", "7 24 sleeper 4: second nap by 5",
      ])
    witness.after(.microseconds(1), "from outside") { _ in }
    #expect(shown(1) == ["8 16 Witness: from outside by 0"])
    simulation.finish()
  }

  @Test func upcomingCanBeAskedFromInsideAnEvent() throws {
    let simulation = Simulation(seed: 1)
    let witness = Witness(in: simulation)
    for number in 0..<6 { witness.after(.microseconds(Int64(number)), "e") { _ in } }
    witness.after(.microseconds(2)) {
      $0.note($0.simulation.upcoming().map { "\($0.time.ticks)" }.joined(separator: " "))
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["2:3 4 5"])
  }

  @Test(arguments: everySuspension)
  func observersSeeEveryEventOnceInOrderWithItsCause(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let trace = Trace(of: simulation)
    let ticking = witness.every(.microseconds(4), "tick") { _ in }
    witness.after(.microseconds(10), "stop") { $0.cancel(ticking) }
    witness.spawn("sleeper") { witness in
      try await witness.sleep(for: .microseconds(5), "nap")
      witness.spawn("child") { try await $0.sleep(for: .microseconds(1), "child's nap") }
      witness.after(.zero, "handler") { _ in }
    }
    let report = try simulation.run()
    let seen = trace.events.map { "\($0.number) \($0.time.ticks) \($0.owner): \($0.label) by \($0.cause)" }
    #expect(
      seen == [
        "1 4 Witness: tick by 0", "3 5 sleeper: nap by 0", "5 5 Witness: handler by 3", "6 6 child: child's nap by 3",
        "4 8 Witness: tick by 1", "2 10 Witness: stop by 0",
      ])
    #expect(report.events == seen.count)
  }

  @Test func everyObserverSeesTheSame() throws {
    let simulation = Simulation(seed: 1)
    let witness = Witness(in: simulation)
    let traces = [Trace(of: simulation), Trace(of: simulation)]
    for number in 0..<50 { witness.after(.microseconds(Int64(number * 7 % 13))) { _ in } }
    try simulation.run()
    #expect(traces[0].events.count == 50)
    #expect(traces[0].digest == traces[1].digest)
  }
}
