import DiscreteEvents
import Scenario

/// Which services can be asked for discounts at the moment.
enum Answering: Sendable { case all, withoutPredictor, nobody }

/// Says what a basket costs, and keeps what discounts may still cost.
///
///     let quote = pricer.quote(basket)
///     guard case .whole = pricer.take(quote, by: customer) else { ... }  // quote again: a budget has run out meanwhile
///     pricer.giveBack(quote, by: customer)                               // if the order is cancelled or rejected
///
/// All discounts that combine apply, in the scenario's order, and after them the one of the others by which the customer
/// saves most; of equal ones the first. Percentages are of what a line costs before discounts, rounded to the coin for each
/// line; no line ever costs less than nothing. A discount whose budget or uses do not suffice for this order is left out.
/// Surges lie beside: those that combine add up, and the lowest of the others is added.
///
/// Not for what was paid: that is the order's own.
final class Pricer: @unchecked Sendable {
  /// An item that no discount names.
  static let untagged = -1

  let coins: Coins
  private let pricing: Pricing
  let calendar: PeakCalendar
  @exclusivity(unchecked) private(set) var promotions: Promotions
  @exclusivity(unchecked) var budgets: Budgets
  /// Whether discounts lower prices in this world.
  let givesDiscounts: Bool

  /// The restaurants, in the order of their numbers, are told afterwards.
  init(_ scenario: Scenario, in world: World = .asDeclared) {
    givesDiscounts = world == .asDeclared
    coins = Coins(of: scenario.currency)
    pricing = scenario.pricing
    calendar = PeakCalendar(scenario.demand)
    promotions = Promotions(scenario.discounts, segments: scenario.customers.segments.names)
    budgets = Budgets(scenario.discounts)
  }
}

// Names, once for each.
extension Pricer {
  /// The next restaurant: the first one told is number 0.
  func addRestaurant(named name: String, template: String = "") {
    promotions.addRestaurant(named: name, template: template)
  }

  /// How discounts know an item.
  func tag(ofItem name: String) -> Int { promotions.tags.firstIndex(of: name) ?? Self.untagged }

  /// Whether some discount depends on what is in stock.
  var looksAtStock: Bool { promotions.looksAtStock }

  /// The coupons' places among the scenario's discounts.
  var coupons: [Int] { promotions.coupons }

  /// Why a discount is given: in a predictor's words, or else by the discount's name.
  func reason(_ number: Int) -> String { promotions.reasons[number] }
}

extension Pricer {
  /// What a basket costs now.
  ///
  /// - Parameter answering: Of the services that know of discounts; those that do not answer lower nothing, and raise nothing.
  /// - Complexity: O(lines · discounts).
  func quote(_ basket: Basket, _ answering: Answering = .all) -> Quote {
    check(basket)
    var quote = Quote(basket)
    if answering != .nobody, !promotions.all.isEmpty {
      addDiscounts(to: &quote, of: basket, answering)
      quote.surge = surge(on: basket, quote)
    }
    addFees(to: &quote, of: basket)
    return quote
  }

  private func check(_ basket: Basket) {
    for line in basket.lines {
      precondition(
        line.quantity > 0 && line.price >= .zero && coins.areWhole(line.price),
        "\(line.quantity) for \(line.price.text(places: 3)) each")
    }
  }

  private func addFees(to quote: inout Quote, of basket: Basket) {
    quote.undiscountedTax = coins.part(pricing.tax, of: quote.subtotal)
    let isLowered = pricing.taxOn == .afterDiscounts && quote.discount > .zero
    quote.tax = isLowered ? coins.part(pricing.tax, of: quote.discounted) : quote.undiscountedTax
    quote.platformFee = pricing.platformFee
    quote.deliveryFee = basket.distance.map { deliveryFee(over: $0, costing: quote.subtotal) } ?? .zero
  }

  private func deliveryFee(over metres: Double, costing subtotal: Money) -> Money {
    let fee = pricing.deliveryFee
    if let freeFrom = fee.freeFrom, subtotal >= freeFrom { return .zero }
    return fee.base + coins.price(fee.perKilometre, perKilometreOver: metres)
  }

  /// Who gets what of what a customer pays for an order.
  func split(_ quote: Quote) -> Split { Split(of: quote, pricing, coins) }
}

extension Coins {
  /// To the nearest millimetre.
  func price(_ price: Money, perKilometreOver metres: Double) -> Money {
    self.price(price, per: 1_000_000, for: Int64((metres * 1_000).rounded()))
  }
}
