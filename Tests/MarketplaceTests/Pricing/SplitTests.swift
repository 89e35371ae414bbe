import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct SplitTests {
  /// 40.00 of items, 4.00 off, 20 % commission, 30 % food cost, 5 % tax, 1.00 and 3.00 of fees.
  private func split(paidBy payer: Discount.Payer?) -> Split {
    let tenth = payer.map { payer in
      discount(.flat) { ($0.percentage, $0.paidBy) = (.percent(10), payer) }
    }
    let pricer = pricer([tenth].compactMap(\.self)) {
      ($0.pricing.tax, $0.pricing.platformFee) = (.percent(5), Money(1))
      $0.pricing.deliveryFee.base = Money(3)
    }
    return pricer.split(pricer.quote(basket(line(20, 2))))
  }

  @Test func withoutADiscountTheRestaurantHasItsItemsWithoutTheCommission() {
    let split = split(paidBy: nil)
    #expect(
      [split.paid, split.restaurant, split.platform, split.state] == [Money(46), Money(32), Money(12), Money(2)])
    #expect(split.foodCost == Money(12))
  }

  @Test func thePayerOfADiscountGetsLessAndTheOtherTheSame() {
    let (none, byPlatform, byRestaurant) = (split(paidBy: nil), split(paidBy: .platform), split(paidBy: .restaurant))
    #expect(byPlatform.platform == none.platform - Money(4) && byPlatform.restaurant == none.restaurant)
    #expect(byRestaurant.restaurant == none.restaurant - Money(4) && byRestaurant.platform == none.platform)
    #expect(byPlatform.paid == byRestaurant.paid && byPlatform.paid == money("41.80"))
    #expect(byPlatform.state == money("1.80"))
  }

  @Test func partnersArePaidByOrderWayAndHour() {
    var scenario = plainScenario
    (scenario.partners.pay.perOrder, scenario.partners.pay.perKilometre) = (money("3.50"), money("0.50"))
    scenario.partners.pay.perHour = money("9.00")
    let pay = PartnerPay(scenario)
    #expect(pay.delivery(over: 2_300) == money("4.65"))
    #expect(pay.delivery(over: 0) == money("3.50"))
    #expect(pay.online(for: .minutes(50)) == money("7.50"))
    #expect(pay.online(for: .seconds(1)) == .zero)
    #expect(pay.online(for: .seconds(2)) == money("0.01"))
  }
}
