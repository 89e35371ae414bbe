import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// A scene in which everybody does what is written, at the instant at which it is written.
///
/// There is one restaurant, "A", and a second, "B", with the same menu: soup for 33.33 and bread for 4.00. Food is
/// collected, and nothing is added to prices. Services take as long as they do by default, and their stores 2 ms.
struct Play {
  let outcome: Outcome
  let market: Market

  /// - Parameters:
  ///   - actions: Of the replay.
  ///   - sections: Further sections of the scenario, or others instead of those of the scene.
  ///   - maySayNo: Whether actions may be refused of which that is not written.
  init(_ actions: [String], _ sections: [String: String] = [:], maySayNo: Bool = false) throws {
    try self.init(Self.scene.merging(sections) { $1 }, replay: actions)
    #expect(maySayNo || outcome.refusals == [])
  }

  /// - Parameters:
  ///   - sections: All that is said.
  ///   - isOdd: Whether it is such that it may be warned of.
  init(sections: [String: String], isOdd: Bool = false) throws {
    try self.init(sections, replay: [], isOdd: isOdd)
  }

  private init(_ sections: [String: String], replay: [String], isOdd: Bool = false) throws {
    let lines = sections.sorted { $0.key < $1.key }.map { #""\#($0.key)": \#($0.value)"# }
    let text = "{ \((lines + [#""replay": [ \#(replay.joined(separator: ", ")) ]"#]).joined(separator: ",\n")) }"
    let checked = try Scenario.read(ScenarioFile(path: "play.json", bytes: Array(text.utf8)))
    for warning in checked.warnings where !isOdd { Issue.record("\(warning.path): \(warning.sentence)") }
    let simulation = Simulation(seed: checked.scenario.seed, replication: 0)
    market = try Market(checked.scenario, in: simulation, keeping: .story)
    outcome = try market.run(until: .never, under: .unattended)
    #expect(outcome.wrongAnswers == [])
  }

  private static let scene = [
    "duration": #""2h""#, "demand": #"{ "ordersPerHour": 0 }"#, "city": #"{ "size": "4km" }"#,
    "channels": #"{ "delivery": 0, "pickup": 1 }"#,
    "restaurants": """
    { "count": 0, "rejects": 0, "list": [
      { "name": "A", "menu": "all", "place": { "east": "2km", "north": "2km" } },
      { "name": "B", "menu": "all", "place": { "east": "2km", "north": "1km" } } ] }
    """,
    "menus": #"{ "all": { "items": { "Soup": { "price": "33.33" }, "Bread": { "price": "4.00" } } } }"#,
    "pricing": #"{ "tax": 0, "deliveryFee": { "base": "0.00", "perKilometre": "0.00" } }"#,
    "partners": #"{ "count": 0 }"#,
  ]
}

extension Play {
  /// Lines of the record as `132.820 payment webhookReceived 33.33`, those of some kinds, in seconds since the start.
  func lines(_ kinds: String...) -> [String] {
    (outcome.story?.lines ?? []).filter { kinds.contains($0.what) }.map { line in
      "\(Self.seconds(line.at)) \(line.who) \(line.what)" + (line.detail.isEmpty ? "" : " \(line.detail)")
    }
  }

  /// When each thing of a kind happened, to whom or by whom.
  func happenings(_ kind: Happening.Kind) -> [Happening] { outcome.story?.happenings.filter { $0.kind == kind } ?? [] }

  func order(_ name: String) throws -> Order { try #require(market.replayer.call { $0.orders[name] }) }

  private static func seconds(_ instant: Instant) -> String {
    let (seconds, rest) = (instant.ticks / 1_000).quotientAndRemainder(dividingBy: 1_000)
    return "\(seconds)." + "\(1_000 + rest)".dropFirst()
  }
}

/// What a customer, a restaurant or one of its staff does, written as in a scenario.
func act(_ who: String, _ does: String, at time: String, _ more: String = "") -> String {
  let role = who == "A" || who == "B" ? "restaurant" : "customer"
  return #"{ "at": "+\#(time)", "\#(role)": "\#(who)", "does": "\#(does)"\#(more.isEmpty ? "" : ", " + more) }"#
}
