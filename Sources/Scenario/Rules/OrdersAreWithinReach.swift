import DiscreteEvents

/// Customers find restaurants within the radius of the search, and partners are sought as far as they are.
enum OrdersAreWithinReach: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    checkOffers(scenario.partners.offers, &findings)
    if findings.timeline.hasRandomOrders { checkDistance(scenario, &findings) }
    if findings.timeline.delivers, scenario.restaurants.count == 0 {
      checkCustomers(scenario, &findings)
      checkPartners(scenario, &findings)
    }
    checkReplay(scenario, &findings)
  }

  private static func checkOffers(_ offers: Partners.Offers, _ findings: inout Findings) {
    if offers.upTo < offers.within {
      let path = findings.firstWritten("partners.offers.upTo", "partners.offers.within")
      findings.refuse(
        path, "partners are sought within \(offers.within) at first, but up to \(offers.upTo) at last",
        given: ["partners.offers.within", "partners.offers.upTo"],
        hint: "write \"upTo\" of at least \(offers.within)")
    } else if offers.widensBy == .zero, offers.upTo > offers.within {
      findings.warn(
        "partners.offers.widensBy", "the search never widens from \(offers.within) to \(offers.upTo)",
        hint: "write a distance above 0, or \"upTo\" of \(offers.within)")
    }
  }

  private static func checkDistance(_ scenario: Scenario, _ findings: inout Findings) {
    let (law, radius) = (scenario.customers.distance, scenario.customers.search.radius)
    let path = findings.firstWritten("customers.distance", "customers.search.radius", "customers")
    if let least = law.least, least > radius {
      findings.refuse(
        path, "the nearest restaurant is at least \(least) away, but none farther than \(radius) is found",
        given: ["customers.distance", "customers.search.radius"],
        hint: "write shorter distances, or a \"customers.search.radius\" of more than \(least)")
    } else if law.expectation > radius.inMetres {
      findings.warn(
        path, "restaurants are \(law.mean) away on average, but none farther than \(radius) is found",
        hint: "write shorter distances, or a larger \"customers.search.radius\"")
    }
  }

  /// Those who do something from elsewhere, or out of reach on purpose, may live where nobody delivers.
  private static func checkCustomers(_ scenario: Scenario, _ findings: inout Findings) {
    let reach = Reach(scenario)
    let excused = Set(scenario.replay.actions.filter { $0.place != nil || $0.isMeantToFail }.map(\.customer))
    for (number, customer) in scenario.customers.list.enumerated() where !excused.contains(customer.name) {
      let radius = reach.radius(of: customer.name)
      guard let nearest = scenario.nearestRestaurant(to: customer.place), nearest > radius else { continue }
      findings.warn(
        "customers.list[\(number)].place",
        "the nearest restaurant is \(nearest.rough) away, farther than any search (\(radius))",
        hint: "write a nearer place, or a larger \"customers.search.radius\"")
    }
  }

  private static func checkPartners(_ scenario: Scenario, _ findings: inout Findings) {
    let reach = scenario.partners.offers.upTo
    let moving = Set(scenario.replay.actions.filter { $0.does == .move }.map(\.partner))
    for (number, partner) in scenario.partners.list.enumerated() where !moving.contains(partner.name) {
      guard let nearest = scenario.nearestRestaurant(to: partner.place), nearest > reach else { continue }
      findings.warn(
        "partners.list[\(number)].place",
        "the nearest restaurant is \(nearest.rough) away, and partners are sought up to \(reach)",
        hint: "write a nearer place, or a larger \"partners.offers.upTo\"")
    }
  }

  /// Orders of a customer at a restaurant whose places are both known.
  private static func checkReplay(_ scenario: Scenario, _ findings: inout Findings) {
    let reach = Reach(scenario)
    let doors = Dictionary(
      scenario.customers.list.map { ($0.name, $0.place) }, uniquingKeysWith: { first, _ in first })
    let kitchens = Dictionary(
      scenario.restaurants.list.map { ($0.name, $0.place) }, uniquingKeysWith: { first, _ in first })
    for (number, action) in scenario.replay.actions.enumerated()
    where action.mayBeDelivered && findings.isJudged(action, at: number) {
      let radius = reach.radius(of: action.customer)
      guard let door = action.place ?? doors[action.customer] ?? nil,
        let kitchen = kitchens[action.restaurant] ?? nil,
        let metres = scenario.city.distance(from: door, to: kitchen), metres > radius.inMetres
      else { continue }
      findings.refuse(
        "replay[\(number)].restaurant",
        "\"\(action.restaurant)\" is \(Distance(magnitude: metres).rough) from \"\(action.customer)\", farther than any search (\(radius))",
        given: ["customers.search.radius", "city.size", "city.centre"],
        hint: "write a nearer restaurant, or a larger \"customers.search.radius\"")
    }
  }
}

/// How far away restaurants are found, by everybody's search or by a customer's own.
private struct Reach {
  private let everybody: Distance
  private let own: [String: Distance]

  init(_ scenario: Scenario) {
    everybody = scenario.customers.search.radius
    own = Dictionary(
      scenario.replay.actions.compactMap { action in action.within.map { (action.customer, $0) } },
      uniquingKeysWith: { max($0, $1) })
  }

  func radius(of customer: String) -> Distance { max(everybody, own[customer] ?? everybody) }
}

extension Scenario {
  /// Nil where it, or a restaurant, stands somewhere at random.
  fileprivate func nearestRestaurant(to place: Place?) -> Distance? {
    guard let place, !restaurants.list.isEmpty else { return nil }
    var nearest = Double.infinity
    for restaurant in restaurants.list {
      guard let other = restaurant.place, let metres = city.distance(from: place, to: other) else { return nil }
      nearest = min(nearest, metres)
    }
    return Distance(magnitude: nearest)
  }
}

extension Distance {
  /// To the metre.
  fileprivate var rough: Distance { .metres(Int64(inMetres.rounded())) }
}
