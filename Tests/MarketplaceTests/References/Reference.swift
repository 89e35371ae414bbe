import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// A scenario that reproduces a reference document, and a run of it.
struct Reference {
  let scenario: Scenario
  let outcome: Outcome
  let market: Market

  /// - Parameter name: Of a file in the folder `Scenarios`, without its ending.
  init(_ name: String, changing change: (inout Scenario) -> Void = { _ in }) throws {
    var scenario = try Self.read(name)
    change(&scenario)
    try self.init(scenario)
  }

  /// - Parameter prepare: Has something happen beside what the scenario says, before the run.
  init(_ scenario: Scenario, preparing prepare: (Market) -> Void = { _ in }) throws {
    self.scenario = scenario
    market = try Market(
      scenario, in: Simulation(seed: scenario.seed, replication: 0), keeping: .story)
    prepare(market)
    outcome = try market.run(until: .never, under: .unattended)
  }
}

extension Reference {
  static func read(_ name: String) throws -> Scenario {
    let folder = ScenarioFolder()
    let file = ScenarioFile(path: "\(name).json", bytes: try folder.bytes(of: "\(name).json"))
    return try Scenario.read(file) { path, _ throws(FileNotFound) in
      do {
        return ScenarioFile(path: path, bytes: try folder.bytes(of: path))
      } catch {
        throw FileNotFound(reason: "no such file")
      }
    }.scenario
  }
}

extension Reference {
  /// Lines of the record as `19:01:05 customer what detail`, those of some kinds.
  func lines(_ kinds: Set<String>) -> [String] {
    (outcome.story?.lines ?? []).filter { kinds.contains($0.what) }.map { line in
      "\(clock(line.at)) \(line.who) \(line.what)" + (line.detail.isEmpty ? "" : " \(line.detail)")
    }
  }

  func lines(_ kinds: String...) -> [String] { lines(Set(kinds)) }

  /// What people were told, in order.
  var texts: [String] { (outcome.story?.lines ?? []).filter { $0.what == "told" }.map(\.detail) }

  /// What each topic carried, in order.
  var published: [String] {
    (outcome.story?.lines ?? []).filter { $0.what == "published" }.map {
      String($0.detail.prefix { $0 != " " })
    }
  }

  /// The time of day, to the second.
  func clock(_ instant: Instant) -> String { String("\(market.clock(instant).timeOfDay)".prefix(8)) }

  /// When something happened for the first time.
  func first(_ what: String, by who: String? = nil) -> Instant? {
    outcome.story?.lines.first { $0.what == what && (who == nil || $0.who == who) }?.at
  }

  func order(_ name: String) throws -> Order { try #require(market.replayer.call { $0.orders[name] }) }

  /// What an order has been, since when, and who saw to it.
  func history(of name: String) throws -> [String] {
    try order(name).history.map { "\(clock($0.at)) \($0.status.name) by \(market.name(of: $0.by))" }
  }
}
