import DiscreteEvents

/// At their busiest time, cooks and stations have less to do than they can.
enum KitchensKeepUp: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    var told: Set<String> = []
    for rush in findings.timeline.rushes {
      let group = rush.group
      let orders = rush.ordersPerHour * group.profile.acceptedShare
      let work = Cooking(group, scenario)
      for (path, noun, capacity, minutes) in work.places {
        let finding = LoadFinding(
          occasion: "at \(scenario.clock(rush.at)) in \(group.name)",
          arrivals: "\(Numbers.text(orders)) orders an hour",
          load: orders * minutes / 60, capacity: capacity, noun: noun)
        guard capacity > 0, finding.isTooMuch, told.insert("\(path) \(group.name)").inserted else { continue }
        let place = findings.firstWritten(path, group.listedPath ?? path, "demand.ordersPerHour", path)
        findings.warn(place, finding.sentence, hint: finding.hint(path, orders, "orders an hour in each"))
      }
    }
  }
}

/// How long an order of a restaurant keeps its cooks, or each of its stations, busy.
private struct Cooking {
  private let group: RestaurantGroup
  private let scenario: Scenario

  init(_ group: RestaurantGroup, _ scenario: Scenario) {
    self.group = group
    self.scenario = scenario
  }

  /// Where cooking is done, how much of it at once, and the minutes that an order takes there.
  var places: [(path: String, noun: String, capacity: Int, minutes: Double)] {
    let (stations, path) = (group.profile.stations, group.stationsPath)
    guard !stations.isEmpty else { return [(group.cooksPath, "cook", group.profile.cooks, minutes(of: items))] }
    let used = items.contains { !$0.item.station.isEmpty }
    guard used else {  // items that are made up go everywhere alike
      let all = stations.values.reduce(0, +)
      return [(path, "place", all, minutes(of: items))]
    }
    return stations.entries.map { station in
      let here = items.filter { $0.item.station == station.name }
      return ("\(path).\(station.name)", "\(station.name) place", station.value, minutes(of: here))
    }
  }

  /// What can be ordered, each with its share of all items.
  private var items: [(item: Menu.Item, share: Double)] {
    let available = group.menu?.items.values.filter(\.available) ?? []
    let popularity = available.reduce(0) { $0 + $1.popularity }
    guard popularity > 0 else { return [(Menu.Item(), 1)] }
    return available.map { ($0, $0.popularity / popularity) }
  }

  /// One ticket for these items of an order: the first takes its time, further ones add their part.
  private func minutes(of items: [(item: Menu.Item, share: Double)]) -> Double {
    let share = items.reduce(0) { $0 + $1.share }
    guard share > 0 else { return 0 }
    let mean = items.reduce(0) { $0 + $1.share * minutes(of: $1.item) } / share
    let number = scenario.itemsPerOrder * share
    let tickets = min(1, number)
    let effort = tickets + scenario.kitchens.sizeEffect * (number - tickets)
    return mean * effort / Double(scenario.kitchens.batch)
  }

  private func minutes(of item: Menu.Item) -> Double {
    (item.preparation ?? group.profile.preparation).expectation / 60
  }
}
