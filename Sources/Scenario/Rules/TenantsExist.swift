/// Whose platform a replayed action addresses is the one whose restaurants there are.
enum TenantsExist: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let tenants = Set(scenario.restaurants.list.map(\.tenant))
    for (place, action) in scenario.replay.actions.enumerated()
    where !action.tenant.isEmpty && findings.isJudged(action, at: place) {
      guard !tenants.contains(action.tenant) else { continue }
      var listed: [String] = []
      for tenant in scenario.restaurants.list.map(\.tenant) where !tenant.isEmpty && !listed.contains(tenant) {
        listed.append(tenant)
      }
      findings.refuseUnknown("tenant", action.tenant, at: "replay[\(place)].tenant", among: listed)
    }
  }
}
