import DiscreteEvents

/// Guests who sit have tables and waiters.
enum SomebodyServes: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard findings.timeline.seats else { return }
    let listed = scenario.restaurants.list
    if scenario.dineIn.tables == 0, scenario.restaurants.count > 0 || listed.contains(where: { $0.tables == nil }) {
      findings.refuse(
        "dineIn.tables", "there is no table for those who dine in", hint: "write at least 1")
    }
    if scenario.restaurants.count == 0, !listed.isEmpty, listed.allSatisfy({ $0.tables == 0 }) {
      findings.refuse(
        "restaurants.list", "there is no table for those who dine in", hint: "write \"tables\" of at least 1")
    }
    if scenario.dineIn.waiters == 0 {
      findings.refuse("dineIn.waiters", "there is nobody to serve at the tables", hint: "write at least 1")
    }
  }
}
