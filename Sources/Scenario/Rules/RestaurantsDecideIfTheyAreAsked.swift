/// Where restaurants do not accept or reject orders one by one, nothing is said of how they do.
enum RestaurantsDecideIfTheyAreAsked: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard !scenario.restaurants.confirms else { return }
    for key in ["decision", "rejects", "fullAt", "automaticRejection"] where findings.isWritten("restaurants.\(key)") {
      findings.warn(
        "restaurants.\(key)", "orders go to the kitchen as they come",
        hint: "leave it out, or write \"confirms\": true")
    }
    for (place, action) in scenario.replay.actions.enumerated() where [.accept, .reject].contains(action.does) {
      findings.refuse(
        "replay[\(place)].does", "no restaurant is asked: orders go to the kitchen as they come",
        hint: "leave it out, or write \"confirms\": true in \"restaurants\"")
    }
  }
}
