import DiscreteEvents
import Scenario
import Statistics
import Testing

@testable import Marketplace

/// Where demand answers to the price along a straight line, what a discount brings about is worked out by hand.
struct LinearDemandTests {
  /// 120 orders would be placed in an hour at the full price by half of those who come: 240 visits. A fifth off
  /// and a sensitivity of s make the other half order with probability 0.2 · s, so of the visits
  ///
  ///     0.5 order in the twin, 0.5 · (1 + 0.2 · s) here: 240 · 0.5 · 0.2 · s = 24 · s orders more;
  ///
  /// each order in the twin leaves 7.00 to platform and restaurant, each here 5.00 after the discount of 2.00, so of each visit
  ///
  ///     s = 1: 0.6 · 5 - 0.5 · 7 = -0.50, on a cost of 0.6 · 2 = 1.20: a return of -5/12;
  ///     s = 2: 0.7 · 5 - 0.5 · 7 = 0: the discount just pays for itself;
  ///     s = 4: 0.9 · 5 - 0.5 · 7 = 1.00, on a cost of 1.80: a return of 5/9.
  @Test(arguments: [(1, -5.0 / 12), (2, 0.0), (4, 5.0 / 9)])
  func theTwinFindsWhatIsWorkedOutByHand(sensitivity: Int, rate: Double) throws {
    let scenario = try Worlds.counter(
      ["duration": #""1h""#, "demand": #"{ "ordersPerHour": 120, "browsing": "50%", "items": 1 }"#],
      sensitivity: ["price": "\(sensitivity)", "response": #""linear""#], customers: ["login": #"{ "share": 0 }"#])
    var (orders, returns) = (Tally(), Tally())
    for replication in 0..<5 {
      let effect = try #require(Outcome(simulating: scenario, replication: UInt32(replication)).effect)
      orders.add(Double(effect.incrementalOrders))
      returns.add(try #require(effect.profitability))
      // Exact in each: nobody orders something else, or later, and every coin is where it belongs.
      #expect(effect[.won].orders == effect.incrementalOrders && effect.lost.orders == 0)
      #expect(effect.cost == Money(2) * effect.here.placed && effect.cannibalised == Money(2) * effect.twin.placed)
      #expect(effect.gain == Money(5) * effect.here.placed - Money(7) * effect.twin.placed)
      #expect(effect.costPerOrder.map { $0 * effect.incrementalOrders <= effect.cost } ?? false)
    }
    let more = try #require(ConfidenceInterval(of: orders)), back = try #require(ConfidenceInterval(of: returns))
    #expect(more.low < 24 * Double(sensitivity) && 24 * Double(sensitivity) < more.high, "\(more)")
    #expect(back.low < rate && rate < back.high, "\(back)")
    // What other sensitivities would come to lies outside.
    #expect(more.halfWidth < 7 && back.halfWidth < 0.12, "\(more), \(back)")
  }

  /// The half of the basket that would be ordered anyway has half of the discount. Two dishes for 20.00, less 8.00 at 40 %.
  @Test func ofAnEnlargedOrderThePartThatIsOrderedAnywayIsCannibalised() throws {
    let effect = try Worlds(
      Worlds.counter(
        [
          "demand": #"{ "ordersPerHour": 30, "browsing": "50%", "items": 1 }"#,
          "discounts": #"[ { "policy": "flat", "percentage": "40%" } ]"#,
        ], sensitivity: ["basket": "2.5", "response": #""linear""#])
    ).effect
    let orders = effect[.enlarged].orders
    #expect(orders > 30 && orders == effect.here.placed && orders == effect.twin.placed)
    #expect(effect[.enlarged].value == Money(20) * orders && effect[.enlarged].valueInTwin == Money(10) * orders)
    #expect(effect.cost == Money(8) * orders && effect.cannibalised == Money(4) * orders)
    // 20.00 leave 14.00 without the discount of 8.00, 10.00 leave 7.00: 1.00 less, on 8.00.
    #expect(effect.profitability == -0.125)
    #expect(effect.incrementalValue == Money(10) * orders && effect.costPerOrder == nil)
  }
}
