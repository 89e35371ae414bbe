import DiscreteEvents

/// Some restaurant is open while orders come.
enum RestaurantsOpenDuringTheRun: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard findings.timeline.hasRandomOrders, scenario.restaurantCount > 0 else { return }
    let hours = openings(of: findings.timeline.groups)
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
  private static func openings(of groups: [RestaurantGroup]) -> [(path: String, hours: WeeklyHours)] {
    var seen: Set<String> = []
    let different = groups.filter { $0.count > 0 && seen.insert($0.hoursPath).inserted }
    return different.map { ($0.hoursPath, $0.profile.hours) }
  }

  private static func isOpen(_ hours: WeeklyHours, _ scenario: Scenario) -> Bool {
    guard let opens = hours.openingHours.nextOpen(from: scenario.start) else { return false }
    return opens < scenario.start + scenario.duration
  }
}
