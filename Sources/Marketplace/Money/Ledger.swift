public import Scenario

/// Where every coin went, in whole coins.
///
/// What customers pay is taken once and given back as the rules say; the rest is shared out when an order's money is
/// settled. `taken = refunded + kept + delivered`, and what was delivered is what restaurants, platform and state got.
public struct Ledger: Sendable {
  public private(set) var taken = Money.zero
  public private(set) var refunded = Money.zero
  /// Of orders that failed: what was not given back, which is the platform's and the restaurant's to share.
  public private(set) var kept = Money.zero
  /// Of orders that got to whom they were for.
  public private(set) var earned = Money.zero
  public private(set) var cash = Money.zero

  // What became of it.
  public private(set) var gmv = Money.zero
  public private(set) var restaurants = Money.zero
  public private(set) var platform = Money.zero
  public private(set) var tax = Money.zero
  public private(set) var fees = Money.zero
  public private(set) var foodCost = Money.zero
  public private(set) var partners = Money.zero
  public private(set) var discountsByPlatform = Money.zero
  public private(set) var discountsByRestaurants = Money.zero
  public private(set) var surges = Money.zero
  /// Orders that were paid and got to whom they were for.
  public private(set) var delivered = 0
  /// Orders whose money is settled.
  public private(set) var settled = 0

  public var discounts: Money { discountsByPlatform + discountsByRestaurants }
  /// What an order that was settled well came to on average; nil if there was none.
  public var averageOrder: Money? {
    delivered > 0 ? Money(thousandths: earned.thousandths / Int64(delivered)) : nil
  }
  /// Taken for orders that are still under way.
  public var open: Money { taken - refunded - kept - earned }
  /// What is left to the platform when partners are paid.
  public var net: Money { platform - partners }

  mutating func take(_ amount: Money, inCash: Bool) {
    taken += amount
    if inCash { cash += amount }
  }

  mutating func refund(_ amount: Money) { refunded += amount }

  mutating func pay(partner amount: Money) { partners += amount }

  /// An order has got to whom it was for, and is paid.
  mutating func settle(_ quote: Quote, _ split: Split) {
    settled += 1
    delivered += 1
    earned += split.paid
    gmv += quote.subtotal
    restaurants += split.restaurant
    platform += split.platform
    tax += split.state
    fees += quote.platformFee + quote.deliveryFee
    surges += quote.surge
    foodCost += split.foodCost
    discountsByPlatform += quote.discount(paidBy: .platform)
    discountsByRestaurants += quote.discount(paidBy: .restaurant)
  }

  /// An order has failed, and all that is to be given back has been.
  mutating func settle(keeping amount: Money) {
    settled += 1
    kept += amount
  }

  /// Holds between any two events for the orders that are settled, and for all once none is open.
  func isBalanced(open: Money) -> Bool {
    taken == refunded + kept + earned + open && earned == restaurants + platform + tax
  }
}
