import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// When a restaurant takes orders.
struct OpeningTests {
  /// Open on Friday from 11 in the morning until 2 at night, and not on Saturday.
  @Test func fridaysHoursEndOnSaturdayNight() throws {
    _ = try Town.day(
      #"restaurants.hours={ "friday": ["11:00-02:00"], "saturday": [] }"#, "duration=16h",
      actions: [
        "+0s,order,Asha,Luigi,noon,Margherita: 1,201", "+12h,order,Asha,Luigi,midnight,Margherita: 1,201",
        "+13h59m59s,order,Bela,Luigi,last,Margherita: 1,201", "+14h,order,Chan,Luigi,,Margherita: 1,409",
        "+15h,order,Chan,Luigi,,Margherita: 1,409",
      ], isStrict: false)
  }

  @Test func betweenTwoStretchesOfADayItIsClosed() throws {
    _ = try Town.day(
      #"restaurants.hours=["12:00-13:00", "13:30-15:00"]"#,
      actions: [
        "12:59:59,order,Asha,Luigi,a,Margherita: 1,201", "13:00,order,Bela,Luigi,,Margherita: 1,409",
        "13:29:59,order,Bela,Luigi,,Margherita: 1,409", "13:30,order,Chan,Luigi,c,Margherita: 1,201",
      ])
  }

  @Test func whoGoesOfflineTakesNoOrdersUntilOnlineAgain() throws {
    let day = try Town.day(actions: [
      "12:10,goOffline,,Luigi,,,200", "12:11,order,Asha,Luigi,,Margherita: 1,409", "12:20,goOnline,,Luigi,,,200",
      "12:21,order,Asha,Luigi,a,Margherita: 1,201",
    ])
    #expect(day.lines("offline", "online") == ["12:10:00 Luigi offline", "12:20:00 Luigi online"])
  }

  @Test func whatIsUndecidedWhenItGoesOfflineIsRejected() throws {
    let day = try Town.day(actions: Town.orders("12:00 Asha") + ["12:00:30,goOffline,,Luigi,,,200"])
    #expect(day.lines("rejected") == ["12:01:00 Luigi rejected the restaurant has closed"])
  }

  /// Those who come at random find nothing that is closed.
  @Test func nobodyOrdersAfterTheClosingTime() throws {
    let day = try Town.day(
      "demand.ordersPerHour=30", #"restaurants.hours=["12:00-13:00"]"#, "kitchens.cooks=30", "partners.count=30",
      isStrict: false)
    let placed = (day.outcome.story?.lines ?? []).filter { $0.what == "placed" }.map(\.at)
    #expect(placed.count > 5)
    #expect(placed.allSatisfy { $0 < .start + .hours(1) })
    #expect(day.lines("leftWithoutOrdering").contains { $0 > "13:10" && $0.hasSuffix("found nothing") })
  }
}
