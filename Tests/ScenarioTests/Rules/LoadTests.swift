import Testing

@testable import Scenario

/// Loads worked out by hand: just below the capacity nothing is said, at it or just above it is.
struct LoadTests {
  /// A party of 2 min service every 2 min: 60 / 2 in each of two restaurants.
  @Test func oneBusyWaiterIsOne() {
    let found = problems(
      """
      { "customers": { "abandons": "0%" }, "payments": { "succeeds": "100%" }, "kitchens": { "cooks": 20 },
        "restaurants": { "count": 2, "rejects": "0%" }, "demand": { "ordersPerHour": 60 }, "partners": { "count": 0 },
        "channels": { "delivery": "0%", "dine-in": "100%" },
        "dineIn": { "tables": 100, "waiters": 1, "serving": "2m" } }
      """)
    #expect(found.count == 1)
    #expect(found.first?.contains("30 parties an hour keep 1 waiter busy, and there is 1: ρ = 1") == true, "\(found)")
  }

  /// Everybody who would order does.
  private static let everyOrder = """
    "customers": { "abandons": "0%", "search": { "radius": "10km" }, "distance": "3km" }, "payments": { "succeeds": "100%" }
    """

  // 4 cooks are busy with 12 orders an hour of 20 minutes each.
  @Test(arguments: [("11.9", false), ("12", true)])
  func cooksAreBusyForAsLongAsOrdersTake(orders: String, isTold: Bool) throws {
    let found = try #require(
      KitchensKeepUp.findings(
        in: """
          { "demand": { "ordersPerHour": \(orders) }, "restaurants": { "count": 1, "rejects": "0%" }, \(Self.everyOrder),
            "kitchens": { "cooks": 4, "preparation": "20m", "sizeEffect": 0 } }
          """))
    #expect(
      found
        == (isTold
          ? [
            "kitchens.cooks: at 17:00:00 in each restaurant, 12 orders an hour keep 4 cooks busy, and there are 4: ρ = 1"
          ] : []))
  }

  // Half pay in cash, of the others half can pay: of 16 who would order, 12 do.
  @Test(arguments: [("15.9", false), ("16", true)])
  func cashNeedsNoBank(orders: String, isTold: Bool) throws {
    let found = try #require(
      KitchensKeepUp.findings(
        in: """
          { "demand": { "ordersPerHour": \(orders) }, "restaurants": { "count": 1, "rejects": "0%" },
            "customers": { "abandons": "0%" }, "payments": { "methods": { "card": 1, "wallet": 0, "cash": 1 }, "succeeds": "50%" },
            "kitchens": { "cooks": 4, "preparation": "20m", "sizeEffect": 0 } }
          """))
    #expect(found.isEmpty != isTold)
  }

  // Three items, each further one half as long again: twice the time, so 6 orders an hour fill 4 cooks.
  @Test(arguments: [("5.9", false), ("6.1", true)])
  func furtherItemsTakeLonger(orders: String, isTold: Bool) throws {
    let found = try #require(
      KitchensKeepUp.findings(
        in: """
          { "demand": { "ordersPerHour": \(orders), "items": { "uniform": { "from": 2, "to": 4 } } }, \(Self.everyOrder),
            "restaurants": { "count": 1, "rejects": "0%" },
            "kitchens": { "cooks": 4, "preparation": "20m", "sizeEffect": 0.5 } }
          """))
    #expect(found.isEmpty != isTold)
  }

  // Every second item goes to the one place at the tandoor: with two items an order, each order has ten minutes there.
  @Test(arguments: [("5.9", false), ("6.1", true)])
  func stationsAreBusyWithTheirPartOfTheMenu(orders: String, isTold: Bool) throws {
    let found = try #require(
      KitchensKeepUp.findings(
        in: """
          { "demand": { "ordersPerHour": \(orders), "items": { "uniform": { "from": 1, "to": 3 } } }, \(Self.everyOrder),
            "restaurants": { "count": 1, "rejects": "0%", "templates": { "indian": { "menu": "indian" } } },
            "kitchens": { "stations": { "grill": 9, "tandoor": 1 }, "sizeEffect": 0 },
            "menus": { "indian": { "items": {
              "Tikka": { "price": "9.00", "station": "grill", "preparation": "15m" },
              "Naan": { "price": "2.00", "station": "tandoor", "preparation": "10m" } } } } }
          """))
    #expect(found.map { $0.prefix(24) } == (isTold ? ["kitchens.stations.tandoo"] : []))
  }

  // A template with a third of the restaurants and twice the popularity gets half of 120 orders: 15 for each of 4.
  @Test(arguments: [(5, false), (4, true)])
  func popularRestaurantsGetMoreOrders(cooks: Int, isTold: Bool) throws {
    let found = try #require(
      KitchensKeepUp.findings(
        in: """
          { "demand": { "ordersPerHour": 120 }, \(Self.everyOrder), "kitchens": { "preparation": "16m", "sizeEffect": 0 },
            "restaurants": { "count": 12, "rejects": "0%", "templates": {
              "famous": { "weight": 1, "popularity": 2, "cooks": \(cooks) }, "other": { "weight": 2 } } } }
          """))
    #expect(found.map { $0.prefix(34) } == (isTold ? ["restaurants.templates.famous.cooks"] : []))
  }

  // 1,000 m from the nearest of 25 partners in 100 km² and 3,000 m to the door at 10 m/s, and 3 minutes with people: 580 s.
  // 25 partners do that 155.2 times an hour.
  @Test(
    arguments: [
      ("155", "0%", 1, false), ("156", "0%", 1, true),  // 580 s
      ("91", "0%", 2, false), ("92", "0%", 2, true),  // twice the ways: 980 s
      ("166", "50%", 1, false), ("167", "50%", 1, true),  // a quarter of the trips saved: 580 − 160 / 4 = 540 s
    ])
  func partnersAreBusyWithWaysAndPeople(orders: String, bundles: String, travel: Int, isTold: Bool) throws {
    let found = try #require(
      PartnersKeepUp.findings(
        in: """
          { "demand": { "ordersPerHour": \(orders) }, \(Self.everyOrder), "restaurants": { "count": 99, "rejects": "0%" },
            "city": { "size": "10km", "detour": 1,
              "weather": [ { "from": "+0m", "for": "1h", "demand": 1, "travel": \(travel) } ] },
            "dispatch": { "bundles": "\(bundles)" },
            "partners": { "count": 25, "speed": "36km/h", "atRestaurant": "1m", "atDoor": "2m" } }
          """))
    #expect(found.map { $0.prefix(14) } == (isTold ? ["partners.count"] : []))
  }

  // 12 of 25 partners work from 18:00; 100 deliveries an hour are too many for them, not for all.
  @Test func partnersCountWhenTheyWork() throws {
    let found = try #require(
      PartnersKeepUp.findings(
        in: """
          { "start": "2026-11-20T17:00:00", "duration": "3h", \(Self.everyOrder), "restaurants": { "count": 99, "rejects": "0%" },
            "demand": { "ordersPerHour": 100 }, "city": { "size": "10km", "detour": 1 }, "dispatch": { "bundles": "0%" },
            "partners": { "count": 25, "speed": "36km/h", "atRestaurant": "1m", "atDoor": "2m",
              "shifts": [ { "from": "17:00", "to": "18:00" }, { "from": "18:00", "to": "20:00", "share": "48%" } ] } }
          """))
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("partners.shifts: at 18:00:00, 100 deliveries an hour"))
    #expect(found[0].contains("there are 12"))
  }

  // 1 + 1 + 10 + 2 + 20 + 2 = 36 minutes at a table: 5 parties an hour fill 3. Two minutes of a waiter: 30.
  @Test(arguments: [("4.9", 0), ("5.1", 1), ("29", 1), ("31", 2)])
  func tablesAreTakenForAWholeMeal(parties: String, told: Int) throws {
    let found = try #require(
      TablesAndWaitersKeepUp.findings(
        in: """
          { "demand": { "ordersPerHour": \(parties) }, \(Self.everyOrder),
            "channels": { "delivery": "0%", "dine-in": "100%" }, "restaurants": { "count": 1, "decision": "1m" },
            "kitchens": { "preparation": "10m" },
            "dineIn": { "tables": 3, "waiters": 1, "seating": "1m", "serving": "2m", "eating": "20m", "paying": "2m" } }
          """))
    #expect(found.count == told)
  }

  // 36,000 requests of 0.1 s keep one busy; 43,200 messages in batches of four, 2 s each, keep 6.
  @Test(arguments: [("35999", 0), ("36001", 1), ("43199", 1), ("43201", 2)])
  func servicesAreBusyForAsLongAsRequestsTake(orders: String, told: Int) throws {
    let found = try #require(
      ServicesKeepUp.findings(
        in: """
          { "demand": { "ordersPerHour": \(orders) }, \(Self.everyOrder),
            "services": { "order": { "latency": "100ms", "concurrency": 1 } },
            "broker": { "topics": { "order.placed": { "semantics": "queue", "subscribers": { "inventory": {
              "consumers": 2, "concurrency": 8, "prefetch": 3, "batch": 4, "latency": "2s" } } } } } }
          """))
    #expect(found.count == told)
  }

  @Test func theBusiestTimeIsFoundAcrossRatesAndWeather() throws {
    let found = try #require(
      KitchensKeepUp.findings(
        in: """
          { "start": "2026-11-20T17:00:00", "duration": "6h", \(Self.everyOrder),
            "demand": { "ordersPerHour": { "17:00": 10, "19:00": 20, "21:00": 15 } },
            "city": { "weather": [ { "from": "21:30", "for": "30m", "demand": 2 } ] },
            "restaurants": { "count": 1, "rejects": "0%" }, "kitchens": { "cooks": 5, "preparation": "12m", "sizeEffect": 0 } }
          """))
    #expect(
      found == [
        "kitchens.cooks: at 21:30:00 in each restaurant, 30 orders an hour keep 6 cooks busy, and there are 5: ρ = 1.2"
      ])
  }
}
