import DiscreteEvents

/// Restaurants that are alike: those made from a template, or a listed one.
struct RestaurantGroup {
  /// "each restaurant", "each \"bistro\"", "\"Spice Garden\"".
  let name: String
  /// Where it stands in the list; nil for those that are made.
  let listedPath: String?
  /// How many there are; a fraction where weights say so.
  let count: Double
  /// In proportion to other groups, how many orders go there.
  let popularity: Double
  let hours: WeeklyHours
  let cooks: Int
  let cooksPath: String
  let preparation: Law<Timespan>
  let menu: Menu?
  let tables: Int
  let tablesPath: String
}

extension RestaurantGroup {
  static func all(in scenario: Scenario) -> [RestaurantGroup] {
    made(in: scenario) + scenario.restaurants.list.enumerated().map { listed($0, $1, scenario) }
  }

  private static func made(in scenario: Scenario) -> [RestaurantGroup] {
    let (restaurants, kitchens) = (scenario.restaurants, scenario.kitchens)
    guard restaurants.count > 0 else { return [] }
    guard !restaurants.templates.isEmpty else {
      return [
        RestaurantGroup(
          name: "each restaurant", listedPath: nil, count: Double(restaurants.count),
          popularity: Double(restaurants.count),
          hours: restaurants.hours, cooks: kitchens.cooks, cooksPath: "kitchens.cooks",
          preparation: kitchens.preparation, menu: nil, tables: scenario.dineIn.tables, tablesPath: "dineIn.tables")
      ]
    }
    let weights = restaurants.templates.values.reduce(0) { $0 + $1.weight }
    return restaurants.templates.entries.filter { $0.value.weight > 0 }.map { entry in
      let (name, template) = (entry.name, entry.value)
      let count = Double(restaurants.count) * template.weight / weights
      return RestaurantGroup(
        name: "each \"\(name)\"", listedPath: nil, count: count, popularity: count * template.popularity,
        hours: template.hours ?? restaurants.hours, cooks: template.cooks ?? kitchens.cooks,
        cooksPath: template.cooks == nil ? "kitchens.cooks" : "restaurants.templates.\(name).cooks",
        preparation: template.preparation ?? kitchens.preparation, menu: scenario.menus[template.menu],
        tables: scenario.dineIn.tables, tablesPath: "dineIn.tables")
    }
  }

  private static func listed(
    _ number: Int, _ restaurant: Restaurants.Restaurant, _ scenario: Scenario
  ) -> RestaurantGroup {
    let template = scenario.restaurants.templates[restaurant.template]
    let path = "restaurants.list[\(number)]"
    let cooks: (count: Int, path: String) =
      if let own = restaurant.cooks {
        (own, path + ".cooks")
      } else if let own = template?.cooks {
        (own, "restaurants.templates.\(restaurant.template).cooks")
      } else {
        (scenario.kitchens.cooks, "kitchens.cooks")
      }
    return RestaurantGroup(
      name: "\"\(restaurant.name)\"", listedPath: path, count: 1,
      popularity: restaurant.popularity ?? template?.popularity ?? 1,
      hours: restaurant.hours ?? template?.hours ?? scenario.restaurants.hours, cooks: cooks.count,
      cooksPath: cooks.path,
      preparation: restaurant.preparation ?? template?.preparation ?? scenario.kitchens.preparation,
      menu: scenario.menu(of: restaurant), tables: restaurant.tables ?? scenario.dineIn.tables,
      tablesPath: restaurant.tables == nil ? "dineIn.tables" : path + ".tables")
  }
}
