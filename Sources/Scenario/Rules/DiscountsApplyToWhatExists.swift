/// The restaurants and items that discounts name, and stock for those that clear it.
enum DiscountsApplyToWhatExists: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let (items, restaurants) = (scenario.itemNames, scenario.restaurantNames)
    for (place, discount) in scenario.discounts.enumerated() {
      let path = "discounts[\(place)]"
      for (index, item) in discount.items.enumerated() where !items.contains(item) {
        findings.refuseUnknown("item", item, at: "\(path).items[\(index)]", among: items)
      }
      for (index, restaurant) in discount.restaurants.enumerated() where !restaurants.contains(restaurant) {
        findings.refuseUnknown("restaurant", restaurant, at: "\(path).restaurants[\(index)]", among: restaurants)
      }
      if discount.policy == .stockClearing, scenario.ingredients.isEmpty {
        findings.warn(
          path + ".policy", "there are no \"ingredients\", so no stock is ever low",
          hint: "write \"ingredients\" and recipes")
      }
    }
  }
}
