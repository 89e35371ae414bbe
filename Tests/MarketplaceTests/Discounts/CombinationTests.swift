import Scenario
import Testing

@testable import Marketplace

struct CombinationTests {
  private func flat(_ percent: Int64, combines: Bool = false, items: [String] = []) -> Discount {
    discount(.flat) { ($0.percentage, $0.combines, $0.items) = (.percent(percent), combines, items) }
  }

  private func applied(_ discounts: [Discount], to basket: Basket) -> [Int] {
    pricer(discounts).quote(basket).discounts.map(\.discount)
  }

  @Test func theBestForTheCustomerApplies() {
    let five = discount(.flat) { $0.amount = Money(5) }
    #expect(applied([flat(10), five, flat(20)], to: basket(line(20))) == [1])
    #expect(applied([flat(10), five, flat(20)], to: basket(line(40))) == [2])
  }

  @Test func ofEqualOnesTheFirstApplies() {
    #expect(applied([flat(10), flat(20), flat(20)], to: basket(line(20))) == [1])
    let four = discount(.flat) { $0.amount = Money(4) }
    #expect(applied([four, flat(20)], to: basket(line(20))) == [0])
  }

  @Test func thoseThatCombineAddToTheBestOfTheOthers() {
    let discounts = [flat(10), flat(5, combines: true), flat(20), flat(3, combines: true)]
    let quote = pricer(discounts).quote(basket(line(100)))
    #expect(quote.discounts.map(\.discount) == [1, 3, 2])
    #expect(quote.discounts.map(\.amount) == [Money(5), Money(3), Money(20)])
    #expect(quote.discounted == Money(72))
  }

  @Test func nothingCostsLessThanNothing() {
    let quote = pricer([flat(60, combines: true), flat(70)]).quote(basket(line(10)))
    #expect(quote.discounts.map(\.amount) == [Money(6), Money(4)])
    #expect(quote.discounted == .zero)
  }

  @Test func theBestIsChosenAmongWhatOthersHaveLeft() {
    let free = flat(100, combines: true, items: ["Cola"])
    let discounts = [free, flat(100, items: ["Cola"]), flat(30, items: ["Pizza"])]
    let pricer = pricer(discounts)
    let basket = basket(line(8, tag: pricer.tag(ofItem: "Cola")), line(10, tag: pricer.tag(ofItem: "Pizza")))
    let quote = pricer.quote(basket)
    #expect(quote.discounts.map(\.discount) == [0, 2])
    #expect(quote.discounted == Money(7))
  }

  @Test func surgesThatCombineAddUpAndTheLowestOfTheOthersIsAdded() {
    func surge(_ fee: Int64, above: Double = 1, combines: Bool = false) -> Discount {
      discount(.surge) { ($0.amount, $0.above, $0.combines) = (Money(fee), above, combines) }
    }
    let surges = [surge(4), surge(2), surge(1, above: 9), surge(3, combines: true), surge(7, combines: true)]
    let quote = pricer(surges).quote(basket(line(10)) { $0.ordersPerFreePartner = 5 })
    #expect(quote.surge == Money(12))
  }
}
