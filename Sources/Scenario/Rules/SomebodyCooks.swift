/// There are restaurants, and each kitchen has cooks, or stations with places.
enum SomebodyCooks: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard scenario.restaurantCount > 0 || scenario.replay.actions.contains(where: { $0.does == .register }) else {
      let path = findings.firstWritten("restaurants.count", "restaurants.list", "restaurants")
      return findings.refuse(
        path, "there is no restaurant", given: ["restaurants.count", "restaurants.list"],
        hint: "write a count of at least 1, or restaurants in \"list\"")
    }
    let stations = scenario.kitchens.stations
    guard stations.isEmpty else {
      if stations.values.allSatisfy({ $0 == 0 }) {
        findings.refuse(
          "kitchens.stations", "no station has a place to cook at", hint: "write at least 1 for one of them")
      }
      return
    }
    if scenario.kitchens.cooks == 0, someKitchenIsAsDescribed(in: scenario) {
      refuse("kitchens.cooks", "these kitchens have", &findings)
    }
    for template in scenario.restaurants.templates.entries where template.value.cooks == 0 {
      refuse("restaurants.templates.\(template.name).cooks", "the kitchens of \"\(template.name)\" have", &findings)
    }
    for (place, restaurant) in scenario.restaurants.list.enumerated() where restaurant.cooks == 0 {
      refuse("restaurants.list[\(place)].cooks", "the kitchen of \"\(restaurant.name)\" has", &findings)
    }
  }

  /// Whether a restaurant's cooks are those of ``Kitchens``.
  private static func someKitchenIsAsDescribed(in scenario: Scenario) -> Bool {
    let templates = scenario.restaurants.templates
    let made =
      scenario.restaurants.count > 0
      && (templates.isEmpty || templates.values.contains { $0.cooks == nil && $0.weight > 0 })
    return made || scenario.restaurants.list.contains { $0.cooks == nil && templates[$0.template]?.cooks == nil }
  }

  private static func refuse(_ path: String, _ subject: String, _ findings: inout Findings) {
    findings.refuse(
      path, "\(subject) no cooks and no stations", given: ["kitchens.stations"],
      hint: "write at least 1, or \"kitchens.stations\"")
  }
}
