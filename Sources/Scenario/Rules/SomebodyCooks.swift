/// There are restaurants, and each kitchen has cooks, or stations with places.
enum SomebodyCooks: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard scenario.restaurantCount > 0 || scenario.replay.actions.contains(where: { $0.does == .register }) else {
      let path = findings.firstWritten("restaurants.count", "restaurants.list", "restaurants")
      return findings.refuse(
        path, "there is no restaurant", given: ["restaurants.count", "restaurants.list"],
        hint: "write a count of at least 1, or restaurants in \"list\"")
    }
    for (path, lack) in findings.places(of: \.stationsPath, where: \.hasStationsWithoutPlaces) where lack {
      findings.refuse(path, "no station has a place to cook at", hint: "write at least 1 for one of them")
    }
    for (path, group) in kitchensWithoutCooks(findings.timeline.groups) {
      let stations = group.stationsPath
      findings.refuse(
        path, "\(subject(of: group, path)) no cooks and no stations", given: [stations],
        hint: "write at least 1, or \"\(stations)\"")
    }
  }

  /// By where it is said, each once.
  private static func kitchensWithoutCooks(_ groups: [RestaurantGroup]) -> [(path: String, group: RestaurantGroup)] {
    var told: Set<String> = []
    let idle = groups.filter { $0.profile.stations.isEmpty && $0.profile.cooks == 0 }
    return idle.map { ($0.cooksPath, $0) }.filter { told.insert($0.0).inserted }
  }

  private static func subject(of group: RestaurantGroup, _ path: String) -> String {
    if path == "kitchens.cooks" { return "these kitchens have" }
    if let listed = group.listedPath, path.hasPrefix(listed) { return "the kitchen of \(group.name) has" }
    return "the kitchens of \"\(group.profile.template)\" have"
  }
}

extension RestaurantGroup {
  fileprivate var hasStationsWithoutPlaces: Bool {
    !profile.stations.isEmpty && profile.stations.values.allSatisfy { $0 == 0 }
  }
}
