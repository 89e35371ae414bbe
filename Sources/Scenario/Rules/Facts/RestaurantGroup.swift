import DiscreteEvents

/// Restaurants that are alike: those made from a template, a listed one, or those that register during the run.
struct RestaurantGroup {
  /// "each restaurant", "each \"bistro\"", "\"Spice Garden\"".
  let name: String
  /// Where it stands in the list; nil for those that are made.
  let listedPath: String?
  /// How many there are at the start; a fraction where weights say so.
  let count: Double
  let profile: RestaurantProfile
  /// Nil if items are made up, or if there is no such menu.
  let menu: Menu?
  private let own: Restaurants.Restaurant?
  private let template: Restaurants.Template?

  /// In proportion to other groups, how many orders go there.
  var popularity: Double { count * profile.popularity }
}

extension RestaurantGroup {
  var hoursPath: String { path("restaurants.hours") { $0.hours != nil } }
  var cooksPath: String { path("kitchens.cooks") { $0.cooks != nil } }
  var stationsPath: String { path("kitchens.stations") { $0.stations != nil } }
  var tablesPath: String { path("dineIn.tables") { $0.tables != nil } }
  var decisionPath: String { path("restaurants.decision") { $0.decision != nil } }
  var rejectsPath: String { path("restaurants.rejects") { $0.rejects != nil } }
  var fullAtPath: String { path("restaurants.fullAt") { $0.fullAt != nil } }

  /// Where something is said that counts for it.
  ///
  /// - Parameters:
  ///   - general: Where it is said for all; the key is everywhere the same.
  ///   - says: Whether a restaurant, or its template, says it.
  private func path(_ general: String, _ says: (any RestaurantTerms) -> Bool) -> String {
    let key = general.drop { $0 != "." }
    if let own, let listedPath, says(own) { return listedPath + key }
    if let template, says(template) { return "restaurants.templates.\(profile.template)" + key }
    return general
  }
}

extension RestaurantGroup {
  static func all(in scenario: Scenario) -> [RestaurantGroup] {
    made(in: scenario) + scenario.restaurants.list.enumerated().map { RestaurantGroup(listed: $1, at: $0, scenario) }
      + (scenario.replays(.register) ? [RestaurantGroup(name: "each new restaurant", "", 0, scenario)] : [])
  }

  private static func made(in scenario: Scenario) -> [RestaurantGroup] {
    let restaurants = scenario.restaurants
    let count = Double(restaurants.count)
    guard count > 0 else { return [] }
    guard !restaurants.templates.isEmpty else {
      return [RestaurantGroup(name: "each restaurant", "", count, scenario)]
    }
    let weights = restaurants.templates.values.reduce(0) { $0 + $1.weight }
    return restaurants.templates.entries.filter { $0.value.weight > 0 }.map { entry in
      RestaurantGroup(name: "each \"\(entry.name)\"", entry.name, count * entry.value.weight / weights, scenario)
    }
  }

  private init(name: String, _ template: String, _ count: Double, _ scenario: Scenario) {
    (self.name, self.count, listedPath, own) = (name, count, nil, nil)
    profile = scenario.profile(ofTemplate: template)
    menu = scenario.menus[profile.menu]
    self.template = scenario.restaurants.templates[template]
  }

  private init(listed restaurant: Restaurants.Restaurant, at place: Int, _ scenario: Scenario) {
    (name, count, own) = ("\"\(restaurant.name)\"", 1, restaurant)
    listedPath = "restaurants.list[\(place)]"
    profile = scenario.profile(of: restaurant)
    menu = scenario.menus[profile.menu]
    template = scenario.restaurants.templates[restaurant.template]
  }
}

extension Findings {
  /// Where something is said that counts for some restaurants, each place once, and whether all of them are such.
  func places(
    of path: KeyPath<RestaurantGroup, String>, where isSuch: (RestaurantGroup) -> Bool
  ) -> [(path: String, areSuch: Bool)] {
    var places: [String: Int] = [:]
    var all: [(path: String, areSuch: Bool)] = []
    for group in timeline.groups {
      let path = group[keyPath: path]
      if let place = places[path] {
        all[place].areSuch = all[place].areSuch && isSuch(group)
      } else {
        places[path] = all.count
        all.append((path, isSuch(group)))
      }
    }
    return all
  }
}
