import DiscreteEvents
import Marketplace
import Scenario
import Testing

struct RandomScenarioTests {
  /// Far more than any of them takes: what goes on beyond it does not end.
  private static let events = 3_000_000

  /// A run of which nothing is lost in a loop: it is ended after so many slices.
  private static func run(_ scenario: Scenario, recording: Bool = false) throws -> Outcome {
    let limit = EventLimit(events)
    return try Outcome(simulating: scenario, recording: recording, under: limit.control)
  }

  @Test(arguments: 0..<10)
  func everythingAddsUpWhateverHappens(group: Int) throws {
    for seed in group * 50..<(group + 1) * 50 {
      let random = RandomScenario(seed)
      do {
        let outcome = try Self.run(random.read())
        #expect(outcome.ending == .whole, "seed \(seed) does not end")
      } catch {
        Issue.record("seed \(seed): \(error)\n\(random.text)")
      }
    }
  }
}
