import Testing

@testable import DiscreteEvents

@Suite struct ResourceMisuseTests {
  /// What is asked for at 3, in a handler or a process, and what the run ends with.
  struct Mistake: Sendable {
    let sentence: String
    let handler: @Sendable (isolated Workshop) -> Void
    var process: (@Sendable (isolated Workshop) async throws -> Void)?
  }

  static let mistakes = [
    Mistake(sentence: "0 cannot be acquired", handler: { shop in shop.grill.acquire(0, on: shop) { _, _ in } }) {
      _ = try await $0.grill.acquire(0)
    },
    Mistake(sentence: "-2 cannot be acquired", handler: { _ = $0.grill.acquireIfFree(-2) }) {
      _ = try await $0.grill.acquire(-2)
    },
    Mistake(
      sentence: "\"patience\" was to happen after -1us, which is negative",
      handler: { shop in shop.grill.acquire(patience: .tick * -1, on: shop) { _, _ in } }
    ) { _ = try await $0.grill.acquire(patience: .tick * -1) },
    Mistake(
      sentence: "\"patience\" was to happen after -1us, which is negative",
      handler: { shop in shop.grill.work(for: .second, patience: .tick * -1, on: shop) { _, _ in } }
    ) { try await $0.grill.work(for: .second, patience: .tick * -1) },
    Mistake(
      sentence: "\"work\" was to happen after -1us, which is negative",
      handler: { shop in shop.grill.work(for: .tick * -1, on: shop) { _, _ in } }
    ) { try await $0.grill.work(for: .tick * -1) },
    Mistake(
      sentence: "\"work\" was to happen after a delay that is not finite or beyond the range of virtual time",
      handler: { shop in shop.grill.work(for: .seconds(.nan), on: shop) { _, _ in } }
    ) { try await $0.grill.work(for: .seconds(.infinity)) },
    Mistake(
      sentence: "a resource cannot be resized to -1", handler: { $0.grill.resize(to: -1, interrupting: true) }),
    Mistake(
      sentence: "a resource cannot have a capacity of -4",
      handler: { _ = Resource(in: $0.simulation, name: "grill", capacity: -4) }),
    Mistake(
      sentence: "a grant was released twice",
      handler: { shop in
        guard let grant = shop.grill.acquireIfFree() else { return }
        shop.grill.release(grant)
        shop.grill.release(grant)
      }
    ) {
      let grant = try await $0.grill.acquire()
      $0.grill.release(grant)
      // The next grant has the same place in the books.
      _ = try await $0.grill.acquire()
      $0.grill.release(grant)
    },
    Mistake(
      sentence: "a grant of another resource was released",
      handler: { shop in
        let other = Resource(in: shop.simulation, name: "oven")
        guard let grant = other.acquireIfFree(), shop.grill.acquireIfFree() != nil else { return }
        shop.grill.release(grant)
      }
    ) {
      let other = Resource(in: $0.simulation, name: "oven")
      let grant = try await other.acquire()
      _ = try await $0.grill.acquire()
      $0.grill.release(grant)
    },
  ]

  @Test(arguments: mistakes.indices)
  func aHandlersMistakeNamesTheResourceAndTheTime(index: Int) {
    let mistake = Self.mistakes[index]
    let shop = Workshop()
    shop.after(.microseconds(3)) { mistake.handler($0) }
    shop.after(.microseconds(4)) { $0.note("never") }
    let failure = #expect(throws: SimulationFailure.self) { try shop.simulation.run() }
    #expect(failure?.description == "at 00:00:00.000003, grill: \(mistake.sentence)")
    #expect(shop.diary == [])
    #expect(shop.grill.inUse <= 1 && shop.grill.capacity == 1 && shop.grill.queueLength == 0)
  }

  @Test(arguments: everySuspension, mistakes.indices.filter { mistakes[$0].process != nil })
  func aProcesssMistakeNamesTheResourceAndTheTime(suspension: Suspension, index: Int) {
    let mistake = Self.mistakes[index]
    let shop = Workshop(.processes(suspension))
    shop.spawn("cook") { shop in
      try await shop.sleep(for: .microseconds(3))
      try await mistake.process?(shop)
    }
    let failure = #expect(throws: SimulationFailure.self) { try shop.simulation.run() }
    #expect(failure?.description.hasPrefix("at 00:00:00.000003, grill: \(mistake.sentence)") == true)
  }

  /// As a sleep that would end beyond the last instant is.
  @Test func whatWouldOutlastVirtualTimeIsRefused() {
    for isWork in [true, false] {
      let shop = Workshop()
      shop.after(.microseconds(1)) { shop in
        if isWork {
          shop.grill.work(for: .longest, on: shop) { _, _ in }
        } else {
          shop.grill.acquire(patience: .longest, on: shop) { _, _ in }
        }
      }
      let failure = #expect(throws: SimulationFailure.self) { try shop.simulation.run() }
      #expect(failure?.entity == "grill")
    }
  }

  /// Its owner lets go of it while somebody is served and somebody waits.
  @Test func aResourceLivesAsLongAsSomebodyWaitsForIt() throws {
    let simulation = Simulation()
    let witness = Witness(in: simulation)
    weak var remembered: Resource?
    do {
      let oven = Resource(in: simulation, name: "oven")
      oven.work(for: .microseconds(4), on: witness) { witness, _ in witness.note("first") }
      oven.work(for: .microseconds(3), on: witness) { witness, _ in witness.note("second") }
      oven.acquire(2, patience: .microseconds(20), on: witness) { witness, _ in witness.note("third") }
      remembered = oven
    }
    #expect(remembered != nil)
    try simulation.run()
    #expect(witness.call { $0.diary } == ["4:first", "7:second", "20:third"])
    #expect(remembered == nil)
  }

  @Test func aFinishedSimulationLetsGoOfItsResources() throws {
    let simulation = Simulation()
    let witness = Witness(in: simulation)
    weak var remembered: Resource?
    do {
      let oven = Resource(in: simulation, name: "oven")
      oven.work(for: .microseconds(4), on: witness) { witness, _ in witness.note("first") }
      oven.acquire(2, on: witness) { witness, _ in witness.note("never") }
      remembered = oven
    }
    try simulation.run(until: .instant(Instant(ticks: 2)))
    #expect(remembered == nil)
  }
}
