import Testing

@testable import Scenario

/// What lies near the mistakes of `Broken`, and is none: no rule says anything.
struct RightScenariosTests {
  @Test(arguments: [
    "{ }",
    #"{ "name": "A quiet hour", "duration": "1h", "demand": { "ordersPerHour": 60 }, "restaurants": { "count": 5 }, "partners": { "count": 20 } }"#,
    #"{ "channels": { "delivery": "33.3%", "pickup": "33.3%", "dine-in": "33.4%" } }"#,
    #"{ "payments": { "methods": { "card": 0, "wallet": 0, "cash": 1 } } }"#,
    #"{ "payments": { "methods": { "card": 0, "wallet": 0, "cash": 1 }, "succeeds": "0%" } }"#,
    #"{ "city": { "districts": { "A": { "centre": { "east": "0m", "north": "12km" }, "restaurants": 0 }, "B": { "centre": { "east": "1km", "north": "1km" }, "customers": 0 } } } }"#,
    #"{ "kitchens": { "cooks": 0, "stations": { "grill": 25 } } }"#,
    #"{ "kitchens": { "cooks": 0 }, "restaurants": { "templates": { "bistro": { "cooks": 6 } } } }"#,
    #"{ "channels": { "delivery": "0%", "pickup": "100%" }, "partners": { "count": 0 } }"#,
    #"{ "demand": { "ordersPerHour": 0 }, "partners": { "count": 0 }, "replay": [ { "at": "+1m", "customer": "Ana", "does": "open" } ] }"#,
    #"{ "dineIn": { "tables": 0, "waiters": 0 } }"#,
    // Shifts under way at the start, and at midnight.
    #"{ "start": "2026-11-20T17:00:00", "partners": { "shifts": [ { "from": "16:30", "to": "23:30" } ] } }"#,
    #"{ "start": "2026-11-20T00:00:00", "duration": "2d", "partners": { "shifts": [ { "from": "06:00", "to": "14:00" }, { "from": "14:00", "to": "22:00" }, { "from": "22:00", "to": "06:00" } ] } }"#,
    #"{ "start": "2026-11-20T17:00:00", "partners": { "shifts": [ { "from": "00:00", "to": "00:00" } ] } }"#,
    // A night shift, and one on the second day of a long run.
    #"{ "start": "2026-11-20T17:00:00", "duration": "8h", "partners": { "shifts": [ { "from": "17:00", "to": "22:00" }, { "from": "22:00", "to": "02:00" } ] } }"#,
    #"{ "start": "2026-11-20T17:00:00", "duration": "3d", "restaurants": { "count": 10 }, "partners": { "count": 60, "shifts": [ { "from": "17:00", "to": "05:00" }, { "from": "05:00", "to": "17:00" }, { "from": "2026-11-22T09:00", "to": "2026-11-22T10:00" } ] } }"#,
    #"{ "start": "2026-11-20T17:00:00", "faults": [ { "what": "broker", "is": "down", "from": "2026-11-20T16:50", "for": "11m" }, { "what": "order.placed/inventory", "is": "slow" }, { "what": "auth.store", "is": "down" } ] }"#,
    #"{ "faults": [ { "what": "payment", "is": "slow", "daily": true, "from": "2026-01-01T12:00", "for": "1h" }, { "what": "kitchens", "is": "down", "every": "8h", "repair": "5m" } ] }"#,
    #"{ "discounts": [ { "policy": "flat", "percentage": "60%", "combines": true }, { "policy": "firstOrder", "percentage": "40%", "combines": true }, { "policy": "flat", "percentage": "90%" }, { "policy": "surge", "amount": "1.00", "combines": true } ] }"#,
    #"{ "discounts": [ { "policy": "coupon", "amount": "5.00", "budget": "5.00" } ] }"#,
    #"{ "start": "2026-11-20T17:00:00", "discounts": [ { "policy": "happyHour", "percentage": "20%", "hours": ["17:59-18:30"] } ] }"#,
    #"{ "discounts": [ { "policy": "predictor", "model": { "kind": "trees", "trees": [ { "nodes": [ { "feature": "inventory_level", "below": 0.3, "yes": 2, "no": 1 }, { }, { "percentage": "15%" } ] } ] } } ] }"#,
    #"{ "ingredients": { "paneer": { "stock": "300g", "full": "300g" } }, "menus": { "m": { "items": { "Tikka": { "price": "9.00", "recipe": { "paneer": "300g" } } } } } }"#,
    #"{ "city": { "centre": { "latitude": 60, "longitude": 10 }, "size": "10km" }, "partners": { "list": [ { "name": "Ravi", "place": { "latitude": 60.04, "longitude": 10.08 } } ] } }"#,
    #"{ "partners": { "offers": { "within": "5km", "upTo": "5km", "widensBy": "0m" } } }"#,
    #"{ "duration": "1h", "warmup": "59m59s" }"#,
    #"{ "channels": { "delivery": "0%", "dine-in": "100%" }, "dineIn": { "payment": "afterAcceptance" } }"#,
    #"{ "start": "2026-11-20T17:00:00", "duration": "2h", "restaurants": { "hours": ["09:00-14:00", "18:59-22:00"] } }"#,
    #"{ "broker": { "topics": { "order.placed": { "semantics": "log", "partitions": 6, "subscribers": { "inventory": { "consumers": 6, "commitEvery": "0s" }, "my own": { "latency": "1s" } } }, "a topic of my own": { "carries": ["order.ready", "order.served"], "semantics": "queue", "subscribers": { "analytics": { "prefetch": 10, "batch": 10 } } } } } }"#,
    #"{ "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } }, "restaurants": { "count": 0, "list": [ { "name": "A", "menu": "m", "cooks": 40 } ] }, "replay": [ { "at": "+1m", "customer": "Ana", "does": "order", "order": "first", "items": { "Soup": 2 } }, { "at": "+2m", "restaurant": "A", "does": "accept", "order": "first", "staff": "Bo" }, { "at": "+2h", "customer": "Ana", "does": "rate", "rating": 5 } ] }"#,
    #"{ "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } }, "restaurants": { "list": [ { "name": "A", "menu": "m" } ] }, "replay": [ { "at": "+1m", "customer": "Ana", "does": "scan", "restaurant": "A", "table": 12 }, { "at": "+2m", "customer": "Ana", "does": "order", "items": { "Soup": 2 } }, { "at": "+3m", "restaurant": "New", "does": "register" }, { "at": "+4m", "restaurant": "A", "does": "addItem", "item": "Bread", "amount": "1.00" }, { "at": "+5m", "customer": "Ana", "does": "add", "items": { "Bread": 1 }, "restaurant": "A" } ] }"#,
    #"{ "orders": { "cookingStarts": "partnerAssigned", "courierSearch": "orderPlaced", "messages": { "delivered": "Enjoy!", "accepted": "" } } }"#,
    #"{ "faults": [ { "what": "inventory", "is": "crashes", "afterMessages": 0 }, { "what": "order.placed/inventory", "is": "crashes", "afterMessages": 10 } ] }"#,
    #"{ "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } }, "soFar": { "orders": 3, "items": { "Soup": 2 } }, "customers": { "search": { "ranking": { "distance": 0, "rating": 0, "popularity": 0 } } } }"#,
    #"{ "demand": { "ordersPerHour": 0 }, "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } }, "restaurants": { "count": 0, "list": [ { "name": "A", "menu": "m", "tenant": "one", "staff": { "Bo": "waiter", "Cy": "manager" } }, { "name": "B", "menu": "m" } ] }, "replay": [ { "at": "+1m", "customer": "Ana", "does": "scan", "restaurant": "A", "table": 1, "guests": 4, "tenant": "one" }, { "at": "+2m", "customer": "Ana", "does": "order", "order": "first", "restaurant": "A", "items": { "Soup": 2 } }, { "at": "+3m", "does": "startCooking", "order": "first", "staff": "Cy" }, { "at": "+9m", "does": "ready", "order": "first", "staff": "Cy" }, { "at": "+9m", "does": "serve", "order": "first", "staff": "Bo" }, { "at": "+20m", "does": "payCash", "order": "first", "amount": "10.00", "staff": "Cy" }, { "at": "+21m", "does": "approve", "restaurant": "A", "staff": "the platform's own" }, { "at": "+22m", "does": "setAvailability", "restaurant": "B", "item": "Soup", "staff": "anybody" } ] }"#,
    #"{ "currency": "INR", "demand": { "ordersPerHour": 0 }, "replay": [ { "at": "+1m", "customer": "Ana", "does": "open" } ] }"#,
    #"{ "currency": "INR", "channels": { "delivery": 0, "pickup": 1 }, "menus": { "m": { "items": { "Dal": { "price": "250.00" } } } }, "restaurants": { "templates": { "t": { "menu": "m" } } } }"#,
    #"{ "currency": "GBP" }"#,
    #"{ "restaurants": { "templates": { "bistro": { } } }, "discounts": [ { "policy": "flat", "percentage": "5%", "restaurants": ["bistro"], "usesEach": 1 } ], "faults": [ { "what": "partners", "is": "crashes", "share": "15%" }, { "what": "customers", "is": "partitioned", "share": "1%" } ] }"#,
    // Who collects comes from wherever he likes.
    #"{ "city": { "size": "40km" }, "demand": { "ordersPerHour": 0 }, "partners": { "list": [ { "name": "P" } ] }, "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } }, "restaurants": { "count": 0, "list": [ { "name": "A", "menu": "m", "place": { "east": "1km", "north": "1km" } } ] }, "replay": [ { "at": "+1m", "customer": "Ana", "does": "order", "restaurant": "A", "place": { "east": "39km", "north": "1km" }, "channel": "pickup", "items": { "Soup": 1 } }, { "at": "+2m", "customer": "Bo", "does": "order", "restaurant": "A", "table": 5, "channel": "dine-in", "items": { "Soup": 1 } }, { "at": "+3m", "customer": "Cy", "does": "order", "order": "o", "place": { "east": "2km", "north": "1km" }, "channel": "delivery", "items": { "Soup": 1 } }, { "at": "+40m", "partner": "P", "does": "deliver", "order": "o" } ] }"#,
    // A meal that ends after the run, a rating on the next day, and a payment at the order's own moment.
    #"{ "start": "2026-11-20T17:00", "demand": { "ordersPerHour": 0 }, "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } }, "restaurants": { "count": 0, "list": [ { "name": "A", "menu": "m" } ] }, "replay": [ { "at": "17:30", "customer": "Ana", "does": "order", "order": "o", "items": { "Soup": 1 } }, { "at": "17:30", "customer": "Ana", "does": "pay" }, { "at": "17:20", "customer": "Ana", "does": "add", "order": "o", "items": { "Soup": 1 } }, { "at": "21:30", "customer": "Ana", "does": "rate", "order": "o", "rating": 4 }, { "at": "2026-11-21T16:00", "customer": "Ana", "does": "rate", "rating": 4 } ] }"#,
    #"{ "expect": { "delivered.share": { "atLeast": "90%", "atMost": 1, "equals": 0.95 }, "placed.count": { "equals": 120 } } }"#,
  ])
  func nothingIsWrong(text: String) {
    #expect(findings(in: text) == [])
  }

  private func findings(in text: String) -> [String] {
    var problems: [ScenarioProblem]
    do {
      problems = try Scenario.read(ScenarioFile(path: "a.json", bytes: Array(text.utf8))).warnings
    } catch {
      problems = error.all
    }
    return problems.map { "\($0.path): \($0.sentence)" }
  }
}
