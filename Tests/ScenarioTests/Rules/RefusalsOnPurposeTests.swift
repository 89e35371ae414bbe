import Testing

@testable import Scenario

/// What is meant to be refused in the run is not refused before it.
struct RefusalsOnPurposeTests {
  private func found(_ replay: String) -> [String] {
    problems(
      """
      { "demand": { "ordersPerHour": 0 }, "menus": { "m": { "items": { "Soup": { "price": "4.00" } } } },
        "customers": { "list": [ { "name": "C" } ] },
        "restaurants": { "count": 0, "list": [ { "name": "A", "menu": "m", "staff": { "Tom": "waiter" } } ] },
        "replay": [
          { "at": "17:01", "does": "order", "customer": "C", "restaurant": "A", "items": { "Soup": 1 }, "order": "o1" },
          \(replay) ] }
      """)
  }

  private static let mistakes = [
    #""does": "startCooking", "order": "o1", "staff": "Tom""#,
    #""does": "startCooking", "order": "o1", "staff": "Nobody""#,
    #""does": "order", "order": "o1", "customer": "C", "restaurant": "A", "items": { "Soup": 1 }"#,
    #""does": "register""#,
    #""does": "add", "customer": "C", "restaurant": "A", "items": { "Soup": 0 }"#,
    #""does": "add", "customer": "C", "restaurant": "A", "items": { "Pie": 1 }"#,
    #""does": "scan", "customer": "C", "restaurant": "A", "table": 5, "guests": 9"#,
    #""does": "scan", "customer": "C", "restaurant": "A", "table": 5000"#,
    #""does": "browse", "customer": "C", "restaurant": "A", "tenant": "another""#,
    #""does": "open", "customer": "C", "place": { "east": "90km", "north": "1km" }"#,
    #""does": "accept", "order": "o1", "partner": "C""#,
    #""does": "reread", "subscription": "order.placed/nobody""#,
  ]

  @Test(arguments: mistakes, [400, 401, 403, 404, 409, 410])
  func whatMustBeAnsweredByARefusalIsLeftAlone(action: String, answer: Int) {
    #expect(found(#"{ "at": "17:05", \#(action), "answer": \#(answer) }"#) == [])
  }

  @Test(arguments: mistakes, ["", #", "answer": 200"#])
  func whatMustGoWellIsNot(action: String, answer: String) {
    #expect(!found(#"{ "at": "17:05", \#(action)\#(answer) }"#).isEmpty)
  }
}
