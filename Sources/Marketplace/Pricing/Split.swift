import Scenario

/// Who gets what of what a customer pays for an order. The parts add up to it, to the coin.
///
/// What a partner earns is paid by the platform, and is ``PartnerPay``.
struct Split: Sendable, Equatable {
  /// What the customer pays.
  let paid: Money
  /// The items, without the commission on what they cost before discounts, and without the discounts that it pays.
  let restaurant: Money
  /// The commission, the fees and the surge, without the discounts that it pays.
  let platform: Money
  /// The tax.
  let state: Money
  /// What the restaurant has spent on ingredients: no part of the sum, but what is left to it depends on it.
  let foodCost: Money

  init(of quote: Quote, _ pricing: Pricing, _ coins: Coins) {
    let commission = coins.part(pricing.commission, of: quote.subtotal)
    let fees = quote.platformFee + quote.deliveryFee + quote.surge
    paid = quote.total
    restaurant = quote.subtotal - commission - quote.discount(paidBy: .restaurant)
    platform = commission + fees - quote.discount(paidBy: .platform)
    state = quote.tax
    foodCost = coins.part(pricing.foodCost, of: quote.subtotal)
  }
}
