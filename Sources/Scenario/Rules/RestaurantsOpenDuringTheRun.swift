import DiscreteEvents

/// Some restaurant is open while orders come.
enum RestaurantsOpenDuringTheRun: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard findings.timeline.hasRandomOrders, scenario.restaurantCount > 0 else { return }
    let hours = openings(in: scenario)
    let closed = hours.filter { !isOpen($0.hours, scenario) }
    guard !closed.isEmpty else { return }
    let sentence = "closed from \(scenario.start) to \(scenario.start + scenario.duration)"
    guard closed.count == hours.count else {
      for (path, _) in closed { findings.warn(path, sentence + ", the whole run", hint: "write hours of the run") }
      return
    }
    findings.refuse(
      closed[0].path, "every restaurant is \(sentence)", given: ["start", "duration", "restaurants"],
      hint: "write hours of the run")
  }

  /// What hours there are, once each, with their path.
  private static func openings(in scenario: Scenario) -> [(path: String, hours: WeeklyHours)] {
    let (restaurants, templates) = (scenario.restaurants, scenario.restaurants.templates)
    var openings: [(path: String, hours: WeeklyHours)] = []
    let made = restaurants.count > 0 && (templates.isEmpty || templates.values.contains { $0.hours == nil })
    let listed = restaurants.list.contains { $0.hours == nil && templates[$0.template]?.hours == nil }
    if made || listed { openings.append(("restaurants.hours", restaurants.hours)) }
    for template in templates.entries {
      if let hours = template.value.hours { openings.append(("restaurants.templates.\(template.name).hours", hours)) }
    }
    for (number, restaurant) in restaurants.list.enumerated() {
      if let hours = restaurant.hours { openings.append(("restaurants.list[\(number)].hours", hours)) }
    }
    return openings
  }

  private static func isOpen(_ hours: WeeklyHours, _ scenario: Scenario) -> Bool {
    guard let opens = hours.openingHours.nextOpen(from: scenario.start) else { return false }
    return opens < scenario.start + scenario.duration
  }
}
