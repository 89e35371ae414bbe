import DiscreteEvents
import Marketplace
import Scenario
import Testing

struct RandomScenarioTests {
  /// Far more than any of them takes: what goes on beyond it does not end.
  private static let events = 200_000

  /// A run of which nothing is lost in a loop: it is ended after so many slices.
  private static func run(_ scenario: Scenario, keeping: Keeping = []) throws -> Outcome {
    let limit = EventLimit(events)
    return try Outcome(simulating: scenario, keeping: keeping, under: limit.control)
  }

  /// What some scenarios came to together.
  private struct Sum {
    var refused: [String] = []
    var keys: Set<String> = []
    var kinds: Set<String> = []
    var struck: Set<String> = []
    var ended: [OrderStatus: Int] = [:]
    var refunds = 0
    var deeds: Set<String> = []

    mutating func add(_ random: RandomScenario, _ scenario: Scenario, _ outcome: Outcome) {
      keys.formUnion(random.keys)
      for effect in outcome.faults where effect.strikes > 0 {
        kinds.insert(effect.fault.kind.rawValue)
        struck.insert(effect.fault.what)
      }
      for status in OrderStatus.allCases where status.isFinal {
        ended[status, default: 0] += outcome.books.ended(status)
      }
      refunds += outcome.payments.refunds
      deeds.formUnion(scenario.replay.actions.map(\.does.rawValue))
    }

    mutating func add(_ other: Sum) {
      refused += other.refused
      keys.formUnion(other.keys)
      kinds.formUnion(other.kinds)
      struck.formUnion(other.struck)
      ended.merge(other.ended, uniquingKeysWith: +)
      refunds += other.refunds
      deeds.formUnion(other.deeds)
    }
  }

  /// Each stands for itself: what is wrong with one is told with the text that shows it.
  private static func sum(of seeds: Range<Int>) -> Sum {
    var sum = Sum()
    for seed in seeds {
      let random = RandomScenario(seed)
      guard let scenario = random.scenario else {
        sum.refused.append("\(seed): \(random.refusal)")
        continue
      }
      do {
        let outcome = try run(scenario)
        #expect(outcome.ending == .whole, "seed \(seed) does not end\n\(random.text)")
        sum.add(random, scenario, outcome)
      } catch {
        Issue.record("seed \(seed): \(error)\n\(random.text)")
      }
    }
    return sum
  }

  @Test func everythingAddsUpInFiveHundredScenarios() async throws {
    let sum = await withTaskGroup(of: Sum.self) { group in
      for first in stride(from: 0, to: 500, by: 25) { group.addTask { Self.sum(of: first..<first + 25) } }
      return await group.reduce(into: Sum()) { $0.add($1) }
    }
    #expect(sum.refused.count <= 60, "few of those made up are not allowed: \(sum.refused)")
    // All of the language is spoken, but for what hangs together too much to come about by chance.
    let language = try #require(DeclaredLanguage.whole)
    let unspoken = language.keys.subtracting(sum.keys).filter { !$0.hasPrefix("discounts[].model") }
    #expect(unspoken.count <= 20, "\(unspoken.sorted())")
    #expect(sum.kinds == Set(Fault.Kind.allCases.map(\.rawValue)))
    #expect(sum.struck.count >= 25)
    #expect(sum.deeds == Set(Replay.Deed.allCases.map(\.rawValue)))
    for status in OrderStatus.allCases where status.isFinal { #expect(sum.ended[status, default: 0] > 0, "\(status)") }
    #expect(sum.refunds > 50)
  }

  /// Alone, again, and beside others on other threads.
  @Test func theSameSeedGivesTheSameRecordOnAnyThread() async throws {
    let scenarios = (600..<612).compactMap { RandomScenario($0).scenario }
    let alone = try scenarios.map { try Self.run($0, keeping: .story).story?.digest }
    let beside = try await withThrowingTaskGroup(of: (Int, UInt64?).self) { group in
      for (place, scenario) in scenarios.enumerated() {
        group.addTask { (place, try Self.run(scenario, keeping: .story).story?.digest) }
      }
      return try await group.reduce(into: [Int: UInt64?]()) { $0[$1.0] = $1.1 }
    }
    #expect(alone.allSatisfy { $0 != nil } && Set(alone).count == scenarios.count)
    for (place, digest) in alone.enumerated() { #expect(beside[place] == digest) }
  }

  @Test func aRecordChangesNoFigure() throws {
    for seed in 620..<640 {
      guard let scenario = RandomScenario(seed).scenario else { continue }
      let (silent, recorded) = (try Self.run(scenario), try Self.run(scenario, keeping: .story))
      #expect(silent.figures == recorded.figures, "seed \(seed)")
      #expect((silent.events, silent.span) == (recorded.events, recorded.span), "seed \(seed)")
    }
  }
}
