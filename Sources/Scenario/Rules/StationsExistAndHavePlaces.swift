/// The stations that items are cooked at, in each kitchen that cooks them.
enum StationsExistAndHavePlaces: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let (known, kitchens) = (scenario.stationNames, kitchens(by: findings.timeline.groups))
    for menu in scenario.menus.entries {
      for item in menu.value.items.entries where !item.value.station.isEmpty {
        let path = "menus.\(menu.name).items.\(item.name).station"
        guard known.contains(item.value.station) else {
          findings.refuseUnknown("station", item.value.station, at: path, among: known)
          continue
        }
        for kitchen in kitchens[menu.name] ?? [] { check(item, at: path, in: kitchen, &findings) }
      }
    }
  }

  /// By their menus; of those with the same stations one.
  private static func kitchens(by groups: [RestaurantGroup]) -> [String: [RestaurantGroup]] {
    var seen: Set<[String]> = []
    let different = groups.filter { seen.insert([$0.profile.menu, $0.stationsPath]).inserted }
    return Dictionary(grouping: different, by: \.profile.menu)
  }

  private static func check(
    _ item: Named<Menu.Item>.Entry, at path: String, in kitchen: RestaurantGroup, _ findings: inout Findings
  ) {
    let (stations, stationsPath, name) = (kitchen.profile.stations, kitchen.stationsPath, item.value.station)
    guard let places = stations[name] else {
      return findings.refuse(
        path, "there is no station \"\(name)\" in \(kitchen.name) to cook \"\(item.name)\" at", given: [stationsPath],
        hint: "write \"\(stationsPath).\(name)\" of at least 1, or another station")
    }
    if places == 0, stations.values.contains(where: { $0 > 0 }) {
      findings.refuse(
        path, "the station \"\(name)\" has no places to cook \"\(item.name)\" at", given: [stationsPath],
        hint: "write \"\(stationsPath).\(name)\" of at least 1, or another station")
    }
  }
}
