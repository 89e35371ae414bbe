import Testing

// What stands between the lines is the README's example, word for word; a test of the house holds the two together.
// ----
import DiscreteEvents
import Statistics

actor Guest: SimulatedActor {
  let simulation: Simulation
  let kettle: Resource

  init(sharing kettle: Resource, in simulation: Simulation) {
    self.kettle = kettle
    self.simulation = simulation
  }

  func makeTea() async throws {
    try await kettle.work(for: .minutes(3))
    try await sleep(for: .minutes(4), "let it draw")
    print("\(now): tea")
  }
}

func teaTime() throws {
  let simulation = Simulation(seed: 1)
  let kettle = Resource(in: simulation, name: "kettle")
  for number in 1...3 {
    Guest(sharing: kettle, in: simulation).spawn("guest", number) { try await $0.makeTea() }
  }
  let report = try simulation.run()
  print("\(report.events) events, mean wait \(kettle.statistics.waits.mean ?? 0) s")
}
// ----

@Suite struct ReadmeExampleTests {
  /// Three guests, three minutes each at the one kettle: they wait 0, 3 and 6 minutes.
  @Test func threeGuestsShareAKettle() throws {
    let simulation = Simulation(seed: 1)
    let kettle = Resource(in: simulation, name: "kettle")
    for number in 1...3 {
      Guest(sharing: kettle, in: simulation).spawn("guest", number) { try await $0.makeTea() }
    }
    let report = try simulation.run()
    #expect(report.time == .start + .minutes(13))
    #expect(report.events == 6)
    #expect(kettle.statistics.waits.mean == 180)
  }
}
