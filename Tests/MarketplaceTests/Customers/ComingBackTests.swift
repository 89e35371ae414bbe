import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Who comes again, when, and as whom.
struct ComingBackTests {
  private static func evening(_ customers: String, _ more: [String: String] = [:]) throws -> Play {
    try Play(
      sections: [
        "duration": #""3h""#, "demand": #"{ "ordersPerHour": 20, "browsing": 0 }"#,
        "channels": #"{ "delivery": 0, "pickup": 1 }"#, "partners": #"{ "count": 0 }"#,
        "restaurants": #"{ "count": 3, "rejects": 0 }"#,
        "payments": #"{ "methods": { "card": 0, "wallet": 0, "cash": 1 } }"#,
        "customers": #"{ "rates": 0, "abandons": 0, \#(customers) }"#,
      ].merging(more) { $1 })
  }

  private static func isOver(_ instant: Instant) -> Bool { instant >= .start + .hours(3) }

  /// Beside those who come at random, one for each order: half an hour after the food was collected.
  @Test func whoWasServedComesAgainAfterAWhile() throws {
    let never = try Self.evening(#""comesBack": 0"#)
    let always = try Self.evening(#""comesBack": 1, "comesBackAfter": "30m""#)
    let again = always.happenings(.fulfilled).map { $0.at + .minutes(30) }.filter { !Self.isOver($0) }
    #expect(again.count > 10)
    #expect(always.happenings(.arrived).map(\.at) == (never.happenings(.arrived).map(\.at) + again).sorted())
  }

  @Test func whoIsPutOffTriesAgainAnotherTime() throws {
    let unready = #""sensitivity": { "price": 0, "quote": 8, "rating": 0 }"#
    let slow = ["orders": #"{ "promise": "15m" }"#, "kitchens": #"{ "preparation": "60m", "cooks": 40 }"#]
    let never = try Self.evening(#""comesBack": 0, "triesAgain": 0, \#(unready)"#, slow)
    let always = try Self.evening(#""comesBack": 0, "triesAgain": 1, "triesAgainAfter": "45m", \#(unready)"#, slow)
    let putOff = always.happenings(.leftWithoutOrdering).filter { $0.detail == .text(Loss.putOff.words) }
    let again = putOff.map { $0.at + .minutes(45) }.filter { !Self.isOver($0) }
    #expect(again.count > 10)
    #expect(always.happenings(.arrived).map(\.at) == (never.happenings(.arrived).map(\.at) + again).sorted())
  }

  /// Everybody is new at first: all orders are lowered but those of people who have come again.
  @Test func whoComesAgainIsTheSamePerson() throws {
    let play = try Self.evening(
      #""newcomers": 1, "comesBack": 1, "comesBackAfter": "20m", "sensitivity": { "price": 0, "quote": 0 }"#,
      ["discounts": #"[ { "policy": "firstOrder", "percentage": "10%" } ]"#])
    let again = Set(play.happenings(.fulfilled).map { $0.at + .minutes(20) })
    let known = Set(play.happenings(.arrived).filter { again.contains($0.at) }.map(\.who))
    let lowered = Set(play.happenings(.discounted).filter { $0.isOfADiscount }.map(\.order))
    let placed = play.happenings(.placed)
    #expect(placed.count { known.contains($0.who) } > 10)
    #expect(placed.allSatisfy { known.contains($0.who) != lowered.contains($0.order) })
  }
}

extension Happening {
  /// Whether a discount lowers an order by it, and not somebody counts discounts.
  fileprivate var isOfADiscount: Bool { if case .words = detail { true } else { false } }
}

/// What customers say of it, and what follows from it.
struct RatingTests {
  private static let calm = ["payments": #"{ "authorisation": "1s", "succeeds": 1, "checked": 0 }"#]

  /// Ratings from before count as fifty: (50 · 4 + 1) / 51 for A.
  @Test func starsChangeTheRatingAndWhatASearchPutsFirst() throws {
    let play = try Play(
      [
        act("Ana", "open", at: "0s", #""place": { "east": "2km", "north": "1.5km" }"#),
        act("Ana", "search", at: "1s", #""sortBy": "rating""#),
        act("Ana", "order", at: "2s", #""order": "soup", "restaurant": "A", "items": { "Soup": 1 }"#),
        act("Ana", "pay", at: "3s", #""method": "card""#),
        act("Ana", "rate", at: "5m", #""order": "soup", "rating": 1, "answer": 409"#),
        act("A", "accept", at: "1m", #""order": "soup""#), act("A", "startCooking", at: "2m", #""order": "soup""#),
        act("A", "ready", at: "9m", #""order": "soup""#), act("A", "handOver", at: "12m", #""order": "soup""#),
        act("Ana", "rate", at: "15m", #""order": "soup", "rating": 1, "answer": 201"#),
        act("Ana", "search", at: "16m", #""sortBy": "rating""#),
      ],
      Self.calm.merging([
        "restaurants": """
        { "count": 0, "rating": 4, "list": [
          { "name": "A", "menu": "all", "rating": 4, "place": { "east": "2km", "north": "2km" } },
          { "name": "B", "menu": "all", "rating": 3.99, "place": { "east": "2km", "north": "1km" } } ] }
        """
      ]) { $1 })
    #expect(play.lines("rated") == ["900.032 Ana rated order: 1 of 5"])
    #expect(play.market.restaurants[0].call { $0.rating } == 201.0 / 51)
    #expect(play.lines("searched") == ["1.062 Ana searched A, B", "960.062 Ana searched B, A"])
  }

  /// Within one promise too late two stars are left of five at most, and at least one always.
  @Test func whoWaitsLongerThanPromisedGivesFewerStars() throws {
    func stars(_ promise: String) throws -> [Int] {
      let play = try Play(sections: [
        "duration": #""1h""#, "demand": #"{ "ordersPerHour": 40, "browsing": 0 }"#,
        "channels": #"{ "delivery": 0, "pickup": 1 }"#, "partners": #"{ "count": 0 }"#,
        "orders": #"{ "promise": "\#(promise)" }"#, "kitchens": #"{ "preparation": "20m", "cooks": 20 }"#,
        "customers": #"{ "rates": 1, "collects": "1m", "patience": "20h", "sensitivity": { "quote": 0 } }"#,
        "restaurants": #"{ "count": 3, "rejects": 0, "decision": "1m" }"#,
      ])
      return play.lines("rated").compactMap { Int($0.dropLast(5).suffix(1)) }
    }
    let (early, late) = (try stars("1h"), try stars("11m"))
    #expect(early.count > 10 && Set(early).isSubset(of: [3, 4, 5]) && early.contains(5))
    #expect(late.count > 10 && late.allSatisfy { $0 <= 2 })
  }
}
