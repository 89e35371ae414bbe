/// The stations that items are cooked at.
enum StationsExistAndHavePlaces: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let stations = scenario.kitchens.stations
    for menu in scenario.menus.entries {
      for item in menu.value.items.entries where !item.value.station.isEmpty {
        let (name, path) = (item.value.station, "menus.\(menu.name).items.\(item.name).station")
        guard let places = stations[name] else {
          findings.refuseUnknown("station", name, at: path, among: stations.names)
          continue
        }
        if places == 0, stations.values.contains(where: { $0 > 0 }) {
          findings.refuse(
            path, "the station \"\(name)\" has no places to cook \"\(item.name)\" at",
            hint: "write \"kitchens.stations.\(name)\" of at least 1, or another station")
        }
      }
    }
  }
}
