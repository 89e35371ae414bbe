import DiscreteEvents

/// What is written matters for something else that is.
enum SettingsHaveAnEffect: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    func warn(_ path: String, unless: Bool, _ sentence: String, _ hint: String) {
      if findings.isWritten(path), !unless { findings.warn(path, sentence, hint: hint) }
    }
    warn(
      "orders.courierSearch", unless: scenario.channels.delivery > .zero || findings.timeline.delivers,
      "nothing is delivered, so no partner is sought", "leave it out, or write a \"channels.delivery\" above 0%")
    warn(
      "orders.cookingStarts", unless: scenario.orders.cookingStarts == .accepted || findings.timeline.delivers,
      "nothing is delivered, so no partner is assigned", "leave it out, or write a \"channels.delivery\" above 0%")
    warn(
      "orders.payment", unless: scenario.channels.dineIn < .all || findings.timeline.delivers,
      "everybody sits at a table", "write it in \"dineIn\", or a \"channels.dine-in\" below 100%")
    warn(
      "dineIn.payment", unless: scenario.channels.dineIn > .zero || findings.timeline.seats,
      "nobody sits at a table", "write it in \"orders\", or a \"channels.dine-in\" above 0%")
    warn(
      "dispatch.window", unless: scenario.dispatch.policy == .batching,
      "\"\(scenario.dispatch.policy.rawValue)\" collects no orders",
      "leave it out, or write \"policy\": \"batching\"")
    warn(
      "twin", unless: !scenario.twin || !scenario.discounts.isEmpty,
      "without \"discounts\" the twin is the same world", "leave it out, or write \"discounts\"")
    warn(
      "dispatch.bundleSize", unless: scenario.dispatch.bundleSize <= scenario.partners.carries,
      "partners carry \(scenario.partners.carries) at a time", "write at most that, or a larger \"partners.carries\"")
    for (path, areIdle) in findings.places(of: \.cooksPath, where: \.hasIdleCooks) {
      warn(
        path, unless: !areIdle,
        "with stations it is their places that count", "leave it out, or write no \"stations\"")
    }
    warn(
      "restaurants.templates", unless: scenario.restaurants.count > 0 || isNamed(scenario),
      "no restaurant is made from templates", "write a \"restaurants.count\" above 0")
  }

  private static func isNamed(_ scenario: Scenario) -> Bool {
    scenario.restaurants.templates.isEmpty || scenario.restaurants.list.contains { !$0.template.isEmpty }
  }
}

extension RestaurantGroup {
  /// Who says in so many words that nobody cooks but at stations means that.
  fileprivate var hasIdleCooks: Bool { !profile.stations.isEmpty && profile.cooks > 0 }
}
