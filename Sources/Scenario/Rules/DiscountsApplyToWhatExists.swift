/// The restaurants and items that discounts name, and stock for those that clear it.
enum DiscountsApplyToWhatExists: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let (items, restaurants) = (scenario.itemNames, scenario.restaurantNames + scenario.restaurants.templates.names)
    let lack =
      scenario.ingredients.isEmpty
      ? "there are no \"ingredients\"" : cooksFromStock(scenario) ? nil : "no item has a \"recipe\""
    for (place, discount) in scenario.discounts.enumerated() {
      let path = "discounts[\(place)]"
      for (index, item) in discount.items.enumerated() where !items.contains(item) {
        findings.refuseUnknown("item", item, at: "\(path).items[\(index)]", among: items)
      }
      for (index, restaurant) in discount.restaurants.enumerated() where !restaurants.contains(restaurant) {
        findings.refuseUnknown("restaurant", restaurant, at: "\(path).restaurants[\(index)]", among: restaurants)
      }
      if discount.policy == .stockClearing, let lack {
        findings.warn(
          path + ".policy", "\(lack), so no stock is ever low", hint: "write \"ingredients\" and recipes")
      }
    }
  }

  private static func cooksFromStock(_ scenario: Scenario) -> Bool {
    scenario.menus.values.contains { $0.items.values.contains { !$0.recipe.isEmpty } }
  }
}
