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
    guard discount.policy != .predictor else {
      if discount.model.highest == .zero {
        findings.refuse(
          path + ".model.highest", "a model that gives 0% at most gives nothing", hint: "write a percentage above 0%")
      }
      return
    }
    if discount.percentage == .zero, amount == .zero {
      let verb = discount.policy == .surge ? "a surge without a fee" : "it lowers nothing"
      let place = findings.firstWritten(path + ".percentage", path + ".amount", path)
      findings.refuse(place, verb, hint: "write a \"percentage\", or an \"amount\", above 0")
    } else if discount.percentage != .zero, amount != .zero {
      findings.refuse(
        path + ".amount", "both a percentage and an amount", hint: "write one of them, or two discounts that combine")
    }
  }

  private static func checkLimits(of discount: Discount, _ path: String, _ findings: inout Findings) {
    if discount.atMost == .zero {
      findings.refuse(
        path + ".atMost", "at most nothing is no change", hint: "write an amount above 0, or leave it out")
    }
    if let budget = discount.budget {
      let one = smallestUse(of: discount)
      if budget == .zero || budget < one {
        findings.refuse(
          path + ".budget", "a budget of \(budget.text()) is too small for one use",
          hint: one == .zero ? "write an amount above 0" : "write at least \(one.text())")
      }
    }
    if discount.policy == .coupon, discount.share == .zero {
      findings.refuse(path + ".share", "nobody has this coupon", hint: "write a share above 0%")
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
