/// Never: it stands where a what-if has another policy.
struct NoDiscount: Condition {
  func holds(for basket: Basket) -> Bool { false }
}
