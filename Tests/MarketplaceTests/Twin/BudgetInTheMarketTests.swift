import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Budgets where many order at once, and orders that fail give back what they had.
struct BudgetInTheMarketTests {
  private static func scenario(_ seed: Int) throws -> Scenario {
    var dice = RandomStream(seed: UInt64(seed), purpose: "budgets")
    func number(_ range: ClosedRange<UInt64>) -> UInt64 { range.lowerBound + dice.below(UInt64(range.count)) }
    return try Worlds.counter(
      [
        "duration": #""30m""#, "demand": #"{ "ordersPerHour": 360, "browsing": "20%" }"#,
        // Between the checkout and the order others order.
        "services": #"{ "order": { "latency": "30s", "timeout": "2m", "concurrency": 1000 } }"#,
        "kitchens": #"{ "cooks": 6 }"#, "payments": #"{ "succeeds": "70%" }"#,
        "menus": #"{ "all": { "items": { "Soup": { "price": "6.37" }, "Stew": { "price": "11.19" } } } }"#,
        "discounts": """
        [ { "policy": "flat", "percentage": "\(number(11...39))%", "budget": "\(number(30...60)).\(number(10...99))",
            "combines": true, "usesEach": \(number(1...5)) },
          { "policy": "coupon", "amount": "\(number(1...3)).\(number(10...99))", "budget": "\(number(20...40)).01",
            "uses": \(number(6...14)), "usesEach": \(number(2...4)) } ]
        """,
      ], sensitivity: ["price": "2", "basket": "1"],
      customers: ["count": "25", "patience": #"{ "gamma": { "mean": "12m", "shape": 2 } }"#], isOdd: true)
  }

  /// What a budget must be, from the orders alone.
  private struct Bill {
    var spent: [Money]
    var uses: [Int]
    var usesEach: [[Int: Int]]

    init(_ slips: [Slip], discounts: Int) {
      spent = Array(repeating: .zero, count: discounts)
      uses = Array(repeating: 0, count: discounts)
      usesEach = Array(repeating: [:], count: discounts)
      for slip in slips where slip.status != .cancelled && slip.status != .rejected {
        for applied in slip.discounts {
          spent[applied.discount] += applied.amount
          uses[applied.discount] += 1
          usesEach[applied.discount][slip.person, default: 0] += 1
        }
      }
    }
  }

  /// Looked at after every single event.
  @Test(arguments: 1...6)
  func noInterleavingOverspendsABudgetByOneCoin(seed: Int) throws {
    let scenario = try Self.scenario(seed)
    let market = try Market(scenario, in: Simulation(seed: UInt64(seed), replication: 0), keeping: .slips)
    let budgets = scenario.discounts.map { $0.budget ?? .zero }
    var (seen, least, isKept) = ([-1, -1], budgets, true)
    market.begin()
    while try market.simulation.step() {
      let now = [market.books.placed, market.books.over]
      guard now != seen else { continue }
      seen = now
      let bill = Bill(market.books.slips?.all ?? [], discounts: budgets.count)
      for (place, discount) in scenario.discounts.enumerated() {
        let left = market.offers.pricer.budgets.left(of: place) ?? .zero
        least[place] = min(least[place], left)
        isKept =
          isKept && left >= .zero && left == budgets[place] - bill.spent[place]
          && bill.uses[place] <= discount.uses ?? .max
          && bill.usesEach[place].values.allSatisfy { $0 <= discount.usesEach ?? .max }
      }
    }
    market.simulation.finish()
    #expect(isKept)
    let slips = market.books.slips?.all ?? []
    // It did matter: some had to go without, and some gave back.
    #expect(least.contains { $0 < Money(4) })
    #expect(slips.contains { $0.discounts.count < 2 } && slips.contains { $0.status == .cancelled && $0.isDiscounted })
    #expect(slips.count > 100)
  }
}
