import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Customers leave out restaurants by the lowest part of a price that discounts can come to.
struct LowestPartTests {
  private func part(_ discounts: [Discount], price: Money? = Money(10), to buyer: Buyer = Buyer(number: 0)) -> Double {
    let occasion = Occasion(customer: buyer, moment: plainScenario.start, ordersPerFreePartner: 0)
    let pricer = pricer(discounts)
    return pricer.lowestPart(at: 0, with: pricer.entitlement(on: occasion), itemsFrom: price)
  }

  @Test func whatIsTakenOffAMinimumBasketBoundsAnAmount() {
    let five = discount(.flat) { ($0.amount, $0.minimumBasket) = (Money(5), Money(20)) }
    #expect(part([five]) == 0.75)
    #expect(part([discount(.flat) { $0.amount = Money(5) }]) == 0)
  }

  @Test func aPercentageIsBoundedWithTheHalfCoinByWhichALineIsRounded() {
    let tenth = discount(.flat) { $0.percentage = .percent(10) }
    // Half a cent of ten is 0.0005.
    #expect(abs(part([tenth]) - 0.8995) < 1e-12)
    #expect(abs(part([tenth], price: nil) - 0.4) < 1e-12)
  }

  @Test func discountsThatCombineAddUpAndOfTheOthersOneIsGiven() {
    let fifth = discount(.flat) { ($0.amount, $0.minimumBasket) = (Money(4), Money(20)) }
    let half = discount(.flat) { ($0.amount, $0.minimumBasket) = (Money(10), Money(20)) }
    #expect(part([fifth, half]) == 0.5)
    #expect(abs(part([with(fifth) { $0.combines = true }, half]) - 0.3) < 1e-12)
  }

  @Test func whatACustomerCannotHaveLowersNothing() {
    let first = discount(.firstOrder) { $0.percentage = .percent(50) }
    #expect(part([first]) == 1)
    #expect(part([first], to: Buyer(number: 0, isFirstOrder: true)) < 0.5)
  }

  @Test func noBasketEverCostsLess() {
    var luck = RandomStream(seed: 7, purpose: "baskets")
    var reached = 0
    for _ in 0..<2_000 {
      let discounts = (0..<3).map { _ in randomDiscount(&luck) }
      let pricer = pricer(discounts)
      let prices = (0..<(1 + luck.below(4))).map { _ in Int64(1 + luck.below(400)) * 10 }
      let lines = prices.map { Basket.Line(price: Money(thousandths: $0), quantity: 1 + Int(luck.below(3))) }
      let buyer = Buyer(number: 0, isFirstOrder: luck.unit() < 0.5)
      let occasion = Occasion(customer: buyer, moment: plainScenario.start, ordersPerFreePartner: 0)
      let quote = pricer.quote(
        Basket(lines: lines, restaurant: 0, moment: plainScenario.start, customer: buyer, distance: 2_000))
      let part = Double(quote.discounted.thousandths) / Double(quote.subtotal.thousandths)
      let lowest = pricer.lowestPart(
        at: 0, with: pricer.entitlement(on: occasion), itemsFrom: Money(thousandths: prices.min() ?? 10))
      #expect(part >= lowest - 1e-12)
      if part < 1, part - lowest < 0.02 { reached += 1 }
    }
    #expect(reached > 50)
  }

  private func randomDiscount(_ luck: inout RandomStream) -> Discount {
    discount(luck.unit() < 0.5 ? .flat : .firstOrder) { discount in
      if luck.unit() < 0.5 {
        discount.percentage = .percent(Int64(1 + luck.below(40)))
      } else {
        discount.amount = Money(thousandths: Int64(1 + luck.below(300)) * 10)
      }
      if luck.unit() < 0.5 { discount.minimumBasket = Money(thousandths: Int64(luck.below(800)) * 10) }
      if luck.unit() < 0.3 { discount.atMost = Money(thousandths: Int64(1 + luck.below(200)) * 10) }
      discount.combines = luck.unit() < 0.4
    }
  }

  private func with(_ discount: Discount, _ change: (inout Discount) -> Void) -> Discount {
    var discount = discount
    change(&discount)
    return discount
  }
}
