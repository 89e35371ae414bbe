/// Names in lists, licences, and what replayed orders are called.
enum NamesAreGivenOnce: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let restaurants = scenario.restaurants.list
    check(scenario.customers.list.map(\.name), "customer", { "customers.list[\($0)].name" }, &findings)
    check(restaurants.map(\.name), "restaurant", { "restaurants.list[\($0)].name" }, &findings)
    check(restaurants.map(\.licence), "licence", { "restaurants.list[\($0)].licence" }, &findings)
    check(scenario.partners.list.map(\.name), "partner", { "partners.list[\($0)].name" }, &findings)
    let orders = scenario.replay.actions.enumerated().map { place, action in
      action.does == .order && findings.isJudged(action, at: place) ? action.order : ""
    }
    check(orders, "order", { "replay[\($0)].order" }, &findings)
  }

  private static func check(
    _ names: [String], _ noun: String, _ path: (Int) -> String, _ findings: inout Findings
  ) {
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() where !name.isEmpty {
      if let first = places[name] {
        findings.refuse(
          path(place), "the \(noun) \"\(name)\" stands at \(path(first)) already",
          hint: noun == "licence" ? "write another number" : "write another name")
      } else {
        places[name] = place
      }
    }
  }
}
