import DiscreteEvents
import Scenario

/// What somebody is about to order, and everything that its price may depend on.
///
/// Not a cart: it has no history, and stands for one moment.
struct Basket: Sendable {
  struct Line: Sendable {
    /// What ``Pricer/tag(ofItem:)`` says of its name.
    var item = Pricer.untagged
    /// For one, in whole coins.
    var price: Money
    var quantity: Int
    /// What is left of its scarcest ingredient, in parts of a full stock; nil for what is not cooked from stock.
    var stock: Double?
  }

  var lines: [Line]
  /// As they are numbered for ``Pricer``.
  var restaurant: Int
  var moment: CivilTime
  var customer: Buyer
  /// Metres from the restaurant to the door; nil for what is not brought.
  var distance: Double?
  /// Orders in hand for each free partner, infinite if there is none.
  var ordersPerFreePartner = 0.0
  /// Within how many minutes it is promised.
  var promisedMinutes = 0.0
}

/// What discounts know of a customer.
struct Buyer: Sendable {
  var number: Int
  /// A place among `customers.segments`.
  var segment: Int?
  var isFirstOrder = false
  /// Drawn once for each customer and coupon, from 0 to below 1, in the order of ``Pricer/coupons``.
  var couponDraws: [Double] = []
}
