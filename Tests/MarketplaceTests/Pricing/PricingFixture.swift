import DiscreteEvents
import Scenario

@testable import Marketplace

/// Noon on a Friday in November, no taxes and no fees unless a test says so.
let plainScenario: Scenario = {
  var scenario = Scenario()
  scenario.start = CivilTime(CivilDate(dayNumber: 20_777)) + .hours(12)
  scenario.pricing.tax = .zero
  scenario.pricing.deliveryFee.base = .zero
  scenario.pricing.deliveryFee.perKilometre = .zero
  return scenario
}()

func pricer(_ discounts: [Discount], _ change: (inout Scenario) -> Void = { _ in }) -> Pricer {
  var scenario = plainScenario
  scenario.discounts = discounts
  change(&scenario)
  let pricer = Pricer(scenario)
  pricer.addRestaurant(named: "Spice Garden", template: "indian")
  pricer.addRestaurant(named: "Napoli", template: "pizza")
  return pricer
}

func discount(_ policy: Discount.Policy, _ change: (inout Discount) -> Void = { _ in }) -> Discount {
  var discount = Discount()
  discount.policy = policy
  change(&discount)
  return discount
}

/// Brought from the first restaurant, at noon.
func basket(_ lines: Basket.Line..., change: (inout Basket) -> Void = { _ in }) -> Basket {
  var basket = Basket(
    lines: lines, restaurant: 0, moment: plainScenario.start, customer: Buyer(number: 0), distance: 2_000)
  change(&basket)
  return basket
}

func line(_ price: Int64, _ quantity: Int = 1, tag: Int = Pricer.untagged, stock: Double? = nil) -> Basket.Line {
  Basket.Line(item: tag, price: Money(price), quantity: quantity, stock: stock)
}

/// "4.25".
func money(_ text: String) -> Money { Money(text, in: .euro) ?? Money(thousandths: .min) }

extension Quote {
  /// ``total`` as it must come out, from its parts.
  var sumOfParts: Money {
    Money(
      thousandths: subtotal.thousandths - discounts.reduce(0) { $0 + $1.amount.thousandths } + surge.thousandths
        + tax.thousandths + platformFee.thousandths + deliveryFee.thousandths)
  }
}
