import DiscreteEvents

/// Discounts that add up do not come to more than the price.
enum CombiningDiscountsLeaveAPrice: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    var sum = Share.zero
    for (place, discount) in scenario.discounts.enumerated() where discount.combines && discount.policy != .surge {
      let share = discount.policy == .predictor ? discount.model.highest : discount.percentage
      sum = Share(count: sum.count + share.count)
      guard sum > .all else { continue }
      let path = findings.firstWritten("discounts[\(place)].percentage", "discounts[\(place)].model.highest")
      return findings.refuse(
        path, "with those above that combine, up to \(sum) of the price is taken off",
        hint: "write at most \(Share(count: 1_000_000 - sum.count + share.count)), or \"combines\": false")
    }
  }
}
