import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Orders whose money is neither here nor there when something goes wrong.
struct UnsettledTests {
  private static func run(flour: String = "10kg", _ rest: String) throws -> Reference {
    let text = """
      { "duration": "2h", "demand": { "ordersPerHour": 0 }, "channels": { "delivery": "0%", "pickup": "100%" },
        "restaurants": { "count": 1, "list": [ { "name": "Own", "menu": "all" } ], "decision": "10m", "rejects": 0 },
        "menus": { "all": { "items": { "Bun": { "price": "2.00", "recipe": { "flour": "100g" } } } } },
        "ingredients": { "flour": { "stock": "\(flour)" } }, \(rest) }
      """
    return try Reference(Scenario.read(ScenarioFile(path: "unsettled.json", bytes: Array(text.utf8))).scenario)
  }

  /// The platform is told nothing, and cannot ask for longer than the gateway keeps a payment.
  @Test func whosePaymentHasLapsedUnheardOfPaysInAnotherWay() throws {
    let day = try Self.run(
      """
      "dineIn": { "payment": "afterMeal" }, "kitchens": { "preparation": "5m" },
      "payments": { "intentLifetime": "15m", "checked": 0, "webhook": { "retries": 0 }, "polling": { "after": "2m" } },
      "faults": [ { "what": "payment", "is": "down", "from": "+1h1m", "for": "30m" } ],
      "replay": [
        { "at": "+1m", "customer": "Asha", "restaurant": "Own", "does": "scan", "table": 1 },
        { "at": "+2m", "customer": "Asha", "restaurant": "Own", "does": "order", "channel": "dine-in", "table": 1,
          "items": { "Bun": 1 } },
        { "at": "+1h", "customer": "Asha", "does": "pay", "outcome": "succeeds", "webhook": "lost", "answer": 409 },
        { "at": "+1h40m", "customer": "Asha", "does": "payCash", "amount": "5.00" },
        { "at": "+1h45m", "customer": "Asha", "does": "leave" } ]
      """)
    #expect(day.outcome.wrongAnswers.isEmpty)
    #expect(day.outcome.refusals.isEmpty)
    #expect(day.outcome.books.ended(.completed) == 1)
    #expect((day.outcome.payments.settled, day.outcome.payments.cash) == (0, 1))
    #expect(day.outcome.ledger.taken == Money(thousandths: 2_100))
  }

  @Test func whatNobodyHearsIsToBeGivenBackIsGivenBackInTheEnd() throws {
    let day = try Self.run(
      """
      "faults": [ { "what": "order.rejected/payment", "is": "loses", "share": "100%" } ],
      "replay": [
        { "at": "+1m", "customer": "Asha", "restaurant": "Own", "does": "order", "items": { "Bun": 1 } },
        { "at": "+2m", "customer": "Asha", "does": "pay", "outcome": "succeeds" },
        { "at": "+5m", "restaurant": "Own", "does": "reject" } ]
      """)
    #expect(day.outcome.books.ended(.rejected) == 1)
    #expect(day.outcome.ledger.taken == Money(thousandths: 2_100))
    #expect(day.outcome.ledger.refunded == Money(thousandths: 2_100))
  }

  /// The payment service needs a minute to write the cash down; meanwhile the order is called off.
  @Test func noCashIsTakenForWhatIsCalledOffMeanwhile() throws {
    let day = try Self.run(
      """
      "orders": { "refunds": { "cancelledBeforeCooking": "50%" } },
      "services": { "payment": { "latency": "1m", "timeout": "10m" } },
      "replay": [
        { "at": "+1m", "customer": "Asha", "restaurant": "Own", "does": "order", "items": { "Bun": 1 } },
        { "at": "+2m", "customer": "Asha", "does": "payCash", "amount": "10.00", "answer": 409 },
        { "at": "+2m30s", "customer": "Asha", "does": "cancel" } ]
      """)
    #expect(day.outcome.wrongAnswers.isEmpty)
    #expect(day.outcome.books.ended(.cancelled) == 1)
    #expect(day.outcome.ledger.taken == .zero)
  }

  /// There is flour for one. The inventory service hears of orders when they are cooked.
  @Test func whoIsToldAfterTheYesThatItHasRunOutGetsAllBack() throws {
    let day = try Self.run(
      flour: "100g",
      """
      "orders": { "refunds": { "cancelledBeforeCooking": "50%", "cancelledAfterCooking": "25%" } },
      "broker": { "topics": { "order.placed": { "subscribers": { "inventory": { "delivery": "1h" } } } } },
      "replay": [
        { "at": "+1m", "customer": "Asha", "restaurant": "Own", "does": "order", "items": { "Bun": 1 }, "order": "a" },
        { "at": "+5m", "customer": "Bela", "restaurant": "Own", "does": "order", "items": { "Bun": 1 }, "order": "b" },
        { "at": "+2m", "customer": "Asha", "does": "pay", "outcome": "succeeds" },
        { "at": "+6m", "customer": "Bela", "does": "pay", "outcome": "succeeds" },
        { "at": "+1h30m", "restaurant": "Own", "does": "handOver", "order": "a" } ]
      """)
    let failed = try day.order("b")
    #expect(failed.reason == .outOfStock)
    #expect(failed.history.suffix(2).map(\.status) == [.accepted, .cancelled])
    #expect(day.outcome.ledger.refunded == Money(thousandths: 2_100))
    #expect(day.outcome.ledger.kept == .zero)
  }
}
