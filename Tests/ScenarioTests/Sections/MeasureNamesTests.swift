import JSON
import Testing

@testable import Scenario

struct MeasureNamesTests {
  @Test func everythingThatARunIsAskedForHasAName() {
    let fates = ["delivered", "fulfilled", "completed", "paymentFailed", "paymentExpired", "rejected", "cancelled"]
    let times = [
      "clickToDoor", "readyToDoor", "readyToPickup", "courierWait", "acceptanceDelay", "kitchenQueue", "preparation",
      "assignmentDelay",
    ]
    let expected =
      ["placed.count", "onTime.share", "orders.perHour", "kitchens.busy", "partners.busy", "faults.lostOrders"]
      + fates.flatMap { ["\($0).count", "\($0).share"] }
      + times.flatMap { time in ["mean", "p50", "p90", "p95", "p99", "max"].map { "\(time).\($0)" } }
      + ["search", "cart", "checkout", "paid"].map { "conversion.\($0)" }
      + ["gmv", "discounts", "fees", "tax", "refunds", "net", "averageOrder"].map { "money.\($0)" }
      + [
        "cost", "won", "enlarged", "broughtForward", "givenAway", "lost", "incremental", "items", "costPerOrder",
        "cannibalised", "return", "othersLater",
      ].map { "discounts.\($0)" }
      + ["published", "delivered", "lost", "deadLettered", "duplicates"].map { "messages.\($0)" }
    #expect(Measure.all.map(\.name).sorted() == expected.sorted())
  }

  @Test func moneyIsExpectedInTheCurrency() throws {
    let scenario = try read(
      """
      { "expect": { "money.averageOrder": { "equals": "505.00" }, "money.net": { "atLeast": "-3.50", "atMost": "1.25 EUR" },
        "conversion.paid": { "atLeast": "12%" }, "readyToDoor.p95": { "atMost": "1h" }, "messages.lost": { "equals": 0 } } }
      """
    ).scenario
    let bounds = scenario.expect.map { [$0.equals, $0.atLeast, $0.atMost] }
    #expect(bounds == [[505, nil, nil], [nil, -3.5, 1.25], [nil, 0.12, nil], [nil, nil, 60], [0, nil, nil]])
    #expect(scenario.expect.map(\.measure.unit) == [.money, .money, .share, .minutes, .count])
  }

  /// A return is below nothing where a discount is given away, and above one where it pays for itself more than twice.
  @Test func comparisonsWithATwinMayBeBelowNothingAndAboveAll() throws {
    let scenario = try read(
      """
      { "twin": true, "discounts": [ { "policy": "flat", "percentage": "5%" } ],
        "expect": { "discounts.return": { "atLeast": "-120%", "atMost": 2.5 }, "discounts.incremental": { "atMost": -3 } } }
      """
    ).scenario
    #expect(scenario.expect.map(\.atLeast) == [-1.2, nil] && scenario.expect.map(\.atMost) == [2.5, -3])
    #expect(scenario.expect.map(\.measure.unit) == [.ratio, .difference])
  }

  @Test func anAmountIsWrittenAsItIsRead() throws {
    let scenario = try read(#"{ "expect": { "money.tax": { "equals": "0.07" } } }"#).scenario
    let written = try #require(Form<Scenario>.section.written(scenario))
    #expect(try read(written.oneLine()).scenario == scenario)
  }

  /// 0.1 + 0.2 in doubles is not 0.3.
  @Test func sumsOfCoinsAreAsExpected() throws {
    let expected = try #require(
      read(#"{ "expect": { "money.tax": { "equals": "0.30" } } }"#).scenario.expect.first)
    #expect(expected.holds(for: 0.1 + 0.2))
    #expect(!expected.holds(for: 0.31))
  }
}
