import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Small towns in which it is known beforehand what a discount does to everybody.
struct OrderEffectTests {
  private static func counts(_ effect: DiscountEffect) -> [OrderEffect: Int] {
    Dictionary(uniqueKeysWithValues: OrderEffect.allCases.map { ($0, effect[$0].orders) }).filter { $0.value > 0 }
  }

  /// One in a hundred would order at the full price, and half the price makes all of them do it.
  @Test func whoseReadinessTheDiscountMakesIsWon() throws {
    let worlds = try Worlds(
      Worlds.counter(
        [
          "demand": #"{ "ordersPerHour": 0.2, "browsing": "99%", "items": 1 }"#,
          "discounts": #"[ { "policy": "flat", "percentage": "50%" } ]"#,
        ], sensitivity: ["price": "198", "response": #""linear""#]))
    let effect = worlds.effect
    #expect(worlds.here.books.sessions > 25 && worlds.here.books.placed == worlds.here.books.sessions)
    #expect(effect[.won].orders == worlds.slips.count - worlds.twinSlips.count && worlds.twinSlips.count < 3)
    #expect(effect.lost.orders == 0 && effect.cannibalised == Money(5) * worlds.twinSlips.count)
  }

  @Test func whoDoesNotCareIsGivenItForNothing() throws {
    let effect = try Worlds(Worlds.counter()).effect
    #expect(Self.counts(effect) == [.givenAway: effect.twin.placed] && effect.twin.placed > 80)
  }

  @Test func whoEatsMoreForLessIsEnlarged() throws {
    let effect = try Worlds(
      Worlds.counter(
        ["discounts": #"[ { "policy": "flat", "percentage": "40%" } ]"#],
        sensitivity: ["basket": "2.5", "response": #""linear""#])
    ).effect
    #expect(Self.counts(effect) == [.enlarged: effect.twin.placed])
  }

  /// Two kilometres take an hour in the rain: of those who are put off by it all come again when it is dry. Half the price
  /// makes up for it.
  @Test func whoWouldHaveComeWhenItIsDryIsBroughtForward() throws {
    let worlds = try Worlds(
      Worlds.counter(
        [
          "duration": #""6h""#, "channels": #"{ "delivery": 1, "pickup": 0 }"#,
          "demand": #"{ "ordersPerHour": { "17:00": 20, "18:00": 0 }, "browsing": 0, "items": 1 }"#,
          "city": """
          { "size": "4km", "detour": 1, "weather": [ { "is": "rain", "from": "17:00", "for": "1h", "travel": 10, "demand": 1 } ],
            "districts": { "north": { "centre": { "east": "2km", "north": "4km" }, "radius": "10m" } } }
          """,
          "partners": #"{ "count": 200, "atDoor": "1m" }"#, "kitchens": #"{ "cooks": 500, "preparation": "10m" }"#,
          "discounts": #"[ { "policy": "happyHour", "percentage": "50%", "hours": ["17:00-18:00"] } ]"#,
        ], sensitivity: ["price": "11", "quote": "10"],
        customers: ["triesAgain": "1", "triesAgainAfter": #""3h""#]))
    let effect = worlds.effect
    #expect(effect[.broughtForward].orders > 8)
    #expect(effect[.broughtForward].orders + effect[.givenAway].orders == effect.here.placed)
    #expect(effect.incrementalOrders == 0 && effect.lost.orders == 0 && effect.cannibalised == effect.cost)
    let pairing = Pairing(worlds.slips, beside: worlds.twinSlips)
    for (place, slip) in worlds.slips.enumerated() where pairing.effects[place] == .broughtForward {
      let twin = worlds.twinSlips[try #require(pairing.counterparts[place])]
      #expect(twin.person == slip.person && twin.placedAt > slip.placedAt + .hours(1))
    }
  }

  /// Bela orders in the evening, when the one dish that there is has gone to whoever came for the happy hour.
  @Test func whoFindsNothingLeftIsLost() throws {
    let worlds = try Worlds(
      Worlds.counter(
        [
          "start": #""2026-11-20T17:00""#, "duration": #""4h""#,
          "demand": #"{ "ordersPerHour": { "17:00": 0.05, "18:00": 0 }, "browsing": "99%", "items": 1 }"#,
          "discounts": #"[ { "policy": "happyHour", "percentage": "50%", "hours": ["17:00-18:00"] } ]"#,
          "ingredients": #"{ "beans": { "stock": "1 piece" } }"#,
          "menus": #"{ "all": { "items": { "Soup": { "price": "10.00", "recipe": { "beans": "1 piece" } } } } }"#,
          "replay": """
          [ { "at": "20:00:00", "customer": "Bela", "restaurant": "A", "does": "order", "items": { "Soup": 1 } } ]
          """,
        ], sensitivity: ["price": "198", "response": #""linear""#]))
    #expect(Self.counts(worlds.effect) == [.won: 1] && worlds.effect.lost.orders == 1)
    #expect(worlds.effect.incrementalOrders == 0)
    #expect(worlds.here.refusals.count == 1 && worlds.twin.refusals.isEmpty)
    #expect(worlds.twinSlips.map { $0.visit >> 32 } == [1], "it is the one that the replay has")
  }

  /// The first order is for half the price; who is won by it comes again and pays the full one.
  @Test func whoWasWonBeforeFollows() throws {
    let worlds = try Worlds(
      Worlds.counter(
        [
          "demand": #"{ "ordersPerHour": 20, "browsing": "50%", "items": 1 }"#, "duration": #""4h""#,
          "discounts": #"[ { "policy": "firstOrder", "percentage": "50%" } ]"#,
        ], sensitivity: ["price": "2", "response": #""linear""#],
        customers: ["newcomers": "1", "comesBack": "1", "comesBackAfter": #""20m""#]))
    let effect = worlds.effect
    // All who come for the first time order; in the twin half of them.
    let first = Double(worlds.twinSlips.count { $0.visit < UInt64(Crowd.nextVisit) })
    #expect(abs(first / Double(worlds.slips.count(where: \.isDiscounted)) - 0.5) < 0.15)
    #expect(effect[.followed].orders > 10 && effect[.inBoth].orders > 10)
    let pairing = Pairing(worlds.slips, beside: worlds.twinSlips)
    for (place, slip) in worlds.slips.enumerated() {
      let isFirst = slip.visit < UInt64(Crowd.nextVisit)
      #expect(isFirst == pairing.effects[place].isDiscounted)
    }
  }
}
