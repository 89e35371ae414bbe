/// To those who have it: a share of customers, always the same ones.
struct Coupon: Condition {
  /// Its place among the coupons.
  let place: Int
  let share: Double

  func holds(for basket: Basket) -> Bool {
    let draws = basket.customer.couponDraws
    precondition(place < draws.count, "\(draws.count) draws for coupon \(place)")
    return draws[place] < share
  }
}
