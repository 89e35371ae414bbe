/// Raises what is brought while partners are short.
struct Surge: Condition {
  /// Orders in hand for each free partner.
  let above: Double

  func holds(for basket: Basket) -> Bool { basket.distance != nil && basket.ordersPerFreePartner >= above }
}
