import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What becomes of a restaurant's stock from an order to its end, and from day to day.
struct StockInTheMarketTests {
  private static let menu =
    #"menus={ "pizzeria": { "items": { "Margherita": { "price": "10.00", "recipe": { "flour": "300g" } }, "#
    + #""Water": { "price": "2.00" } } } }"#
  private static let flour = #"ingredients={ "flour": { "stock": "500g", "full": "1kg" } }"#

  private func shelf(_ day: Reference) -> Pantry.Shelf { day.market.restaurants[0].call { $0.pantry.shelves[0] } }

  @Test func whatAnOrderNeedsIsKeptForItAndUsedWhenCookingBegins() throws {
    let day = try Town.day(Self.menu, Self.flour, actions: Town.orders("12:00 Asha"))
    #expect(
      day.lines("reserved", "consumed", "released") == [
        "12:00:00 inventory reserved flour 300g", "12:01:00 Luigi consumed",
      ])
    #expect(shelf(day).stock == 200_000 && shelf(day).reserved == 0 && shelf(day).wasted == 0)
  }

  /// 500 g are enough for one. The second may be had once the first is cancelled, and not before.
  @Test func whatIsCancelledBeforeCookingIsThereForOthers() throws {
    let day = try Town.day(
      Self.menu, Self.flour,
      actions: Town.orders("12:00 Asha") + [
        "12:00:20,order,Bela,Luigi,,Margherita: 1,400", "12:00:40,cancel,Asha,,Asha's,,200",
        "12:00:50,order,Bela,Luigi,b,Margherita: 1,201",
      ])
    #expect(
      day.lines("reserved", "consumed", "released") == [
        "12:00:00 inventory reserved flour 300g", "12:00:40 inventory released",
        "12:00:50 inventory reserved flour 300g", "12:01:50 Luigi consumed",
      ])
  }

  @Test func whatIsCancelledWhileItIsCookedIsWasted() throws {
    let day = try Town.day(
      Self.menu, Self.flour, actions: Town.orders("12:00 Asha") + ["12:05,cancel,Asha,,Asha's,,200"])
    #expect(day.lines("released") == [])
    #expect(shelf(day).stock == 200_000 && shelf(day).wasted == 300_000)
  }

  /// Two orders at the same moment: both are placed, the inventory hears of them one after the other.
  @Test func whoComesSecondToTheLastPortionIsRejected() throws {
    let day = try Town.day(
      Self.menu, Self.flour, "services.inventory.latency=150ms", "partners.count=1",
      actions: Town.orders("12:00 Asha", "12:00 Bela"))
    #expect(day.lines("rejected") == ["12:00:00 inventory rejected something has run out"])
    #expect(try [day.order("Asha's").status, day.order("Bela's").status] == [.delivered, .rejected])
  }

  /// 500 g make one Margherita; everybody else has water.
  @Test func whatHasRunOutIsNotOnTheMenu() throws {
    let day = try Town.day(
      Self.menu, Self.flour, "demand.ordersPerHour=30", "demand.items=1", "partners.count=20", "kitchens.cooks=20",
      isStrict: false)
    #expect(day.outcome.books.placed > 20)
    #expect(day.lines("reserved").filter { $0.hasSuffix("flour 300g") }.count == 1)
    #expect(day.lines("leftWithoutOrdering").filter { $0.hasSuffix("could not order it") } == [])
  }

  /// From noon to noon twice: a tenth of the rest goes at each midnight, and at 6 all is full again.
  @Test func atMidnightSomeSpoilsAndInTheMorningTheShelvesAreFilled() throws {
    let day = try Town.day(
      Self.menu, "duration=48h",
      #"ingredients={ "flour": { "stock": "500g", "full": "1kg", "spoils": "10%", "restocked": "06:00" } }"#)
    #expect(
      day.lines("spoiled", "restocked") == [
        "00:00:00 Luigi spoiled", "06:00:00 Luigi restocked flour", "00:00:00 Luigi spoiled",
        "06:00:00 Luigi restocked flour",
      ])
    // 50 g of 500 g, filled up with 550 g; 100 g of 1 kg, filled up with as much.
    #expect(shelf(day).spoiled == 150_000 && shelf(day).restocked == 650_000 && shelf(day).stock == 1_000_000)
  }

  @Test func whatIsReservedOverMidnightDoesNotSpoil() throws {
    let day = try Town.day(
      Self.menu, "start=2026-11-20T23:00", "restaurants.decision=15m",
      #"ingredients={ "flour": { "stock": "500g", "spoils": "100%" } }"#,
      actions: ["23:50,order,Asha,Luigi,a,Margherita: 1,201"])
    #expect(try day.order("a").status == .delivered)
    #expect(shelf(day).spoiled == 200_000 && shelf(day).consumed == 300_000 && shelf(day).stock == 0)
  }
}
