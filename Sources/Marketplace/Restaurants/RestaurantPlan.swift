import DiscreteEvents
import Scenario

/// What a restaurant is like at the start.
struct RestaurantPlan: Sendable {
  let name: String
  let place: Point
  let profile: RestaurantProfile
  let rating: Double
  let menu: [MenuItem]
  /// Whether its dishes are made up, and cost together what a basket comes to.
  let isMadeUp: Bool
  let kitchen: KitchenPlan
  let recipes: Recipes
  var text = ""
  var licence = ""
  var tenant = ""
  var staff = Named<Restaurants.Restaurant.Role>()
  /// Whether it has passed its verification; those who register have not yet.
  var isActive = true
}

extension RestaurantPlan {
  /// Those of the list first, then those made from templates.
  static func all(in scenario: Scenario, _ city: CityMap, _ simulation: Simulation) -> [RestaurantPlan] {
    var pattern = RestaurantPattern(scenario, city, simulation)
    let listed = scenario.restaurants.list.map { pattern.plan($0) }
    return listed + (0..<scenario.restaurants.count).map { pattern.plan(made: $0) }
  }
}

/// Makes restaurants: those that are alike share their menu, recipes and kitchen's plan.
struct RestaurantPattern {
  private let scenario: Scenario
  private let city: CityMap
  private let simulation: Simulation
  private var shared: [String: Shared] = [:]
  private let weights: [Double]

  private struct Shared {
    let profile: RestaurantProfile
    let kitchen: KitchenPlan
    let menu: [MenuItem]
    let recipes: Recipes
  }

  init(_ scenario: Scenario, _ city: CityMap, _ simulation: Simulation) {
    self.scenario = scenario
    self.city = city
    self.simulation = simulation
    weights = scenario.restaurants.templates.values.map(\.weight)
  }

  /// A restaurant of the list.
  mutating func plan(_ restaurant: Restaurants.Restaurant) -> RestaurantPlan {
    var luck = stream(named: restaurant.name)
    let place = restaurant.place.map(city.point) ?? city.place(for: .restaurants, using: &luck)
    let parts = parts(of: scenario.profile(of: restaurant))
    var plan = plan(named: restaurant.name, at: place, parts, &luck)
    (plan.text, plan.licence, plan.tenant, plan.staff) = (
      restaurant.text, restaurant.licence, restaurant.tenant, restaurant.staff
    )
    return plan
  }

  /// One of those that are made.
  mutating func plan(made number: Int) -> RestaurantPlan {
    var luck = simulation.stream("restaurant", entity: UInt32(truncatingIfNeeded: number))
    let place = city.place(for: .restaurants, using: &luck)
    let template = drawTemplate(&luck)
    let parts = shared[template] ?? parts(of: scenario.profile(ofTemplate: template))
    shared[template] = parts
    return plan(named: "Restaurant \(number + 1)", at: place, parts, &luck)
  }

  /// One that registers during the run, with an empty menu.
  mutating func plan(registering action: Replay.Action) -> RestaurantPlan {
    var luck = stream(named: action.restaurant)
    var plan = plan(
      named: action.restaurant, at: action.place.map(city.point) ?? city.place(for: .restaurants, using: &luck),
      parts(of: scenario.profile(ofTemplate: "")), &luck, isListed: true)
    (plan.text, plan.licence, plan.tenant, plan.isActive) = (action.text, action.licence, action.tenant, false)
    return plan
  }

  private func stream(named name: String) -> RandomStream {
    simulation.stream("restaurant", entity: Purpose(name).number | 0x8000_0000)
  }

  private func plan(
    named name: String, at place: Point, _ parts: Shared, _ luck: inout RandomStream, isListed: Bool = false
  ) -> RestaurantPlan {
    RestaurantPlan(
      name: name, place: place, profile: parts.profile,
      rating: min(max(parts.profile.rating.sample(using: &luck), 1), 5), menu: isListed ? [] : parts.menu,
      isMadeUp: parts.profile.menu.isEmpty && !isListed, kitchen: parts.kitchen, recipes: parts.recipes)
  }

  private func parts(of profile: RestaurantProfile) -> Shared {
    let kitchen = KitchenPlan(
      scenario.kitchens, cooks: profile.cooks, stations: profile.stations, preparation: profile.preparation)
    guard let menu = scenario.menus[profile.menu] else {
      return Shared(profile: profile, kitchen: kitchen, menu: MenuItem.madeUp, recipes: Recipes([]))
    }
    return Shared(
      profile: profile, kitchen: kitchen, menu: menu.items.entries.map { MenuItem($0.name, $0.value, kitchen) },
      recipes: Recipes(menu, ingredients: scenario.ingredients))
  }

  private func drawTemplate(_ luck: inout RandomStream) -> String {
    guard !weights.isEmpty else { return "" }
    var draw = luck.unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      guard draw >= weight else { return scenario.restaurants.templates.names[index] }
      draw -= weight
    }
    return scenario.restaurants.templates.names.last ?? ""
  }
}
