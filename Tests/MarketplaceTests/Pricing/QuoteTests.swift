import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct QuoteTests {
  /// Every policy there is, with what any basket may meet.
  private var everything: [Discount] {
    [
      discount(.flat) { ($0.percentage, $0.atMost) = (Share(count: 73_333), money("3.01")) },
      discount(.happyHour) {
        ($0.percentage, $0.hours, $0.paidBy, $0.atMost) = (.percent(20), [.wholeDay], .restaurant, Money(2))
      },
      discount(.stockClearing) { ($0.percentage, $0.combines) = (.percent(37), true) },
      discount(.firstOrder) { ($0.amount, $0.combines, $0.paidBy) = (money("4.99"), true, .restaurant) },
      discount(.coupon) { ($0.amount, $0.share, $0.combines) = (money("2.50"), .percent(50), true) },
      discount(.surge) { ($0.percentage, $0.above, $0.atMost) = (.percent(11), 2, money("6.00")) },
      discount(.surge) { ($0.amount, $0.above, $0.combines) = (money("1.50"), 3, true) },
    ]
  }

  private func randomBasket(_ stream: inout RandomStream) -> Basket {
    var basket = basket()
    basket.lines = (0..<Int(1 + stream.below(4))).map { _ in
      Basket.Line(
        price: Money(thousandths: Int64(stream.below(4_000)) * 10), quantity: Int(1 + stream.below(3)),
        stock: stream.unit())
    }
    basket.customer = Buyer(
      number: 0, isFirstOrder: stream.below(2) == 0, couponDraws: [stream.unit()])
    basket.ordersPerFreePartner = stream.unit() * 4
    basket.distance = stream.below(4) == 0 ? nil : stream.unit() * 9_000
    return basket
  }

  @Test(arguments: [Pricing.TaxBase.afterDiscounts, .beforeDiscounts])
  func aTotalIsTheSumOfItsPartsAndSoIsItsSplit(base: Pricing.TaxBase) {
    let pricer = pricer(everything) {
      ($0.pricing.tax, $0.pricing.taxOn, $0.pricing.platformFee) = (Share(count: 72_500), base, money("0.99"))
      $0.pricing.deliveryFee.perKilometre = money("0.45")
      $0.pricing.deliveryFee.freeFrom = Money(60)
    }
    var stream = RandomStream(seed: 4, purpose: "baskets")
    var kinds: Set<Int> = []
    for _ in 0..<400 {
      let basket = randomBasket(&stream)
      let quote = pricer.quote(basket)
      let split = pricer.split(quote)
      #expect(quote.total == quote.sumOfParts)
      #expect(split.paid == quote.total && split.restaurant + split.platform + split.state == quote.total)
      #expect(quote.lines.reduce(Money.zero) { $0 + $1.discounted } == quote.discounted)
      #expect(quote.lines.allSatisfy { $0.discounted >= .zero && $0.discounted <= $0.amount })
      #expect(quote.total.thousandths % 10 == 0)
      #expect(quote.saved >= quote.discount)
      kinds.formUnion(quote.discounts.map(\.discount))
    }
    #expect(kinds == [0, 1, 2, 3, 4])
  }

  @Test func theUndiscountedTotalIsWhatATwinWithoutDiscountsAsks() {
    let change = { (scenario: inout Scenario) in
      (scenario.pricing.tax, scenario.pricing.platformFee) = (.percent(7), money("0.99"))
      scenario.pricing.deliveryFee.base = money("2.00")
    }
    let discounts = everything
    let (here, twin) = (pricer(discounts, change), pricer(discounts.filter { $0.policy == .surge }, change))
    var stream = RandomStream(seed: 5, purpose: "baskets")
    for _ in 0..<150 {
      let basket = randomBasket(&stream)
      #expect(here.quote(basket).undiscountedTotal == twin.quote(basket).total)
    }
  }

  @Test func yenHaveNoParts() {
    let tenth = discount(.flat) { $0.percentage = .percent(10) }
    let pricer = pricer([tenth]) {
      $0.currency = Currency("JPY") ?? .euro
      $0.pricing.tax = .percent(8)
    }
    let quote = pricer.quote(basket(line(1_235), line(345)))
    // 123.5 and 34.5 are rounded up; 8 % of 1,580 - 124 - 35 = 1,421 is 113.68.
    #expect(quote.lines.map(\.discounted) == [Money(1_111), Money(310)])
    #expect(quote.tax == Money(114))
    #expect(quote.total == Money(1_535))
  }

  @Test func theDeliveryFeeGrowsWithTheWayAndIsRoundedToTheCoin() {
    let pricer = pricer([]) {
      ($0.pricing.deliveryFee.base, $0.pricing.deliveryFee.perKilometre) = (money("2.00"), money("0.50"))
      $0.pricing.deliveryFee.freeFrom = Money(40)
    }
    func fee(_ price: Int64, _ metres: Double?) -> Money {
      pricer.quote(basket(line(price)) { $0.distance = metres }).deliveryFee
    }
    #expect(fee(39, 0) == money("2.00"))
    #expect(fee(39, 2_300) == money("3.15"))
    #expect(fee(39, 2_309) == money("3.15"))
    #expect(fee(39, 2_310) == money("3.16"))
    #expect(fee(40, 2_300) == .zero)
    #expect(fee(39, nil) == .zero)
  }
}
