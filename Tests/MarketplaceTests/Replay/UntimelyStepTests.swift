import Scenario
import Testing

@testable import Marketplace

/// What staff say of an order at stated times is refused where it cannot be so.
struct UntimelyStepTests {
  private static func answers(_ channel: String, _ steps: String) throws -> [Int] {
    let text = """
      { "duration": "40m", "demand": { "ordersPerHour": 0 }, "channels": { "delivery": "0%", "\(channel)": "100%" },
        "payments": { "methods": { "card": 0, "wallet": 0, "cash": 1 } }, "services": { "order": { "latency": "20s", "timeout": "2m" } },
        "restaurants": { "count": 1, "list": [ { "name": "Own", "menu": "all", "tables": 2 } ] },
        "menus": { "all": { "items": { "Bun": { "price": "2.00" } } } },
        "replay": [
          { "at": "+1m", "customer": "Asha", "restaurant": "Own", "does": "order", "order": "o", "items": { "Bun": 1 } },
          \(steps) ] }
      """
    let scenario = try Scenario.read(ScenarioFile(path: "steps.json", bytes: Array(text.utf8))).scenario
    let outcome = try Outcome(simulating: scenario, keeping: .story)
    return (outcome.story?.lines ?? []).filter { $0.what == "answered" }.compactMap { Int($0.detail) }
  }

  @Test func foodIsServedWhenItIsReadyAndOnce() throws {
    let answers = try Self.answers(
      "dine-in",
      """
      { "at": "+2m", "order": "o", "does": "accept" }, { "at": "+3m", "order": "o", "does": "serve" },
      { "at": "+5m", "order": "o", "does": "startCooking" }, { "at": "+10m", "order": "o", "does": "ready" },
      { "at": "+12m", "order": "o", "does": "handOver" }, { "at": "+13m", "order": "o", "does": "serve" },
      { "at": "+13m5s", "order": "o", "does": "serve" }, { "at": "+15m", "order": "o", "does": "serve" }
      """)
    #expect(answers == [201, 200, 409, 200, 200, 409, 200, 409, 409])
  }

  @Test func foodIsHandedOverWhenItIsReadyAndOnce() throws {
    let answers = try Self.answers(
      "pickup",
      """
      { "at": "+2m", "order": "o", "does": "accept" }, { "at": "+3m", "order": "o", "does": "handOver" },
      { "at": "+5m", "order": "o", "does": "startCooking" }, { "at": "+10m", "order": "o", "does": "ready" },
      { "at": "+12m", "order": "o", "does": "serve" }, { "at": "+13m", "order": "o", "does": "handOver" },
      { "at": "+13m5s", "order": "o", "does": "handOver" }
      """)
    #expect(answers == [201, 200, 409, 200, 200, 409, 200, 409])
  }

  /// The restaurant service takes a while to write it down; what was said counts meanwhile.
  @Test func anOrderIsAcceptedOnce() throws {
    let answers = try Self.answers(
      "pickup",
      """
      { "at": "+2m", "order": "o", "does": "accept" }, { "at": "+2m0.001s", "order": "o", "does": "reject" },
      { "at": "+3m", "order": "o", "does": "accept" }
      """)
    #expect(answers == [201, 200, 409, 409])
  }
}
