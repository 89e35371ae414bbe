/// Where restaurants do not accept or reject orders one by one, nothing is said of how they do.
enum RestaurantsDecideIfTheyAreAsked: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let groups = findings.timeline.groups
    guard !scenario.restaurants.confirms || groups.contains(where: { !$0.profile.confirms }) else { return }
    let isAnybodyAsked = groups.isEmpty ? scenario.restaurants.confirms : groups.contains { $0.profile.confirms }
    for path in [\.decisionPath, \.rejectsPath, \.fullAtPath] as [KeyPath<RestaurantGroup, String>] {
      for (path, isIdle) in findings.places(of: path, where: { !$0.profile.confirms }) where isIdle {
        warn(path, &findings)
      }
    }
    if !isAnybodyAsked { warn("restaurants.automaticRejection", &findings) }
    checkReplay(scenario, isAnybodyAsked, &findings)
  }

  private static func warn(_ path: String, _ findings: inout Findings) {
    guard findings.isWritten(path) else { return }
    findings.warn(path, "orders go to the kitchen as they come", hint: "leave it out, or write \"confirms\": true")
  }

  private static func checkReplay(_ scenario: Scenario, _ isAnybodyAsked: Bool, _ findings: inout Findings) {
    let isAsked = Dictionary(
      scenario.restaurants.list.map { ($0.name, scenario.profile(of: $0).confirms) },
      uniquingKeysWith: { first, _ in first })
    for (place, action) in scenario.replay.actions.enumerated() where [.accept, .reject].contains(action.does) {
      guard !(isAsked[action.restaurant] ?? isAnybodyAsked) else { continue }
      findings.refuse(
        "replay[\(place)].does", "no restaurant is asked: orders go to the kitchen as they come",
        hint: "leave it out, or write \"confirms\": true in \"restaurants\"")
    }
  }
}
