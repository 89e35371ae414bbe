import Scenario

/// A discount made ready to be asked: every name resolved, every limit a number.
struct Promotion: Sendable {
  enum Size: Sendable {
    case part(Share)
    case amount(Money)
    case predicted
  }

  let policy: PromotionPolicy
  let size: Size
  let atMost: Money
  let minimumBasket: Money
  let payer: Discount.Payer
  /// Of all that apply these do, beside the best of the others.
  let combines: Bool
  /// For those that no predictor has given.
  let reason: Int
  /// Which items, by their tags; nil for all.
  private let items: [Bool]?
  /// Which names of restaurants or templates; none for all.
  private let namedRestaurants: [String]
  /// Which restaurants, by their numbers.
  private var restaurants: [Bool] = []

  /// - Parameter tags: The names of items that some discount has.
  init(_ discount: Discount, _ policy: PromotionPolicy, tags: [String], reason: Int) {
    (self.policy, self.reason) = (policy, reason)
    (payer, combines, minimumBasket) = (discount.paidBy, discount.combines, discount.minimumBasket)
    atMost = discount.atMost ?? Money(thousandths: .max)
    items = discount.items.isEmpty ? nil : tags.map(discount.items.contains)
    namedRestaurants = discount.restaurants
    if discount.policy == .predictor {
      size = .predicted
    } else if discount.percentage != .zero {
      size = .part(discount.percentage)
    } else {
      size = .amount(discount.amount ?? .zero)
    }
  }

  mutating func addRestaurant(named name: String, template: String) {
    restaurants.append(
      namedRestaurants.isEmpty || namedRestaurants.contains(name) || namedRestaurants.contains(template))
  }

  /// Whether it applies to an order, as far as that does not depend on what has been used.
  func applies(to basket: Basket, costing subtotal: Money) -> Bool {
    subtotal >= minimumBasket && isGiven(at: basket.restaurant) && policy.holds(for: basket)
  }

  func applies(to line: Basket.Line) -> Bool {
    let isNamed = items.map { line.item >= 0 && $0[line.item] } ?? true
    return isNamed && policy.holds(for: line)
  }

  func isGiven(at restaurant: Int) -> Bool {
    guard !namedRestaurants.isEmpty else { return true }
    precondition(restaurants.indices.contains(restaurant), "restaurant \(restaurant) of \(restaurants.count)")
    return restaurants[restaurant]
  }
}
