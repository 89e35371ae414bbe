import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Carts: one for each restaurant, looked at again at the checkout, and locked by it.
struct CartTests {
  private static let calm = ["payments": #"{ "authorisation": "1s", "succeeds": 1, "checked": 0 }"#]

  @Test func thereIsOneCartForEachRestaurant() throws {
    let play = try Play([
      act("Ana", "add", at: "1s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 201"#),
      act("Ana", "add", at: "2s", #""restaurant": "A", "items": { "Soup": 2, "Bread": 1 }, "answer": 200"#),
      act("Ana", "add", at: "3s", #""restaurant": "B", "items": { "Bread": 1 }, "answer": 201"#),
      act("Ben", "add", at: "4s", #""restaurant": "A", "items": { "Bread": 1 }, "answer": 201"#),
      act("Ana", "checkout", at: "5s", #""restaurant": "A""#),
      act("Ana", "checkout", at: "6s", #""restaurant": "B""#),
    ])
    // 3 · 33.33 + 4.00
    #expect(play.lines("checkedOut").map { $0.suffix(6) } == ["103.99", "t 4.00"])
  }

  @Test func whatIsTakenOutIsGoneAndTheLastItemTakesTheCartAlong() throws {
    _ = try Play([
      act("Ana", "clear", at: "1s", #""restaurant": "A", "answer": 404"#),
      act("Ana", "add", at: "2s", #""restaurant": "A", "items": { "Soup": 2 }, "answer": 201"#),
      act("Ana", "remove", at: "3s", #""restaurant": "A", "items": { "Bread": 1 }, "answer": 404"#),
      act("Ana", "remove", at: "4s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 200"#),
      act("Ana", "remove", at: "5s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 200"#),
      act("Ana", "checkout", at: "6s", #""restaurant": "A", "answer": 404"#),
      act("Ana", "add", at: "7s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 201"#),
      act("Ana", "clear", at: "8s", #""restaurant": "A", "answer": 204"#),
      act("Ana", "add", at: "9s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 201"#),
    ])
  }

  @Test(arguments: ["app", "service"]) func whatIsSoldOutSinceCanStillBeTakenOut(cart: String) throws {
    let play = try Play(
      [
        act("Ana", "add", at: "1s", #""restaurant": "A", "items": { "Soup": 2, "Bread": 1 }, "answer": 201"#),
        act("A", "setAvailability", at: "2s", #""item": "Soup", "available": false"#),
        act("A", "removeItem", at: "2s", #""item": "Bread""#),
        act("Ana", "remove", at: "3s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 200"#),
        act("Ana", "remove", at: "4s", #""restaurant": "A", "items": { "Cake": 1 }, "answer": 404"#),
        act("Ana", "remove", at: "5s", #""restaurant": "A", "items": { "Bread": 1 }, "answer": 200"#),
        act("Ana", "remove", at: "6s", #""restaurant": "A", "items": { "Soup": 1, "Bread": 1 }, "answer": 404"#),
        act("Ana", "remove", at: "7s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 200"#),
        act("Ana", "checkout", at: "8s", #""restaurant": "A", "answer": 404"#),
      ], ["orders": #"{ "cart": "\#(cart)" }"#])
    #expect(
      play.lines("cartChanged", "cartCleared").map { String($0.drop { $0 != " " }) } == [
        " Ana cartChanged 3 items, 70.66", " Ana cartChanged 2 items, 37.33", " Ana cartChanged 1 item, 33.33",
        " Ana cartCleared",
      ])
  }

  @Test func whatIsSoldOutOrUnknownGetsIntoNoCart() throws {
    _ = try Play([
      act("A", "setAvailability", at: "1s", #""item": "Soup", "available": false"#),
      act("Ana", "add", at: "2s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 410"#),
      act("Ana", "add", at: "3s", #""restaurant": "A", "items": { "Cake": 1 }, "answer": 404"#),
      act("Ana", "add", at: "4s", #""restaurant": "B", "items": { "Soup": 1 }, "answer": 201"#),
      act("A", "setAvailability", at: "5s", #""item": "Soup", "available": true"#),
      act("Ana", "add", at: "6s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 201"#),
    ])
  }

  @Test func theCheckoutAsksForThePriceOfNowAndRefusesWhatIsGone() throws {
    let play = try Play([
      act("Ana", "add", at: "1s", #""restaurant": "A", "items": { "Soup": 1, "Bread": 1 }"#),
      act("A", "changePrice", at: "2s", #""item": "Soup", "amount": "40.00""#),
      act("Ana", "checkout", at: "3s", #""restaurant": "A", "answer": 200"#),
      act("Ben", "add", at: "4s", #""restaurant": "B", "items": { "Bread": 1 }"#),
      act("B", "setAvailability", at: "5s", #""item": "Bread", "available": false"#),
      act("Ben", "checkout", at: "6s", #""restaurant": "B", "answer": 410"#),
    ])
    #expect(play.lines("checkedOut").map { $0.hasSuffix("Ana checkedOut 44.00") } == [true])
  }

  /// There is beef for two; an order that took both stands between the cart and the checkout.
  @Test func theCheckoutRefusesWhatTheStockNoLongerAllows() throws {
    _ = try Play(
      [
        act("Ana", "add", at: "1s", #""restaurant": "A", "items": { "Steak": 1 }"#),
        act("Ben", "order", at: "2s", #""restaurant": "A", "items": { "Steak": 2 }"#),
        act("Ben", "pay", at: "3s", #""method": "card""#),
        act("Ana", "checkout", at: "20s", #""restaurant": "A", "answer": 410"#),
      ],
      [
        "menus": #"{ "all": { "items": { "Steak": { "price": "20.00", "recipe": { "beef": "200g" } } } } }"#,
        "ingredients": #"{ "beef": { "stock": "400g" } }"#,
      ].merging(Self.calm) { $1 })
  }

  @Test func aCartIsLockedFromTheCheckoutToTheOrder() throws {
    _ = try Play(
      [
        act("Ana", "add", at: "1s", #""restaurant": "A", "items": { "Soup": 1 }"#),
        act("Ana", "checkout", at: "2s", #""restaurant": "A""#),
        act("Ana", "add", at: "3s", #""restaurant": "A", "items": { "Bread": 1 }, "answer": 409"#),
        act("Ana", "remove", at: "4s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 409"#),
        act("Ana", "clear", at: "5s", #""restaurant": "A", "answer": 409"#),
        act("Ana", "add", at: "6s", #""restaurant": "B", "items": { "Bread": 1 }, "answer": 201"#),
        act("Ana", "order", at: "7s", #""restaurant": "A", "items": { "Soup": 1 }"#),
        act("Ana", "pay", at: "8s", #""method": "card""#),
        act("Ana", "add", at: "9s", #""restaurant": "A", "items": { "Bread": 1 }, "answer": 201"#),
      ], Self.calm)
  }

  /// Soup for 33.33 and bread for 4.00.
  @Test func whoWantsTwoBillionDishesTakesTheWholeMenu() throws {
    let play = try Play(
      sections: [
        "duration": #""10m""#, "demand": #"{ "ordersPerHour": 60, "browsing": 0, "items": 2000000000 }"#,
        "channels": #"{ "delivery": 0, "pickup": 1 }"#, "customers": #"{ "abandons": 0 }"#,
        "restaurants": #"{ "count": 0, "list": [ { "name": "A", "menu": "all" } ] }"#,
        "menus": #"{ "all": { "items": { "Soup": { "price": "33.33" }, "Bread": { "price": "4.00" } } } }"#,
        "pricing": #"{ "tax": 0 }"#, "partners": #"{ "count": 0 }"#,
      ], isOdd: true)
    let bills = play.lines("checkedOut")
    #expect(!bills.isEmpty && bills.allSatisfy { $0.hasSuffix(" 37.33") })
  }

  /// Somebody has the menu in hand when the price changes.
  @Test func whoBrowsesPaysThePriceOfTheCheckout() throws {
    let sections = [
      "duration": #""20m""#, "demand": #"{ "ordersPerHour": 60, "browsing": 0, "items": 1 }"#,
      "customers": #"{ "browse": "3m", "hesitation": "1m", "abandons": 0 }"#,
      "menus": #"{ "all": { "items": { "Soup": { "price": "33.33" } } } }"#,
      "kitchens": #"{ "cooks": 20 }"#,
    ]
    let play = try Play(
      ["A", "B"].map { act($0, "changePrice", at: "10m", #""item": "Soup", "amount": "40.00""#) }, sections)
    let paid = play.lines("checkedOut").map { line in
      (Double(line.prefix { $0 != " " }) ?? 0, String(line.suffix(5)))
    }
    #expect(paid.contains { $0.0 < 600 } && paid.contains { $0.0 > 601 && $0.0 < 840 })
    #expect(paid.allSatisfy { $0.1 == ($0.0 < 600.2 ? "33.33" : "40.00") })
  }
}
