import DiscreteEvents
import Testing

@testable import Marketplace

/// Whose platform it is, and whose task.
struct PermissionTests {
  private static let house = [
    "channels": #"{ "delivery": 0, "dine-in": 1 }"#,
    "dineIn": #"{ "payment": "afterMeal", "tables": 4 }"#,
    "restaurants": """
    { "count": 0, "confirms": false, "list": [
      { "name": "A", "menu": "all", "tenant": "one", "tables": 4,
        "staff": { "Cook": "kitchenStaff", "Wendy": "waiter", "Mona": "manager", "Adam": "admin" } },
      { "name": "B", "menu": "all", "tenant": "two" } ] }
    """,
  ]

  @Test func anotherTenantsRestaurantIsRefusedWhateverIsAskedOfIt() throws {
    let asked = [
      ("scan", #""table": 1"#), ("browse", ""), ("add", #""items": { "Soup": 1 }"#), ("clear", ""), ("checkout", ""),
      ("order", #""items": { "Soup": 1 }"#),
    ]
    _ = try Play(
      asked.map { act("Ana", $0.0, at: "1s", ($0.1.isEmpty ? "" : $0.1 + ", ") + Self.foreign) }
        + [
          act("Ana", "browse", at: "2s", #""restaurant": "A", "tenant": "one", "answer": 200"#),
          act("A", "changePrice", at: "3s", #""item": "Soup", "amount": "1.00", "tenant": "two", "answer": 403"#),
          act("Ana", "order", at: "4s", #""order": "mine", "restaurant": "A", "items": { "Soup": 1 }, "table": 1"#),
          act("Ana", "payCash", at: "5s", #""order": "mine", "tenant": "two", "answer": 403"#),
          act("Ana", "payCash", at: "6s", #""order": "mine", "tenant": "one", "answer": 200"#),
        ], Self.house)
  }

  private static let foreign = #""restaurant": "A", "tenant": "two", "answer": 403"#

  @Test func eachOfTheStaffDoesWhatBelongsToTheRole() throws {
    func by(_ name: String, _ answer: Int, _ more: String = #""order": "o""#) -> String {
      #""staff": "\#(name)", "answer": \#(answer), \#(more)"#
    }
    let soup = #""item": "Soup", "amount": "30.00""#
    let play = try Play(
      [
        act("Ana", "order", at: "1s", #""order": "o", "restaurant": "A", "items": { "Soup": 1 }, "table": 1"#),
        act("A", "startCooking", at: "10s", by("Wendy", 403)), act("A", "startCooking", at: "11s", by("Cook", 200)),
        act("A", "ready", at: "60s", by("Wendy", 403)), act("A", "ready", at: "61s", by("Adam", 200)),
        act("A", "serve", at: "70s", by("Cook", 403)), act("A", "serve", at: "71s", by("Wendy", 200)),
        act("A", "changePrice", at: "80s", by("Wendy", 403, soup)),
        act("A", "changePrice", at: "81s", by("Cook", 403, soup)),
        act("A", "changePrice", at: "82s", by("Mona", 200, soup)),
        act("A", "removeItem", at: "83s", by("Nobody", 403, #""item": "Soup""#)),
        act("Ana", "payCash", at: "90s", by("Cook", 403)), act("Ana", "payCash", at: "91s", by("Mona", 200)),
        act("Ana", "leave", at: "99s", #""answer": 404"#),
      ], Self.house)
    #expect(
      try play.order("o").history.prefix(4).map { play.market.name(of: $0.by) } == ["Ana", "Cook", "Adam", "Wendy"])
    #expect(play.lines("cashTaken").map { $0.contains("Mona") } == [true])
  }
}
