import DiscreteEvents

/// Restaurants, customers, partners and districts stand within the city, all measured in the same way.
enum PlacesAreInTheCity: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let places = scenario.places
    for (path, place) in places {
      if let fault = scenario.city.fault(of: place) {
        findings.refuse(
          path, fault, given: ["city.size", "city.centre"],
          hint: "write a place within the city of \(scenario.city.size) by \(scenario.city.size)")
      }
    }
    let onEarth = places.first {
      if case .onEarth = $0.place { true } else { false }
    }
    let path = findings.firstWritten("city.centre", onEarth?.path ?? "city")
    switch scenario.city.centre {
    case .inCity:
      findings.refuse(path, "the city's own centre is not known by distances", hint: "write a latitude and a longitude")
    case .onEarth:
      if onEarth != nil, !findings.isWritten("city.centre") {
        findings.refuse(
          path, "a latitude and a longitude, but it is not said where the city is",
          hint: "write \"city.centre\" with a latitude and a longitude")
      }
    }
  }
}

extension Scenario {
  /// Every place that is written, with its path.
  fileprivate var places: [(path: String, place: Place)] {
    func listed(_ path: String, _ places: [Place?]) -> [(path: String, place: Place)] {
      places.enumerated().compactMap { number, place in place.map { ("\(path)[\(number)].place", $0) } }
    }
    return city.districts.entries.map { ("city.districts.\($0.name).centre", $0.value.centre) }
      + listed("customers.list", customers.list.map(\.place))
      + listed("restaurants.list", restaurants.list.map(\.place)) + listed("partners.list", partners.list.map(\.place))
      + listed("replay", replay.actions.map { $0.isMeantToFail ? nil : $0.place })
  }
}

extension City {
  /// Within a metre, which a place on the edge may be off by.
  fileprivate func fault(of place: Place) -> String? {
    if case .onEarth = place, centre == City().centre { return nil }
    guard let position = position(of: place) else { return nil }
    let side = size.inMetres
    let range = -1...side + 1
    guard !range.contains(position.east) || !range.contains(position.north) else { return nil }
    return "this is outside the city"
  }
}
