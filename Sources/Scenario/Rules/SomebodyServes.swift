import DiscreteEvents

/// Guests who sit have tables and waiters.
enum SomebodyServes: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard findings.timeline.seats else { return }
    let groups = findings.timeline.groups.filter { $0.count > 0 }
    if groups.contains(where: { $0.profile.tables == 0 && $0.tablesPath == "dineIn.tables" }) {
      findings.refuse(
        "dineIn.tables", "there is no table for those who dine in", hint: "write at least 1")
    } else if !groups.isEmpty, groups.allSatisfy({ $0.profile.tables == 0 }) {
      findings.refuse(
        scenario.restaurants.count == 0 ? "restaurants.list" : "restaurants.templates",
        "there is no table for those who dine in", hint: "write \"tables\" of at least 1")
    }
    if scenario.dineIn.waiters == 0 {
      findings.refuse("dineIn.waiters", "there is nobody to serve at the tables", hint: "write at least 1")
    }
  }
}
