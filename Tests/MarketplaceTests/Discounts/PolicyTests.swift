import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

struct PolicyTests {
  /// What one discount takes off a basket.
  private func off(_ discount: Discount, _ basket: Basket, _ change: (inout Scenario) -> Void = { _ in }) -> Money {
    pricer([discount], change).quote(basket).discount
  }

  @Test func noneLowersNothing() {
    #expect(off(discount(.none) { $0.percentage = .percent(50) }, basket(line(20))) == .zero)
  }

  @Test func aFlatPercentageIsRoundedOnEachLine() {
    let third = discount(.flat) { $0.percentage = Share(count: 333_333) }
    // 0.9999... of each: 1.00, not 1.99 of both.
    let quote = pricer([third]).quote(basket(line(3), line(3)))
    #expect(quote.lines.map(\.discounted) == [Money(2), Money(2)])
    #expect(quote.discount == Money(2))
  }

  @Test func aFlatAmountIsSharedOutOverTheLinesAndNeverMoreThanTheyCost() {
    let five = discount(.flat) { $0.amount = Money(5) }
    let quote = pricer([five]).quote(basket(line(10), line(20)))
    // 5 * 10 / 30 = 1.67, and the rest.
    #expect(quote.lines.map { $0.discounted.text() } == ["8.33", "16.67"])
    #expect(off(five, basket(line(3))) == Money(3))
  }

  @Test(arguments: [
    ("21:59", false), ("22:00", true), ("23:59", true), ("00:30", true), ("00:59", true), ("01:00", false),
  ])
  func aHappyHourMayGoOnPastMidnight(time: String, isHappy: Bool) throws {
    let night = try OpeningHours.Interval("22:00-01:00")
    let happy = discount(.happyHour) { ($0.percentage, $0.hours) = (.percent(20), [night]) }
    let moment = CivilTime(plainScenario.start.date, try TimeOfDay(time))
    #expect(off(happy, basket(line(10)) { $0.moment = moment }) == (isHappy ? Money(2) : .zero))
  }

  @Test func stockClearingLowersOnlyLinesThatAreLow() {
    let clearing = discount(.stockClearing) { ($0.percentage, $0.below) = (.percent(50), .percent(30)) }
    let quote = pricer([clearing]).quote(
      basket(line(10, stock: 0.29), line(10, stock: 3.0 / 10), line(10, stock: 0.9), line(10)))
    #expect(quote.lines.map(\.discounted) == [Money(5), Money(10), Money(10), Money(10)])
  }

  @Test func aFirstOrderIsLoweredOnce() {
    let welcome = discount(.firstOrder) { $0.amount = Money(5) }
    #expect(off(welcome, basket(line(10)) { $0.customer.isFirstOrder = true }) == Money(5))
    #expect(off(welcome, basket(line(10))) == .zero)
  }

  @Test(arguments: [(nil, false), (0, false), (1, true), (2, true)] as [(Int?, Bool)])
  func aTargetedDiscountIsForItsSegments(segment: Int?, isMeant: Bool) {
    let targeted = discount(.targeted) { ($0.percentage, $0.segments) = (.percent(10), ["students", "nurses"]) }
    let amount = off(targeted, basket(line(10)) { $0.customer.segment = segment }) {
      $0.customers.segments = ["others": .init(), "nurses": .init(), "students": .init()]
    }
    #expect(amount == (isMeant ? Money(1) : .zero))
  }

  @Test func aCouponIsForThoseWhoseDrawIsBelowItsShare() {
    let some = discount(.coupon) { ($0.amount, $0.share) = (Money(1), .percent(10)) }
    let all = discount(.coupon) { $0.amount = Money(2) }
    let pricer = pricer([some, discount(.none), all])
    #expect(pricer.coupons == [0, 2])
    func applied(_ draws: [Double]) -> [Int] {
      pricer.quote(basket(line(10)) { $0.customer.couponDraws = draws }).discounts.map(\.discount)
    }
    #expect(applied([0.05, 0.99]) == [2])
    #expect(off(some, basket(line(10)) { $0.customer.couponDraws = [0.0999] }) == Money(1))
    #expect(off(some, basket(line(10)) { $0.customer.couponDraws = [0.1] }) == .zero)
  }

  @Test func aSurgeRaisesWhatIsBroughtWhilePartnersAreShort() {
    func raised(_ surge: Discount, _ load: Double, by way: Double? = 2_000) -> Money {
      let quote = pricer([surge]).quote(
        basket(line(10), line(30)) { ($0.ordersPerFreePartner, $0.distance) = (load, way) })
      #expect(quote.discounts.isEmpty && quote.saved == .zero && quote.total == Money(40) + quote.surge)
      return quote.surge
    }
    let fee = discount(.surge) { ($0.amount, $0.above) = (money("1.50"), 2.5) }
    #expect(raised(fee, 2.49) == .zero)
    #expect(raised(fee, 2.5) == money("1.50"))
    #expect(raised(fee, .infinity) == money("1.50"))
    #expect(raised(fee, 9, by: nil) == .zero)
    #expect(raised(discount(.surge) { $0.percentage = .percent(20) }, 1) == Money(8))
    #expect(raised(discount(.surge) { ($0.percentage, $0.atMost) = (.percent(20), Money(3)) }, 1) == Money(3))
  }

  @Test func aDiscountNamesItemsAndRestaurants() {
    let pizza = discount(.flat) {
      ($0.percentage, $0.items, $0.restaurants) = (.percent(50), ["Margherita"], ["Spice Garden", "pizza"])
    }
    let pricer = pricer([pizza])
    pricer.addRestaurant(named: "Sushi")
    let tag = pricer.tag(ofItem: "Margherita")
    #expect(pricer.tag(ofItem: "Cola") == Pricer.untagged && tag != Pricer.untagged)
    func off(at restaurant: Int) -> Money {
      pricer.quote(basket(line(10, tag: tag), line(4)) { $0.restaurant = restaurant }).discount
    }
    #expect([off(at: 0), off(at: 1), off(at: 2)] == [Money(5), Money(5), .zero])
  }

  @Test func aSmallBasketIsNotLowered() {
    let flat = discount(.flat) { ($0.percentage, $0.minimumBasket) = (.percent(10), Money(20)) }
    #expect(off(flat, basket(line(19))) == .zero)
    #expect(off(flat, basket(line(10, 2))) == Money(2))
  }

  @Test func whatIsGivenAtMostIsSharedOutOverTheLines() {
    let flat = discount(.flat) { ($0.percentage, $0.atMost) = (.percent(50), Money(6)) }
    let quote = pricer([flat]).quote(basket(line(10), line(30)))
    #expect(quote.discount == Money(6))
    #expect(quote.lines.map { $0.discounted.text() } == ["8.50", "25.50"])
  }
}
