import DiscreteEvents
import Messaging
import Scenario
import Testing

@testable import Marketplace

/// Each kind of fault in each kind of victim: whatever breaks, every order ends, every coin and every message is accounted
/// for, and what is broken is mended.
struct FaultMatrixTests {
  static let victims = [
    "payment", "order", "auth", "search", "cart", "checkout", "pricing", "delivery", "restaurant", "notification",
    "kitchenDisplay", "inventory", "tracking", "gateway", "order.store", "payment.store", "menu.cache", "broker",
    "order.placed", "order.placed/restaurant", "payment.completed/order", "order.accepted/kitchenDisplay", "Bistro",
    "restaurants", "kitchens", "kitchens.grill", "Bistro.grill", "waiters", "partners", "Ravi", "customers",
  ]

  /// A small town in which everything happens: three channels, stock, stations and payments of every kind.
  static func scenario(_ faults: String, minutes: Int = 40, setting settings: [String] = []) throws -> Scenario {
    let text = """
      { "duration": "\(minutes)m", "demand": { "ordersPerHour": 60 }, "city": { "size": "3km" },
        "channels": { "delivery": "60%", "pickup": "20%", "dine-in": "20%" },
        "restaurants": { "count": 2, "list": [ { "name": "Bistro", "menu": "all", "place": { "east": "1.5km", "north": "1.5km" } } ],
          "decision": "20s" },
        "menus": { "all": { "items": {
          "Steak": { "price": "20.00", "station": "grill", "preparation": "8m", "recipe": { "beef": "200g" } },
          "Salad": { "price": "9.00", "station": "cold", "preparation": "4m" } } } },
        "ingredients": { "beef": { "stock": "3kg" } },
        "kitchens": { "stations": { "grill": 2, "cold": 2 }, "preparation": "8m" },
        "dineIn": { "eating": "10m" }, "customers": { "patience": "35m", "insists": { "times": 3, "after": "10s" } },
        "partners": { "count": 10, "list": [ { "name": "Ravi" } ] },
        "services": { "menu": { "cache": { "lifetime": "10m" } } },
        "orders": { "messages": { "accepted": "It is being cooked.", "delivered": "It is there." } },
        "faults": [ \(faults) ] }
      """
    let file = ScenarioFile(path: "town.json", bytes: Array(text.utf8))
    return try Scenario.read(file, setting: settings.map { try Setting($0) }).scenario
  }

  @Test(arguments: victims, Fault.Kind.allCases)
  func whateverBreaksEverythingIsAccountedFor(victim: String, kind: Fault.Kind) throws {
    let scenario = try Self.scenario(
      #"{ "what": "\#(victim)", "is": "\#(kind.rawValue)", "from": "+4m", "for": "8m", "share": "60%" }"#,
      minutes: 16)
    let outcome = try Outcome(simulating: scenario)
    #expect(outcome.ending == .whole)
    #expect(outcome.books.placed == outcome.books.over)
    #expect(outcome.faults[0].strikes == 1)
    #expect(outcome.faults[0].lost <= outcome.faults[0].touched)
  }

  @Test func aServiceThatIsDownIsAskedAgainAndNothingIsLost() throws {
    let calm = try Outcome(simulating: Self.scenario(""))
    let outcome = try Outcome(
      simulating: Self.scenario(#"{ "what": "order", "is": "down", "from": "+10m", "for": "2m" }"#))
    #expect(calm.faults.isEmpty)
    #expect(outcome.faults[0].touched > 0)
    #expect(outcome.faults[0].retried > 0)
    let order = try #require(outcome.services.first { $0.name == .order })
    #expect(order.statistics.unavailable > 0)
    #expect(calm.services.allSatisfy { $0.statistics.unavailable == 0 })
  }

  @Test func failuresComeAgainAndAgainWithinTheirTime() throws {
    let outcome = try Outcome(
      simulating: Self.scenario(
        #"{ "what": "search", "is": "down", "every": "5m", "repair": "1m", "from": "+0s", "for": "30m" }"#))
    // At 5, 11, 17, 23 and 29 minutes.
    #expect(outcome.faults[0].strikes == 5)
  }

  @Test func aConsumerCrashesHalfwayThroughAMessageAndGetsItAgain() throws {
    let outcome = try Outcome(
      simulating: Self.scenario(
        #"{ "what": "order.placed/restaurant", "is": "crashes", "from": "+1m", "afterMessages": 3, "restart": "20s" }"#)
    )
    #expect(outcome.faults[0].strikes == 1)
    let line = try #require(outcome.subscriptions.first { $0.topic == "order.placed" && $0.name == "restaurant" })
    #expect(line.statistics.isBalanced)
    #expect(line.statistics.delivered == line.statistics.published, "the fourth came again after the restart")
  }

  @Test func aFaultWithoutAnEndEndsWhenCustomersStopComing() throws {
    let outcome = try Outcome(simulating: Self.scenario(#"{ "what": "payment", "is": "down", "from": "+10m" }"#))
    #expect(outcome.ending == .whole)
    #expect(outcome.faults[0].strikes == 1)
  }

  /// Between two failures a second passes, whatever is said: five minutes have no more than 300.
  @Test func whatFailsAtOnceAgainAndAgainStillComesToAnEnd() throws {
    let outcome = try Outcome(
      simulating: Self.scenario(
        #"{ "what": "search", "is": "down", "every": "0s", "repair": "0s", "from": "+0s", "for": "5m" }"#, minutes: 6))
    #expect(outcome.ending == .whole)
    #expect((290..<300).contains(outcome.faults[0].strikes))
  }

  @Test func aVehicleThatBreaksDownAtOnceLetsTimePass() throws {
    let scenario = try Self.scenario("", minutes: 2, setting: ["partners.breakdowns=0s", "partners.count=2"])
    let limit = EventLimit(200_000)
    #expect(try Outcome(simulating: scenario, under: limit.control).ending == .whole)
  }
}
