import DiscreteEvents

enum HappyHoursFallIntoTheRun: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, discount) in scenario.discounts.enumerated()
    where discount.policy == .happyHour && !discount.hours.isEmpty {
      let hours = OpeningHours.daily(discount.hours)
      let end = scenario.start + scenario.duration
      guard hours.nextOpen(from: scenario.start).map({ $0 >= end }) ?? true else { continue }
      findings.warn(
        "discounts[\(place)].hours", "none of these hours is between \(scenario.start) and \(end)",
        hint: "write hours of the run")
    }
  }
}
