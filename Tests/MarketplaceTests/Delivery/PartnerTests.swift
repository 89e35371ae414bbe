import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Shifts, ways, loads, breakdowns and pay of a delivery partner.
struct PartnerTests {
  private static let shift = Town.partners(
    Town.partner("Ravi", at: 500, #", "shift": { "from": "12:00", "to": "12:05" }"#))

  /// The trip is finished at 12:19. What comes after the shift's end is offered to nobody, though there would be room.
  @Test func whoseShiftEndsFinishesTheTripAndIsOfferedNothingMore() throws {
    let day = try Town.day(
      Self.shift, "dispatch.bundles=100%", actions: Town.orders("12:00 Asha", "12:06 Bela"), isStrict: false)
    #expect(
      day.lines("wentOnline", "offered", "delivered", "wentOffline") == [
        "12:00:00 Ravi wentOnline", "12:01:00 Ravi offered", "12:19:00 Ravi wentOffline", "12:19:00 Ravi delivered",
      ])
    #expect(day.lines("cancelled") == ["12:52:00 platform cancelled nobody could deliver it"])
  }

  @Test func whoHasNothingToCarryLeavesWhenTheShiftEnds() throws {
    let day = try Town.day(Self.shift, actions: [])
    #expect(day.lines("wentOffline") == ["12:05:00 Ravi wentOffline"])
  }

  @Test func whoComesBackOnTheWayMayBeOfferedMoreAgain() throws {
    let day = try Town.day(
      "dispatch.bundles=100%", columns: "at,does,customer,restaurant,partner,order,items,answer",
      actions: [
        "12:00,order,Asha,Luigi,,first,Margherita: 1,201", "12:05,goOffline,,,Ravi,,,", "12:06,goOnline,,,Ravi,,,",
        "12:07,order,Bela,Luigi,,second,Margherita: 1,201",
      ])
    #expect(day.lines("offered", "wentOffline") == ["12:01:00 Ravi offered", "12:08:00 Ravi offered"])
  }

  @Test func whoIsOfflineIsNotAsked() throws {
    let day = try Town.day(
      columns: "at,does,customer,restaurant,partner,order,items,answer",
      actions: [
        "12:00,goOffline,,,Ravi,,,", "12:01,order,Asha,Luigi,,first,Margherita: 1,201", "12:20,goOnline,,,Ravi,,,",
      ])
    #expect(day.lines("offered") == ["12:20:00 Ravi offered"])
  }

  /// From 12:01:10 to 12:02:50 to the restaurant, from 12:12 to 12:17 to the door. At 12:15 Ravi has gone 900 of 1,500 m.
  @Test func positionsAreReportedOnTheWayAndSeenAsTheyWereReported() throws {
    let day = try Town.day(
      "partners.positions=90s",
      actions: Town.orders("12:00 Asha") + ["12:15:30,track,Asha,,Asha's,,", "12:20,track,Asha,,Asha's,,"])
    #expect(
      day.lines("moved") == [
        "12:02:40 Ravi moved", "12:13:30 Ravi moved", "12:15:00 Ravi moved", "12:16:30 Ravi moved",
      ])
    // 450 m at 12:13:30, 900 m at 12:15, 1,350 m at 12:16:30.
    #expect(
      day.lines("followed") == [
        "12:15:30 Asha followed 600 m from the door", "12:20:00 Asha followed 150 m from the door",
      ])
    #expect(day.outcome.tracking.reports == 4)
  }

  /// 500 m are 1 min 40 s at 18 km/h, half of that at 36, and 2 min 10 s in the rain, which stops before he drives on.
  @Test(
    arguments: [
      (Town.partner("Ravi", at: 500), "[]", "12:02:50"),
      (Town.partner("Ravi", at: 500, #", "speed": "36km/h""#), "[]", "12:02:00"),
      (Town.partner("Ravi", at: 500), #"[ { "is": "rain", "from": "12:00", "for": "10m" } ]"#, "12:03:20"),
    ])
  func aWayTakesAsLongAsSpeedAndWeatherSay(partner: String, weather: String, arrives: String) throws {
    let day = try Town.day(
      Town.partners(partner), "city.weather=\(weather)", actions: Town.orders("12:00 Asha"), isStrict: false)
    #expect(day.lines("arrivedAtRestaurant") == ["\(arrives) Ravi arrivedAtRestaurant"])
  }

  /// The second order comes while Ravi waits: both leave when the second is ready, at 12:11:30, and a minute later.
  @Test func twoOrdersOfOneRestaurantArePickedUpTogether() throws {
    let day = try Town.day("dispatch.bundles=100%", actions: Town.orders("12:00 Asha", "12:00:30 Bela"))
    #expect(
      day.lines("assigned", "pickedUp", "delivered") == [
        "12:01:10 Ravi assigned", "12:01:40 Ravi assigned", "12:12:30 Ravi pickedUp", "12:12:30 Ravi pickedUp",
        "12:19:30 Ravi delivered", "12:21:30 Ravi delivered",
      ])
    #expect(day.outcome.dispatch.bundled == 2)
  }

  @Test func whoCarriesOneAtATimeMakesTwoTrips() throws {
    let day = try Town.day(
      "partners.carries=1", "dispatch.bundles=100%", actions: Town.orders("12:00 Asha", "12:00:30 Bela"),
      isStrict: false)
    // 1,500 m back from the door at 12:19:10; the food is ready.
    #expect(
      day.lines("offered", "pickedUp") == [
        "12:01:00 Ravi offered", "12:12:00 Ravi pickedUp", "12:19:00 Ravi offered", "12:25:10 Ravi pickedUp",
      ])
  }

  private static let two = Town.partners(Town.partner("Ravi", at: 500), Town.partner("Meena", at: 2_500))

  /// Ravi waits at the counter when his bike is stolen at 12:05; Meena is 1,500 m away.
  @Test func whoBreaksDownBeforeThePickupIsReplaced() throws {
    let day = try Town.day(
      Self.two, #"faults=[ { "what": "Ravi", "is": "down", "from": "12:05", "for": "30m" } ]"#,
      actions: Town.orders("12:00 Asha"))
    #expect(
      day.lines("offered", "unassigned", "assigned", "arrivedAtRestaurant", "pickedUp", "delivered") == [
        "12:01:00 Ravi offered", "12:01:10 Ravi assigned", "12:02:50 Ravi arrivedAtRestaurant",
        "12:05:00 dispatcher unassigned", "12:05:00 Meena offered", "12:05:10 Meena assigned",
        "12:10:10 Meena arrivedAtRestaurant", "12:12:00 Meena pickedUp", "12:19:00 Meena delivered",
      ])
    #expect(day.outcome.dispatch.reassigned == 1)
    #expect(day.outcome.faults.map(\.touched) == [1])
  }

  /// After two minutes of five on the way to the door; half an hour later there are three left.
  @Test func whoBreaksDownWithTheFoodGoesOnAfterTheRepair() throws {
    let day = try Town.day("partners.breakdowns=14m", "partners.repair=30m", actions: Town.orders("12:00 Asha"))
    #expect(
      day.lines("pickedUp", "brokeDown", "repaired", "unassigned", "arrivedAtDoor").prefix(4) == [
        "12:12:00 Ravi pickedUp", "12:14:00 Ravi brokeDown 30m", "12:44:00 Ravi repaired",
        "12:47:00 Ravi arrivedAtDoor",
      ])
    #expect(day.lines("delivered") == ["12:49:00 Ravi delivered"])
  }

  /// 3.50 and 1.5 km at 0.50 are 4.25. 19 min at 6.00 an hour are 1.90.
  @Test func aPartnerEarnsByOrderByKilometreAndByHour() throws {
    let day = try Town.day(Self.shift, "partners.pay.perHour=6.00", actions: Town.orders("12:00 Asha"))
    #expect(day.market.partners[0].call { $0.books.earned } == Money(thousandths: 4_250))
    #expect(day.outcome.ledger.partners == Money(thousandths: 6_150))
  }

  /// Two hours until customers stop coming.
  @Test func whoHasNoShiftIsPaidForAllHours() throws {
    let day = try Town.day("partners.pay.perHour=6.00", actions: Town.orders("12:00 Asha"))
    #expect(day.outcome.ledger.partners == Money(thousandths: 4_250 + 12_000))
    #expect(day.outcome.partnerHours == 2)
  }
}
