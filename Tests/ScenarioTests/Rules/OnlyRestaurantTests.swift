import Testing

@testable import Scenario

struct OnlyRestaurantTests {
  private func found(_ restaurants: String, _ replay: String) -> [String] {
    problems(
      """
      { "demand": { "ordersPerHour": 0 }, "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } },
        "restaurants": { \(restaurants) }, "replay": [ \(replay) ] }
      """)
  }

  private static let soldOut = #"{ "at": "17:05", "does": "setAvailability", "item": "Soup", "available": false }"#
  private static let order = #"{ "at": "17:06", "does": "order", "customer": "C", "items": { "Soup": 1 } }"#
  private static let listed = #""list": [ { "name": "A", "menu": "m" } ]"#

  @Test func theOnlyRestaurantNeedNotBeNamed() {
    #expect(found(#""count": 0, \#(Self.listed)"#, "\(Self.soldOut), \(Self.order)") == [])
    #expect(found(#""count": 1, "templates": { "t": { "menu": "m" } }"#, "\(Self.soldOut), \(Self.order)") == [])
  }

  @Test func besideThoseThatAreMadeAListedOneIsNotTheOnlyOne() {
    let found = found(#""count": 5, \#(Self.listed)"#, "\(Self.soldOut), \(Self.order)")
    #expect(found.map { $0.contains("it is not said") } == [true, true])
  }

  @Test func whoRegistersFirstOfAllIsTheOnlyOne() {
    let register = #"{ "at": "17:00", "does": "register", "restaurant": "N" }"#
    #expect(found(#""count": 0"#, "\(register), \(register), \(Self.soldOut)").isEmpty)
    #expect(found(#""count": 0, \#(Self.listed)"#, "\(register), \(Self.soldOut), \(Self.order)") == [])
  }
}
