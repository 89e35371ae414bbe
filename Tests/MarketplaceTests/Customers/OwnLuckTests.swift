import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What happens to somebody by chance is their own: comparisons compare worlds, not luck.
struct OwnLuckTests {
  /// A town in which nobody is in anybody's way.
  private static func run(_ replay: String, comesBack: String = "0%") throws -> [String] {
    let text = """
      { "duration": "2h", "demand": { "ordersPerHour": 40 }, "channels": { "delivery": "0%", "pickup": "100%" },
        "city": { "size": "4km" }, "restaurants": { "count": 6, "list": [ { "name": "Own", "menu": "all" } ] },
        "menus": { "all": { "items": { "Bun": { "price": "2.00" } } } }, "kitchens": { "cooks": 500 },
        "customers": { "rates": 0, "triesAgain": 0, "comesBack": "\(comesBack)", "comesBackAfter": "5m" },
        "replay": [ \(replay) ] }
      """
    let scenario = try Scenario.read(ScenarioFile(path: "luck.json", bytes: Array(text.utf8))).scenario
    let day = try Reference(scenario)
    let told: Set<Happening.Kind> = [
      .placed, .paymentPending, .paid, .authorised, .accepted, .rejected, .preparing, .ready, .fulfilled, .cancelled,
    ]
    // Without numbers of orders and visits, which do differ.
    let happenings = try #require(day.outcome.story).happenings
    return happenings.filter { told.contains($0.kind) }.map { "\($0.at) \($0.kind) \($0.detail)" }
  }

  @Test func oneOrderMoreChangesNobodyElsesLuck() throws {
    let order = #"{ "at": "+1m", "customer": "Asha", "restaurant": "Own", "does": "order", "items": { "Bun": 1 } }"#
    let (without, with) = (try Self.run(""), Set(try Self.run(order)))
    #expect(without.count > 400)
    #expect(without.filter { !with.contains($0) } == [])
  }

  @Test func whoComesAgainChangesNobodyElsesLuck() throws {
    let (without, with) = (try Self.run(""), Set(try Self.run("", comesBack: "50%")))
    #expect(with.count > without.count + 40)
    #expect(without.filter { !with.contains($0) } == [])
  }
}
