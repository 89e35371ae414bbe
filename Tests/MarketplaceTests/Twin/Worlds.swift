import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// A world and its twin, both with everything that they tell.
struct Worlds {
  let here: Outcome
  let twin: Outcome
  let effect: DiscountEffect

  init(_ scenario: Scenario, replication: UInt32 = 0) throws {
    here = try Self.run(scenario, replication, as: .asDeclared)
    twin = try Self.run(scenario, replication, as: .withoutDiscounts)
    effect = try DiscountEffect(of: here, beside: twin, scenario)
  }

  /// One of them.
  static func run(_ scenario: Scenario, _ replication: UInt32 = 0, as world: World = .asDeclared) throws -> Outcome {
    let outcome = try Outcome(
      scenario, replication, as: world, until: .never, keeping: [.story, .slips], .nothing, under: .unattended)
    #expect(outcome.ending == .whole)
    return outcome
  }

  var slips: [Slip] { here.slips }
  var twinSlips: [Slip] { twin.slips }
}

extension Outcome {
  var slips: [Slip] { books.slips?.all ?? [] }
}

extension Worlds {
  /// A place where nobody is in anybody's way, nothing fails and nothing is left to chance but who comes and what they want:
  /// each orders one dish for 10.00, collects it and pays in cash. Of a price the platform has 2.00, the restaurant 8.00 and
  /// pays 3.00 for ingredients: together they keep 7.00.
  ///
  /// - Parameters:
  ///   - sections: Further sections, or others instead of these.
  ///   - sensitivity: Of all customers; nothing that is not named matters to them.
  ///   - customers: What else is said of them, or instead.
  ///   - isOdd: Whether it is such that it may be warned of.
  static func counter(
    _ sections: [String: String] = [:], sensitivity: [String: String] = [:], customers: [String: String] = [:],
    seed: UInt64 = 1, isOdd: Bool = false
  ) throws -> Scenario {
    let sensitivity = ["price": "0", "quote": "0", "rating": "0", "basket": "0"].merging(sensitivity) { $1 }
    let people = [
      "abandons": "0", "triesAgain": "0", "comesBack": "0", "rates": "0", "patience": #""9h""#,
      "search": #"{ "byText": 0 }"#, "sensitivity": group(sensitivity),
    ]
    let scene = [
      "seed": "\(seed)", "twin": "true", "duration": #""2h""#, "city": #"{ "size": "4km" }"#,
      "demand": #"{ "ordersPerHour": 60, "browsing": "50%", "items": 1 }"#,
      "channels": #"{ "delivery": 0, "pickup": 1 }"#, "partners": #"{ "count": 0 }"#,
      "restaurants": """
      { "count": 0, "rejects": 0, "list": [
        { "name": "A", "menu": "all", "place": { "east": "2km", "north": "2km" } } ] }
      """,
      "menus": #"{ "all": { "items": { "Soup": { "price": "10.00" }, "Stew": { "price": "10.00" } } } }"#,
      "kitchens": #"{ "cooks": 500 }"#, "pricing": #"{ "tax": 0 }"#,
      "payments": #"{ "methods": { "card": 0, "wallet": 0, "cash": 1 } }"#,
      "discounts": #"[ { "policy": "flat", "percentage": "20%" } ]"#,
      "customers": group(people.merging(customers) { $1 }),
    ]
    return try read(scene.merging(sections) { $1 }, isOdd: isOdd)
  }

  private static func group(_ members: [String: String]) -> String {
    let lines = members.sorted { $0.key < $1.key }.map { #""\#($0.key)": \#($0.value)"# }
    return "{ \(lines.joined(separator: ",\n")) }"
  }

  private static func read(_ sections: [String: String], isOdd: Bool = false) throws -> Scenario {
    let checked = try Scenario.read(ScenarioFile(path: "worlds.json", bytes: Array(group(sections).utf8)))
    for warning in checked.warnings where !isOdd { Issue.record("\(warning.path): \(warning.sentence)") }
    return checked.scenario
  }

  /// A town with everything in it that discounts may depend on, one of each policy, and customers who do not care.
  static func lively(
    response: String = #"{ "price": 0, "basket": 0 }"#, paidBy payer: String = "platform", seed: UInt64 = 1
  ) throws -> Scenario {
    try read([
      "seed": "\(seed)", "twin": "true", "start": #""2026-11-20T17:00""#, "duration": #""2h""#,
      "city": #"{ "size": "5km" }"#,
      "demand": #"{ "ordersPerHour": 60, "browsing": "30%" }"#,
      "channels": #"{ "delivery": "60%", "pickup": "25%", "dine-in": "15%" }"#,
      "restaurants": """
      { "count": 8, "templates": { "bakery": { "weight": 1, "menu": "bakery", "cooks": 4 } } }
      """,
      "dineIn": #"{ "tables": 6 }"#, "partners": #"{ "count": 40 }"#,
      "orders": #"{ "refunds": { "cancelledAfterCooking": 1, "notDelivered": 1 } }"#,
      "ingredients": #"{ "flour": { "stock": "3kg" } }"#,
      "menus": """
      { "bakery": { "items": { "Bun": { "price": "2.35", "recipe": { "flour": "60g" } },
        "Loaf": { "price": "4.15", "recipe": { "flour": "400g" } }, "Cake": { "price": "17.99" } } } }
      """,
      "customers": """
      { "sensitivity": \(response), "patience": "50m", "segments": {
        "students": { "weight": 1 }, "others": { "weight": 4 } } }
      """,
      "discounts": """
      [ { "policy": "flat", "percentage": "5%", "minimumBasket": "5.00", "atMost": "4.00", "paidBy": "\(payer)" },
        { "policy": "happyHour", "percentage": "20%", "hours": ["17:00-17:30"], "paidBy": "\(payer)" },
        { "policy": "stockClearing", "percentage": "15%", "below": "60%", "paidBy": "\(payer)" },
        { "policy": "firstOrder", "amount": "1.00", "budget": "80.00", "paidBy": "\(payer)" },
        { "policy": "targeted", "percentage": "10%", "segments": ["students"], "combines": true, "paidBy": "\(payer)" },
        { "policy": "coupon", "name": "HI", "amount": "1.50", "share": "10%", "budget": "20.00", "usesEach": 1,
          "paidBy": "\(payer)" },
        { "policy": "surge", "amount": "1.50", "above": 0.5 },
        { "policy": "predictor", "paidBy": "\(payer)", "model": { "kind": "linear", "intercept": 0.3, "highest": "25%",
          "weights": { "inventory_level": -0.4 }, "reason": "much in stock" } } ]
      """,
    ])
  }
}
