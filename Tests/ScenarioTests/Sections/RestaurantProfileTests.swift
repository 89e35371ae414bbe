import DiscreteEvents
import JSON
import Testing

@testable import Scenario

/// A restaurant's own lines count before its template's, and these before what is said of all.
struct RestaurantProfileTests {
  private static let general = """
    "menus": { "all": { "items": { "Soup": { "price": "4.00" } } }, "kind": { "items": { "Pie": { "price": "5.00" } } }, "own": { "items": { "Tea": { "price": "2.00" } } } },
    "kitchens": { "cooks": 11, "stations": { "grill": 12 }, "preparation": "13m" }, "dineIn": { "tables": 14 }
    """
  private static let ofAll = """
    "hours": ["10:00-11:00"], "confirms": true, "decision": "15s", "rejects": "16%", "fullAt": 17, "rating": 1.5
    """
  private static let ofKind = """
    { "menu": "kind", "cuisine": "kind", "rating": 2.5, "popularity": 20, "hours": ["20:00-21:00"], "cooks": 21,
      "stations": { "fry": 22 }, "preparation": "23m", "tables": 24, "confirms": false, "decision": "25s", "rejects": "26%",
      "fullAt": 27 }
    """
  private static let ofOne = """
    "menu": "own", "cuisine": "own", "rating": 3.5, "popularity": 30, "hours": ["08:00-09:00"], "cooks": 31,
    "stations": { "oven": 32 }, "preparation": "33m", "tables": 34, "confirms": true, "decision": "35s", "rejects": "36%",
    "fullAt": 37
    """

  private func scenario() throws -> Scenario {
    let text = """
      { \(Self.general), "restaurants": { "count": 0, \(Self.ofAll), "templates": { "bistro": \(Self.ofKind), "plain": { } },
        "list": [ { "name": "Own", "template": "bistro", \(Self.ofOne) }, { "name": "Kind", "template": "bistro" },
          { "name": "Plain", "template": "plain" }, { "name": "None" } ] } }
      """
    var reading = Reading(currency: .euro)
    var scenario = Scenario()
    Form<Scenario>.section.read(try JSONValue(reading: Array(text.utf8)), &scenario, &reading)
    #expect(reading.problems == [])
    return scenario
  }

  /// Everything in a profile, in a line.
  private func line(_ profile: RestaurantProfile) -> String {
    let stations = profile.stations.entries.map { "\($0.name) \($0.value)" }.joined(separator: " ")
    let opens = profile.hours.days[0].map { "\($0.opens)".prefix(5) }.joined()
    return [
      profile.menu, profile.cuisine, "\(profile.rating.expectation)", "\(profile.popularity)", opens,
      "\(profile.cooks)", stations, "\(profile.preparation.mean)", "\(profile.tables)", "\(profile.confirms)",
      "\(profile.decision.mean)", "\(profile.rejects)", "\(profile.fullAt)",
    ].joined(separator: ", ")
  }

  private static let forAll = ", , 1.5, 1.0, 10:00, 11, grill 12, 13m, 14, true, 15s, 16%, 17"
  private static let kind = "kind, kind, 2.5, 20.0, 20:00, 21, fry 22, 23m, 24, false, 25s, 26%, 27"
  private static let own = "own, own, 3.5, 30.0, 08:00, 31, oven 32, 33m, 34, true, 35s, 36%, 37"

  @Test func whatIsNotSaidIsLookedForFartherOut() throws {
    let scenario = try scenario()
    let lines = scenario.restaurants.list.map { line(scenario.profile(of: $0)) }
    #expect(lines == [Self.own, Self.kind, Self.forAll, Self.forAll])
    #expect(scenario.restaurants.list.map { scenario.profile(of: $0).template } == ["bistro", "bistro", "plain", ""])
  }

  @Test func aTemplateIsAProfileOfItsOwn() throws {
    let scenario = try scenario()
    #expect(line(scenario.profile(ofTemplate: "bistro")) == Self.kind)
    #expect(line(scenario.profile(ofTemplate: "")) == Self.forAll)
    #expect(scenario.profile(ofTemplate: "of no such name") == scenario.profile(ofTemplate: ""))
  }

  @Test func noStationsInSoManyWordsAreNone() throws {
    let read = try read(
      #"{ "kitchens": { "stations": { "grill": 9 } }, "restaurants": { "templates": { "bar": { "stations": { } } } } }"#
    )
    #expect(read.scenario.profile(ofTemplate: "bar").stations.isEmpty)
    #expect(read.scenario.profile(ofTemplate: "").stations == ["grill": 9])
  }

  @Test func whoIsNotAskedRejectsNothing() throws {
    let scenario = try scenario()
    #expect(scenario.restaurants.list.map { scenario.profile(of: $0).acceptedShare } == [0.64, 1, 0.84, 0.84])
  }

  // Half of 24 orders an hour go to each; the one that rejects a quarter cooks 9, the other 12, of 20 minutes each.
  @Test(arguments: [(4, 3, 2), (4, 4, 1), (5, 4, 0)])
  func kitchensAreBusyWithWhatTheyDoNotReject(strict: Int, choosy: Int, told: Int) throws {
    let found = try #require(
      KitchensKeepUp.findings(
        in: """
          { "demand": { "ordersPerHour": 24 }, "customers": { "abandons": 0 }, "payments": { "succeeds": 1 },
            "kitchens": { "preparation": "20m", "sizeEffect": 0 },
            "restaurants": { "count": 0, "list": [ { "name": "A", "cooks": \(strict), "rejects": 0 },
              { "name": "B", "cooks": \(choosy), "rejects": "25%" } ] } }
          """))
    #expect(found.count == told, "\(found)")
  }

  // A quarter is rejected; one screen shows 100 tickets an hour.
  @Test func servicesHearOfWhatIsNotRejected() throws {
    func findings(_ orders: Int) throws -> [String] {
      try #require(
        ServicesKeepUp.findings(
          in: """
            { "demand": { "ordersPerHour": \(orders) }, "customers": { "abandons": 0 }, "payments": { "succeeds": 1 },
              "services": { "kitchenDisplay": { "latency": "36s", "concurrency": 1 } },
              "restaurants": { "count": 0, "list": [ { "name": "A", "rejects": "50%" }, { "name": "B", "rejects": 0 } ] } }
            """))
    }
    #expect(try findings(133) == [])
    #expect(try findings(134).count == 1)
  }
}
