/// To those who have never ordered before.
struct FirstOrder: Condition {
  func holds(for basket: Basket) -> Bool { basket.customer.isFirstOrder }
}
