import DiscreteEvents

/// A discount says how much it gives, or a surge how much it takes, and by that it can be given.
enum DiscountsGiveSomething: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, discount) in scenario.discounts.enumerated() {
      let path = "discounts[\(place)]"
      checkSize(of: discount, path, &findings)
      checkLimits(of: discount, path, &findings)
    }
  }

  private static func checkSize(of discount: Discount, _ path: String, _ findings: inout Findings) {
    let amount = discount.amount ?? .zero
    switch discount.policy {
    case .none: return
    case .predictor:
      if discount.model.highest == .zero {
        findings.warn(
          path + ".model.highest", "a model that gives 0% at most gives nothing", hint: "write a percentage above 0%")
      }
    case _ where discount.percentage == .zero && amount == .zero:
      checkNothing(of: discount, path, &findings)
    case _ where discount.percentage != .zero && amount != .zero:
      findings.refuse(
        path + ".amount", "both a percentage and an amount", hint: "write one of them, or two discounts that combine")
    default: return
    }
  }

  /// Nothing in so many words can be run: a row of experiments may begin there.
  private static func checkNothing(of discount: Discount, _ path: String, _ findings: inout Findings) {
    let sentence = discount.policy == .surge ? "a surge without a fee" : "it lowers nothing"
    let hint = "write a \"percentage\", or an \"amount\", above 0"
    guard let place = [path + ".percentage", path + ".amount"].first(where: findings.isWritten) else {
      return findings.refuse(path, sentence, hint: hint)
    }
    findings.warn(place, sentence, hint: hint)
  }

  private static func checkLimits(of discount: Discount, _ path: String, _ findings: inout Findings) {
    if discount.atMost == .zero {
      findings.warn(
        path + ".atMost", "at most nothing is no change", hint: "write an amount above 0, or leave it out")
    }
    if let budget = discount.budget {
      let one = smallestUse(of: discount)
      if budget == .zero || budget < one {
        findings.warn(
          path + ".budget", "a budget of \(budget.text()) is too small for one use",
          hint: one == .zero ? "write an amount above 0" : "write at least \(one.text())")
      }
    }
    if discount.policy == .coupon, discount.share == .zero {
      findings.warn(path + ".share", "nobody has this coupon", hint: "write a share above 0%")
    }
  }

  /// What it gives for the smallest basket to which it applies.
  private static func smallestUse(of discount: Discount) -> Money {
    let (basket, millionths) = (discount.minimumBasket.thousandths, discount.percentage.count)
    let part = Money(thousandths: Int64(Int128(basket) * Int128(millionths) / 1_000_000))
    let given = discount.amount ?? part
    return min(given, discount.atMost ?? given)
  }
}
