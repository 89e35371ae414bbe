import DiscreteEvents
import Scenario

/// A city on a Friday evening, as large as so many orders need: as dense as that of Scenarios/friday-dinner.json, with as many
/// restaurants, partners and customers for each square kilometre, and the same hours.
///
/// That of 40,000 orders in one evening is that file's city.
struct GrowingCity {
  /// In all evenings together, about: chance has some part in it, and so has who is put off.
  let orders: Int
  /// Evenings in a row. More of them for the same orders is a smaller city.
  let days: Int

  /// How many times friday-dinner's city.
  var scale: Double { Double(orders) / Double(days) / 40_000 }

  func scenario(seed: UInt64) throws -> Scenario {
    var scenario = try read().scenario
    scenario.seed = seed
    return scenario
  }

  func read() throws(ScenarioProblems) -> Scenario.Checked {
    try Scenario.read(ScenarioFile(path: "bench marketplace", bytes: Array(text.utf8)))
  }

  private var name: String { orders == 40_000 && days == 1 ? "Friday dinner" : "Friday dinner, \(orders) orders" }
  private var duration: String { days == 1 ? "6h" : "\((days - 1) * 24 + 6)h" }
  /// Nobody comes from the end of an evening to the beginning of the next.
  private var night: String { days == 1 ? "" : #", "23:00": 0"# }

  private func scaled(_ count: Double) -> Int { Int((count * scale).rounded()) }
  private func rate(_ perHour: Double) -> Double { perHour * scale }
  /// A length grows as the root of an area.
  private func metres(_ length: Double) -> String { "\(Int((length * scale.squareRoot()).rounded()))m" }

  /// In a larger city more is asked of services, and they can take more at once; in a smaller one they are as they are.
  private var services: String {
    guard scale > 1 else { return "" }
    let each = Service.Name.allCases.map {
      #""\#($0.rawValue)": { "concurrency": \#(scaled(64)), "store": { "concurrency": \#(scaled(64)) } }"#
    }
    return "\"services\": { \(each.joined(separator: ", ")) },"
  }

  private var text: String {
    """
    {
      "name": "\(name)",
      "start": "2026-11-20T17:00",
      "duration": "\(duration)",
      "city": {
        "size": "\(metres(12_000))",
        "districts": {
          "Old Town": { "centre": { "east": "\(metres(6_000))", "north": "\(metres(6_000))" }, "radius": "\(metres(1_800))", "restaurants": 5, "customers": 4 },
          "Harbour": { "centre": { "east": "\(metres(9_000))", "north": "\(metres(4_000))" }, "radius": "\(metres(1_500))", "restaurants": 3, "customers": 3 },
          "University": { "centre": { "east": "\(metres(3_500))", "north": "\(metres(8_000))" }, "radius": "\(metres(1_500))", "restaurants": 3, "customers": 3 },
          "Gardens": { "centre": { "east": "\(metres(5_000))", "north": "\(metres(2_500))" }, "radius": "\(metres(2_000))", "restaurants": 2, "customers": 3 }
        },
        "weather": [ { "is": "rain", "from": "21:35", "for": "35m", "demand": 1.25, "travel": 1.3 } ]
      },
      "demand": { "ordersPerHour": { "17:00": \(rate(4_600)), "18:00": \(rate(7_600)), "19:00": \(rate(10_000)), "20:30": \(rate(9_200)), "21:30": \(rate(6_600)), "22:30": \(rate(3_600))\(night) } },
      \(services)
      "channels": { "delivery": "88%", "pickup": "9%", "dine-in": "3%" },
      "restaurants": {
        "count": \(scaled(600)), "rejects": "1%",
        "templates": {
          "pizzeria": { "weight": 3, "menu": "pizzeria", "cuisine": "italian", "stations": { "oven": 6, "cold": 2 } },
          "curry house": { "weight": 3, "menu": "curry house", "cuisine": "indian", "stations": { "tandoor": 3, "stove": 6 } },
          "grill": { "weight": 2, "menu": "grill", "cuisine": "burgers", "stations": { "grill": 5, "fry": 3 } },
          "kitchen": { "weight": 2, "cuisine": "home cooking", "cooks": 8 }
        }
      },
      "kitchens": { "preparation": { "gamma": { "mean": "13m", "shape": 2 } } },
      "partners": {
        "count": \(scaled(4_000)),
        "atRestaurant": "3m",
        "atDoor": "3m30s",
        "shifts": [
          { "from": "11:00", "to": "18:00", "share": "25%" },
          { "from": "16:30", "to": "23:30", "share": "35%" },
          { "from": "18:00", "to": "22:30", "share": "40%" }
        ],
        "offers": { "within": "3km" }
      },
      "orders": { "courierSearch": "orderReady" },
      "menus": {
        "pizzeria": { "items": {
          "Margherita": { "price": "9.50", "station": "oven", "diet": "vegetarian", "popularity": 3, "recipe": { "dough": "1 pieces", "cheese": "120g" } },
          "Diavola": { "price": "11.50", "station": "oven", "popularity": 2, "recipe": { "dough": "1 pieces", "cheese": "120g" } },
          "Insalata mista": { "price": "6.50", "station": "cold", "diet": "vegan", "preparation": "6m" }
        } },
        "curry house": { "items": {
          "Paneer Tikka": { "price": "12.00", "station": "tandoor", "diet": "vegetarian", "popularity": 2, "recipe": { "paneer": "150g" } },
          "Dal Makhani": { "price": "9.00", "station": "stove", "diet": "vegetarian", "popularity": 2 },
          "Chicken Curry": { "price": "13.00", "station": "stove", "popularity": 2 },
          "Garlic Naan": { "price": "3.50", "station": "tandoor", "diet": "vegetarian", "preparation": "6m", "popularity": 2 }
        } },
        "grill": { "items": {
          "Burger": { "price": "11.00", "station": "grill", "popularity": 3 },
          "Half chicken": { "price": "12.50", "station": "grill" },
          "French fries": { "price": "4.50", "station": "fry", "diet": "vegan", "preparation": "6m", "popularity": 2 }
        } }
      },
      "ingredients": {
        "dough": { "stock": "220 pieces" },
        "cheese": { "stock": "30kg" },
        "paneer": { "stock": "14kg", "full": "20kg" }
      },
      "customers": {
        "count": \(scaled(400_000)),
        "patience": { "gamma": { "mean": "1h30m", "shape": 10 } },
        "segments": {
          "families": { "weight": 3 },
          "students": { "weight": 2, "basket": { "logNormal": { "mean": "19.00", "deviation": "7.00" } } },
          "offices": { "weight": 1, "basket": { "logNormal": { "mean": "48.00", "deviation": "25.00" } } }
        }
      },
      "discounts": [
        { "policy": "firstOrder", "name": "WELCOME", "amount": "5.00", "minimumBasket": "20.00" },
        { "policy": "targeted", "name": "STUDENT", "percentage": "10%", "segments": ["students"], "atMost": "3.00", "paidBy": "restaurant" }
      ]
    }
    """
  }
}
