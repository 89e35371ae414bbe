import Scenario
import Testing

@testable import Marketplace

/// Money that could come when nobody waits for it any more.
struct LatePaymentTests {
  private static func run(_ rest: String) throws -> Outcome {
    let text = """
      { "duration": "20m", "demand": { "ordersPerHour": 0 }, "channels": { "delivery": "0%", "pickup": "100%" },
        "restaurants": { "count": 1, "list": [ { "name": "Own", "menu": "all" } ], "decision": "1s" },
        "menus": { "all": { "items": { "Bun": { "price": "2.00" } } } }, \(rest) }
      """
    return try Outcome(
      simulating: Scenario.read(ScenarioFile(path: "late.json", bytes: Array(text.utf8))).scenario, keeping: .story)
  }

  /// The bank takes three minutes for its check, the gateway gives it two.
  @Test func nothingIsPaidWithAnIntentThatHasLapsed() throws {
    let outcome = try Self.run(
      """
      "payments": { "authorisation": "1s", "checked": "100%", "checking": "3m", "intentLifetime": "2m",
        "webhook": { "lost": "100%", "retries": 0 }, "polling": { "after": "1s", "every": "1s" } },
      "replay": [
        { "at": "+1m", "customer": "Asha", "restaurant": "Own", "does": "order", "items": { "Bun": 1 } },
        { "at": "+2m", "customer": "Asha", "does": "pay", "outcome": "succeeds" } ]
      """)
    #expect(outcome.books.ended(.cancelled) == 1)
    #expect(outcome.ledger.taken == .zero)
    #expect((outcome.payments.settled, outcome.payments.failed) == (0, 1))
  }

  /// The gateway needs a minute for each request. Between its first and its second the order is called off, and settled.
  @Test func nothingIsPaidForAnOrderThatIsSettled() throws {
    let outcome = try Self.run(
      """
      "orders": { "payment": "afterAcceptance" },
      "services": { "gateway": { "latency": "1m", "timeout": "10m" }, "payment": { "timeout": "10m" } },
      "replay": [
        { "at": "+1m", "customer": "Asha", "restaurant": "Own", "does": "order", "items": { "Bun": 1 }, "order": "o" },
        { "at": "+2m", "customer": "Asha", "does": "pay", "outcome": "succeeds", "answer": 400 },
        { "at": "+3m30s", "customer": "Asha", "does": "cancel" } ]
      """)
    #expect(outcome.books.ended(.cancelled) == 1)
    #expect(outcome.wrongAnswers.isEmpty)
    #expect(outcome.ledger.taken == .zero)
    #expect(outcome.payments.failed == 1)
  }
}
