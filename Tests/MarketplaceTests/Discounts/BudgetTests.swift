import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct BudgetTests {
  private func coupon(_ change: (inout Discount) -> Void) -> Discount {
    discount(.flat) {
      $0.amount = Money(3)
      change(&$0)
    }
  }

  @Test func aQuoteUsesNothingAndATakenOneDoes() {
    let pricer = pricer([coupon { $0.budget = Money(7) }])
    let quotes = (0..<3).map { _ in pricer.quote(basket(line(10))) }
    #expect(pricer.budgets.left(of: 0) == Money(7))
    #expect(pricer.take(quotes[0], by: 1) == .whole)
    #expect(pricer.take(quotes[1], by: 2) == .whole)
    #expect(pricer.take(quotes[2], by: 3) == .exhausted(discount: 0))
    #expect(pricer.budgets.left(of: 0) == Money(1))
  }

  @Test func whatDoesNotSufficeIsNotQuotedAndTheNextBestIs() {
    let pricer = pricer([coupon { $0.budget = Money(4) }, discount(.flat) { $0.percentage = .percent(10) }])
    let first = pricer.quote(basket(line(10)))
    #expect(pricer.take(first, by: 1) == .whole)
    #expect(pricer.quote(basket(line(10))).discounts.map(\.discount) == [1])
    // One coin is left, and this basket needs no more.
    let small = pricer.quote(basket(line(1)))
    #expect(small.discounts.map(\.amount) == [Money(1)] && small.discounts.map(\.discount) == [0])
    pricer.giveBack(first, by: 1)
    #expect(pricer.quote(basket(line(10))).discounts.map(\.discount) == [0])
  }

  @Test func usesAreCountedInAllAndForEachCustomer() {
    let pricer = pricer([coupon { ($0.uses, $0.usesEach) = (3, 2) }])
    func quote(_ customer: Int) -> Quote { pricer.quote(basket(line(10)) { $0.customer.number = customer }) }
    let first = quote(7)
    #expect(pricer.take(first, by: 7) == .whole && pricer.take(quote(7), by: 7) == .whole)
    #expect(quote(7).discounts.isEmpty && quote(8).discounts.count == 1)
    #expect(pricer.take(first, by: 7) == .exhausted(discount: 0))
    #expect(pricer.take(quote(8), by: 8) == .whole)
    #expect(quote(9).discounts.isEmpty)
    pricer.giveBack(first, by: 7)
    #expect(quote(9).discounts.count == 1 && quote(7).discounts.count == 1)
    pricer.forget(customer: 8)
    #expect(quote(8).discounts.count == 1)
  }

  @Test func aQuoteIsTakenWholeOrNotAtAll() {
    let (rich, poor) = (coupon { ($0.budget, $0.combines) = (Money(100), true) }, coupon { $0.budget = Money(3) })
    let pricer = pricer([rich, poor])
    let quotes = (0..<2).map { _ in pricer.quote(basket(line(10))) }
    #expect(quotes[0].discount == Money(6))
    #expect(pricer.take(quotes[0], by: 0) == .whole)
    #expect(pricer.take(quotes[1], by: 1) == .exhausted(discount: 1))
    #expect(pricer.budgets.left(of: 0) == Money(97))
  }

  private let budgets = [money("40.01"), money("25.50")]

  private var limited: [Discount] {
    [
      discount(.flat) { ($0.percentage, $0.budget, $0.combines, $0.usesEach) = (.percent(17), budgets[0], true, 3) },
      discount(.flat) { ($0.amount, $0.budget, $0.uses) = (money("2.99"), budgets[1], 8) },
    ]
  }

  /// Whether what is left is what orders have not used, and nobody has used more than they may.
  private func isKept(by pricer: Pricer, _ placed: [(quote: Quote, customer: Int)]) -> Bool {
    let left = budgets.indices.map { place in
      let uses = placed.flatMap { $0.quote.discounts.filter { $0.discount == place } }
      return uses.reduce(budgets[place]) { $0 - $1.amount }
    }
    let uses = placed.count { $0.quote.discounts.contains { $0.discount == 1 } }
    var usesEach = Array(repeating: 0, count: 12)
    for (quote, customer) in placed where quote.discounts.contains(where: { $0.discount == 0 }) {
      usesEach[customer] += 1
    }
    return left == budgets.indices.map(pricer.budgets.left) && left.allSatisfy { $0 >= .zero } && uses <= 8
      && usesEach.allSatisfy { $0 <= 3 }
  }

  /// Quotes that lie about, orders that are placed late and given back later, in any order.
  @Test(arguments: UInt64(1)...10)
  func aBudgetIsNeverOverspentByOneCoin(seed: UInt64) {
    let pricer = pricer(limited)
    var stream = RandomStream(seed: seed, purpose: "interleavings")
    var (waiting, placed): ([(quote: Quote, customer: Int)], [(quote: Quote, customer: Int)]) = ([], [])
    var (refused, leastLeft, isKept) = (0, budgets, true)
    for _ in 0..<800 {
      let customer = Int(stream.below(12))
      switch stream.below(5) {
      case 0, 1:
        let price = Money(thousandths: Int64(100 + stream.below(3_000)) * 10)
        let basket = basket(Basket.Line(price: price, quantity: 1)) { $0.customer.number = customer }
        waiting.append((pricer.quote(basket), customer))
      case 2, 3:
        guard !waiting.isEmpty else { continue }
        let order = waiting.remove(at: Int(stream.below(UInt64(waiting.count))))
        if pricer.take(order.quote, by: order.customer) == .whole { placed.append(order) } else { refused += 1 }
      default:
        guard !placed.isEmpty else { continue }
        let order = placed.remove(at: Int(stream.below(UInt64(placed.count))))
        pricer.giveBack(order.quote, by: order.customer)
      }
      isKept = isKept && self.isKept(by: pricer, placed)
      for place in budgets.indices { leastLeft[place] = min(leastLeft[place], pricer.budgets.left(of: place) ?? .zero) }
    }
    #expect(isKept)
    // The budgets did matter.
    #expect(refused > 20 && leastLeft[0] < Money(5) && leastLeft[1] < Money(5))
  }
}
