import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What price, quoted time and rating do to the choice among restaurants, and to the decision to order at all.
///
/// Of two restaurants that differ in one thing, one is chosen by those who look in proportion to how ready it makes them:
/// a to the power of the sensitivity, for a thing that is a times as good (McFadden 1974).
struct SensitivityTests {
  /// 1,500 visits on average; everybody reads a menu, and nobody orders.
  private static func readers(
    _ sensitivity: String, of restaurants: (String, String), _ more: [String: String] = [:]
  ) throws -> Play {
    try Play(
      sections: [
        "duration": #""1h""#, "demand": #"{ "ordersPerHour": 1500, "browsing": 0 }"#, "city": #"{ "size": "3km" }"#,
        "channels": #"{ "delivery": 0, "pickup": 1 }"#, "partners": #"{ "count": 0 }"#,
        "restaurants": """
        { "count": 0, "rating": 4, "list": [
          { "name": "A", "place": { "east": "1.5km", "north": "1.5km" }\(restaurants.0) },
          { "name": "B", "place": { "east": "1.5km", "north": "1.5km" }\(restaurants.1) } ] }
        """,
        "customers": """
        { "abandons": 1, "triesAgain": 0, "search": { "byText": 0 }, "login": { "share": 0 }, "sensitivity": \(sensitivity) }
        """,
      ].merging(more) { $1 }, isOdd: true)
  }

  /// How far the share who chose A is from a probability, in standard deviations.
  private static func deviations(from expected: Double, _ play: Play) -> Double {
    let names = play.happenings(.menuRead).map(\.detail)
    #expect(names.count > 1_000)
    let share = Double(names.count { $0 == .text("A") }) / Double(names.count)
    return abs(share - expected) / (expected * (1 - expected) / Double(names.count)).squareRoot()
  }

  private static func only(_ name: String, _ value: Double) -> String {
    let all = ["price", "quote", "rating", "basket"].map { #""\#($0)": \#($0 == name ? value : 0)"# }
    return "{ \(all.joined(separator: ", ")) }"
  }

  /// A takes a fifth off: 0.8 to the power of -s against 1.
  @Test(arguments: [(0.0, 0.5), (2.0, 1.5625 / 2.5625), (5.0, 3.0517578125 / 4.0517578125)])
  func theMoreThePriceCountsTheMoreChooseTheDiscount(sensitivity: Double, share: Double) throws {
    let play = try Self.readers(
      Self.only("price", sensitivity), of: ("", ""),
      ["discounts": #"[ { "policy": "flat", "percentage": "20%", "restaurants": ["A"] } ]"#])
    let deviations = Self.deviations(from: share, play)
    #expect(deviations < 4)
  }

  /// B cooks for 80 minutes where 40 are promised, A for 20: 1 against 2 to the power of -s.
  @Test(arguments: [(0.0, 0.5), (1.0, 2.0 / 3), (3.0, 8.0 / 9)])
  func theMoreTheTimeCountsTheMoreChooseTheQuick(sensitivity: Double, share: Double) throws {
    let play = try Self.readers(
      Self.only("quote", sensitivity), of: (#", "preparation": "20m""#, #", "preparation": "80m""#))
    let deviations = Self.deviations(from: share, play)
    #expect(deviations < 4)
  }

  /// 5 stars against 2.5: 2 to the power of s against 1.
  @Test(arguments: [(0.0, 0.5), (1.0, 2.0 / 3), (2.0, 0.8)])
  func theMoreTheRatingCountsTheMoreChooseTheBetter(sensitivity: Double, share: Double) throws {
    let play = try Self.readers(Self.only("rating", sensitivity), of: (#", "rating": 5"#, #", "rating": 2.5"#))
    let deviations = Self.deviations(from: share, play)
    #expect(deviations < 4)
  }

  /// Twice the promise, at both, halves those who go on: each of the others is put off.
  @Test func whoIsPutOffByTheTimeLeaves() throws {
    let slow = #", "preparation": "80m""#
    let play = try Self.readers(Self.only("quote", 1), of: (slow, slow))
    let (read, filled) = (play.happenings(.menuRead).count, play.outcome.books.filledCarts)
    #expect(abs(Double(filled) / Double(read) - 0.5) < 4 * (0.25 / Double(read)).squareRoot())
    let putOff = play.lines("leftWithoutOrdering").filter { $0.hasSuffix("put off by price, time or rating") }.count
    #expect(putOff + filled == read)
  }

  /// What is free is free of any bound that a price would set.
  @Test(arguments: [
    #""restaurants": { "count": 2 }"#,
    #""restaurants": { "count": 0, "list": [ { "name": "Own", "menu": "all" } ] }, "menus": { "all": { "items": { "Bun": { "price": "2.00" } } } }"#,
  ])
  func whatCostsNothingIsNotOrderedWithoutEnd(restaurants: String) throws {
    let text = """
      { "duration": "10m", "demand": { "ordersPerHour": 60 }, "customers": { "sensitivity": { "basket": 3 } },
        "discounts": [ { "name": "all", "policy": "flat", "percentage": "100%" } ], \(restaurants) }
      """
    let scenario = try Scenario.read(ScenarioFile(path: "free.json", bytes: Array(text.utf8))).scenario
    #expect(try Outcome(simulating: scenario).books.placed > 0)
  }
}
