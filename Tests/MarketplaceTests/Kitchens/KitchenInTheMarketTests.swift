import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// The kitchen as the rest of the marketplace meets it; an order of 12:00 is accepted at 12:01.
struct KitchenInTheMarketTests {
  private static let stations = #"kitchens.stations={ "grill": 1, "cold": 1 }"#
  private static let menu =
    #"menus={ "pizzeria": { "items": { "Steak": { "price": "20.00", "station": "grill", "preparation": "8m" }, "#
    + #""Salad": { "price": "9.00", "station": "cold", "preparation": "4m" } } } }"#

  @Test func aTicketIsShownWhenTheDisplayHasWorkedOnIt() throws {
    let day = try Town.day(
      "services.kitchenDisplay.latency=20s", "services.kitchenDisplay.timeout=1m",
      actions: Town.orders("12:00 Asha"))
    #expect(
      day.lines("accepted", "ticketShown", "preparing", "ready") == [
        "12:01:00 Luigi accepted", "12:01:20 kitchen of Luigi ticketShown 10m", "12:01:20 kitchen of Luigi preparing",
        "12:11:20 kitchen of Luigi ready",
      ])
  }

  @Test func anOrderOfTwoStationsIsReadyWithTheSlowerAndCooksOfOneWait() throws {
    let day = try Town.day(
      Self.stations, Self.menu, "partners.count=3",
      actions: [
        "12:00,order,Asha,Luigi,a,Steak: 1; Salad: 1,201", "12:00:30,order,Bela,Luigi,b,Steak: 1,201",
        "12:00:45,order,Chan,Luigi,c,Salad: 1,201",
      ])
    // The grill: 12:01 to 12:09, then to 12:17. The cold station: 12:01 to 12:05, then to 12:09.
    #expect(
      try ["a", "b", "c"].map { try day.order($0).times.ready.map(day.clock) } == ["12:09:00", "12:17:00", "12:09:00"])
  }

  @Test func aBrokenStationHoldsUpItsOrdersAndNoOthers() throws {
    let day = try Town.day(
      Self.stations, Self.menu, "partners.count=3",
      #"faults=[ { "what": "Luigi.grill", "is": "down", "from": "12:02", "for": "3m" } ]"#,
      actions: ["12:00,order,Asha,Luigi,a,Steak: 1,201", "12:00,order,Bela,Luigi,b,Salad: 1,201"])
    #expect(try ["a", "b"].map { try day.order($0).times.ready.map(day.clock) } == ["12:12:00", "12:05:00"])
  }

  /// One cook: ten minutes for the first, and twenty for the second but for the minute that has gone by,
  /// 10 ms later because two services hear of it in between.
  @Test(arguments: [(1.0, ["10m", "19m0.01s"]), (1.5, ["15m", "28m30.015s"])])
  func theKitchenSaysHowLongItTakesAsWellAsItCan(error: Double, says: [String]) throws {
    let day = try Town.day(
      "kitchens.cooks=1", "kitchens.estimateError=\(error)", "partners.count=2",
      actions: Town.orders("12:00 Asha", "12:02 Bela"))
    #expect(
      day.lines("ticketShown").map { String($0.dropFirst("12:01:00 kitchen of Luigi ticketShown ".count)) } == says)
    #expect(
      day.lines("ready") == ["12:11:00 kitchen of Luigi ready", "12:21:00 kitchen of Luigi ready"], "whatever it said")
  }

  /// Who bundles looks for a partner 8 min before the food is said to be ready: at 12:11, or by mistake at 12:16.
  @Test(arguments: [(1.0, "12:03:00"), (1.5, "12:08:00")])
  func partnersAreSentByTheKitchensEstimate(error: Double, offered: String) throws {
    let day = try Town.day(
      "dispatch.policy=bundling", "dispatch.bundles=100%", "kitchens.estimateError=\(error)",
      actions: Town.orders("12:00 Asha"), isStrict: false
    )
    #expect(day.lines("offered") == ["\(offered) Ravi offered"])
  }

  @Test func aKitchenThatCooksFourPortionsInAPanTakesThemTogether() throws {
    let day = try Town.day(
      "kitchens.cooks=1", "kitchens.batch=4", "partners.count=3",
      actions: Town.orders("12:00 Asha", "12:00:10 Bela", "12:00:20 Chan"))
    // While the first cooks the others wait; then they share a pan.
    #expect(
      day.lines("ready") == [
        "12:11:00 kitchen of Luigi ready", "12:21:00 kitchen of Luigi ready", "12:21:00 kitchen of Luigi ready",
      ])
  }

  /// Bela's order is shown late, and promised first: of those that wait it is the next.
  @Test(arguments: [("promised", ["Asha's", "Bela's", "Chan's"]), ("fifo", ["Asha's", "Chan's", "Bela's"])])
  func theNextTicketIsTheOldestOrTheOnePromisedFirst(order: String, begun: [String]) throws {
    let columns = "at,does,customer,restaurant,order,items,answer"
    let day = try Town.day(
      "kitchens.cooks=1", "kitchens.order=\(order)", "partners.count=3", columns: columns,
      actions: Town.orders("12:00 Asha", "12:00:10 Bela", "12:00:20 Chan") + ["12:03,accept,,Luigi,Bela's,,200"])
    let times = try begun.map { try #require(day.order($0).times.cooking) }
    #expect(times == times.sorted())
    #expect(try day.order("Bela's").times.ticket.map(day.clock) == "12:03:00")
  }
}
