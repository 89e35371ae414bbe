import DiscreteEvents
import Marketplace
import Scenario
import Testing

struct RandomScenarioTests {
  /// Far more than any of them takes: what goes on beyond it does not end.
  private static let events = 150_000

  /// A run of which nothing is lost in a loop: it is ended after so many slices.
  private static func run(_ scenario: Scenario, recording: Bool = false) throws -> Outcome {
    let limit = EventLimit(events)
    return try Outcome(simulating: scenario, recording: recording, under: limit.control)
  }

  @Test(arguments: 0..<5)
  func everythingAddsUpWhateverHappens(group: Int) throws {
    var refused = 0
    for seed in group * 12..<(group + 1) * 12 {
      let random = RandomScenario(seed)
      guard let scenario = random.read() else {
        refused += 1
        continue
      }
      do {
        let outcome = try Self.run(scenario)
        #expect(outcome.ending == .whole, "seed \(seed) does not end")
      } catch {
        Issue.record("seed \(seed): \(error)\n\(random.text)")
      }
    }
    #expect(refused <= 5, "few of those made up are not allowed")
  }

  /// Alone, again, and beside others on other threads.
  @Test func theSameSeedGivesTheSameRecordOnAnyThread() async throws {
    let scenarios = (600..<612).compactMap { RandomScenario($0).read() }
    let alone = try scenarios.map { try Self.run($0, recording: true).story?.digest }
    let beside = try await withThrowingTaskGroup(of: (Int, UInt64?).self) { group in
      for (place, scenario) in scenarios.enumerated() {
        group.addTask { (place, try Self.run(scenario, recording: true).story?.digest) }
      }
      return try await group.reduce(into: [Int: UInt64?]()) { $0[$1.0] = $1.1 }
    }
    #expect(alone.allSatisfy { $0 != nil } && Set(alone).count == scenarios.count)
    for (place, digest) in alone.enumerated() { #expect(beside[place] == digest) }
  }

  @Test func aRecordChangesNoFigure() throws {
    for seed in 620..<640 {
      guard let scenario = RandomScenario(seed).read() else { continue }
      let (silent, recorded) = (try Self.run(scenario), try Self.run(scenario, recording: true))
      #expect(silent.figures == recorded.figures, "seed \(seed)")
      #expect((silent.events, silent.span) == (recorded.events, recorded.span), "seed \(seed)")
    }
  }
}
