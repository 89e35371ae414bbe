import DiscreteEvents

/// Where one of several is drawn in proportion to weights, there is something to draw.
enum WeightsAreNotAllZero: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let methods = scenario.payments.methods
    check([methods.card, methods.wallet, methods.cash], "payments.methods", "payment method", "weight", &findings)
    let carriers = scenario.notifications
    check([carriers.sms.weight, carriers.push.weight], "notifications", "way", "weight", &findings)
    check(scenario.restaurants.templates.values.map(\.weight), "restaurants.templates", "template", "weight", &findings)
    check(scenario.customers.segments.values.map(\.weight), "customers.segments", "segment", "weight", &findings)
    let ranking = scenario.customers.search.ranking
    check(
      [ranking.distance, ranking.rating, ranking.popularity, ranking.open], "customers.search.ranking", "property",
      "weight", &findings)
    let districts = scenario.city.districts.values
    check(districts.map(\.restaurants), "city.districts", "district", "share of restaurants", &findings)
    check(districts.map(\.customers), "city.districts", "district", "share of customers", &findings)
    for menu in scenario.menus.entries {
      check(menu.value.items.values.map(\.popularity), "menus.\(menu.name).items", "item", "popularity", &findings)
    }
    if scenario.restaurants.list.isEmpty {
      check(
        scenario.restaurants.templates.values.map(\.popularity), "restaurants.templates", "template", "popularity",
        &findings)
    }
  }

  private static func check(
    _ weights: [Double], _ path: String, _ noun: String, _ what: String, _ findings: inout Findings
  ) {
    guard !weights.isEmpty, weights.allSatisfy({ $0 == 0 }) else { return }
    findings.refuse(path, "no \(noun) has a \(what) above 0", hint: "write a number above 0 for at least one")
  }
}
