import DiscreteEvents
public import Scenario

// What it cost, who paid, and who got it.
extension OrderAccount {
  /// The items at the menu's prices.
  public var items: Money { order.quote.subtotal }
  public func discount(paidBy payer: Discount.Payer) -> Money { order.quote.discount(paidBy: payer) }
  public var surge: Money { order.quote.surge }
  public var platformFee: Money { order.quote.platformFee }
  public var deliveryFee: Money { order.quote.deliveryFee }
  public var tax: Money { order.quote.tax }
  /// What the customer owes.
  public var total: Money { order.quote.total }
  /// "card", "wallet" or "cash".
  public var method: String { "\(order.method)" }
  public var paid: Money { order.money.paid }
  public var refunded: Money { order.money.refunded }

  /// Of an order that came to its good end: what the restaurant keeps; nil for others, as for the next three.
  public var toRestaurant: Money? { split?.restaurant }
  public var toPlatform: Money? { split?.platform }
  public var foodCost: Money? { split?.foodCost }
  /// What its partner earned by it, hours at work apart.
  public var toPartner: Money? {
    order.status == .delivered && order.partner != nil ? metresToDoor.map(market.pay.delivery) : nil
  }

  private var split: Split? {
    order.status.isSuccess && order.money.isClosed ? market.offers.pricer.split(order.quote) : nil
  }

  /// The discounts that lowered it, in the order in which they were applied.
  public var discounts: [AppliedDiscount] {
    order.quote.discounts.map { applied in
      AppliedDiscount(
        name: market.terms.pointee.discounts[applied.discount].title, amount: applied.amount, payer: applied.payer,
        confidence: applied.confidence, reason: market.offers.pricer.reason(applied.reason))
    }
  }

  public struct AppliedDiscount: Sendable, Equatable {
    public let name: String
    public let amount: Money
    public let payer: Discount.Payer
    /// How sure a predictor was; 1 for all others.
    public let confidence: Double
    public let reason: String
  }

  /// What was ordered, in the order of the cart.
  public var lines: [Line] {
    order.lines.enumerated().map { place, line in
      let item = order.restaurant.call { $0.menu[line.item] }
      let quoted = order.quote.lines[place]
      return Line(
        name: item.name, category: item.category, quantity: line.quantity, price: line.price, amount: quoted.amount,
        discounted: quoted.discounted)
    }
  }

  public struct Line: Sendable, Equatable {
    public let name: String
    public let category: String
    public let quantity: Int
    /// Of one.
    public let price: Money
    public let amount: Money
    /// What is left of the amount when discounts are taken off.
    public let discounted: Money
  }
}
