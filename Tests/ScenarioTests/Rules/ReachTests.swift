import Testing

@testable import Scenario

/// The restaurant stands in the south-west corner of a city of 12 km.
struct ReachTests {
  private func findings(far place: String = "11km", radius: String = "7km", replay: String) throws -> [String] {
    try #require(
      OrdersAreWithinReach.findings(
        in: """
          { "demand": { "ordersPerHour": 0 }, "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } },
            "restaurants": { "count": 0, "list": [ { "name": "A", "menu": "m", "place": { "east": "0m", "north": "0m" } } ] },
            "customers": { "search": { "radius": "\(radius)" },
              "list": [ { "name": "Ana", "place": { "east": "\(place)", "north": "0m" } } ] },
            "replay": [ \(replay)
              { "at": "+1h", "does": "deliver", "partner": "P", "order": "o1" } ], "partners": { "list": [ { "name": "P" } ] } }
          """))
  }

  private static let order = #""customer": "Ana", "does": "order", "restaurant": "A", "items": { "Soup": 1 }"#

  @Test func anOrderThatIsMeantToBeOutOfReachIs() throws {
    #expect(try findings(replay: #"{ "at": "+1m", \#(Self.order), "answer": 400 },"#) == [])
  }

  @Test func anOrderThatNoRadiusReachesIsRefused() throws {
    let found = try findings(replay: #"{ "at": "+1m", \#(Self.order) },"#)
    #expect(found.last == "replay[0].restaurant: \"A\" is 11km from \"Ana\", farther than any search (7km)")
  }

  @Test func aSearchOfOneSOwnReachesFarther() throws {
    let search = #"{ "at": "+1m", "customer": "Ana", "does": "search", "within": "10km" },"#
    let order = #"{ "at": "+2m", \#(Self.order) },"#
    #expect(try findings(far: "9km", replay: search + order) == [])
    #expect(try findings(far: "10.5km", replay: search + order).last?.contains("any search (10km)") == true)
    let others = #"{ "at": "+1m", "customer": "Bo", "does": "search", "within": "10km" },"#
    #expect(try findings(far: "9km", replay: others + order).last?.contains("any search (7km)") == true)
  }

  @Test func aCustomerWhoOrdersFromElsewhereMayLiveFarAway() throws {
    let elsewhere = #"{ "at": "+1m", \#(Self.order), "place": { "east": "1km", "north": "0m" } },"#
    #expect(try findings(replay: elsewhere) == [])
  }

  @Test func aCustomerTooFarAwayIsAWarning() throws {
    let found = try read(
      """
      { "restaurants": { "count": 0, "list": [ { "name": "A", "cooks": 99, "place": { "east": "0m", "north": "0m" } } ] },
        "customers": { "list": [ { "name": "Ana", "place": { "east": "11km", "north": "0m" } } ] }, "partners": { "count": 99 } }
      """
    ).warnings
    #expect(found.map(\.path) == ["customers.list[0].place"])
    #expect(found.first?.sentence.hasPrefix("the nearest restaurant is 11km away") == true)
  }

  @Test(arguments: [("30km", 1), ("2km", 0)])
  func aPartnerMayComeFromFarAway(place: String, told: Int) throws {
    let move = #"[ { "at": "+1m", "does": "move", "partner": "P", "place": { "east": "2km", "north": "1km" } } ]"#
    let found = try #require(
      OrdersAreWithinReach.findings(
        in: """
          { "restaurants": { "count": 0, "list": [ { "name": "R", "place": { "east": "1km", "north": "1km" } } ] },
            "customers": { "distance": "1km" }, "city": { "size": "40km" },
            "partners": { "count": 50, "list": [ { "name": "P", "place": { "east": "30km", "north": "1km" } } ] },
            "replay": \(told == 0 ? move : "[]") }
          """))
    #expect(found.count == told)
  }
}
