import Testing

@testable import Scenario

struct PatienceTests {
  private func isTold(_ rest: String) throws -> Bool {
    try !#require(PeopleAnswerInTime.findings(in: #"{ "customers": { "patience": "15m" }, \#(rest) }"#)).isEmpty
  }

  @Test func patienceIsMeasuredByTheKitchensThatThereAre() throws {
    #expect(try isTold(#""name": "17 minutes by default""#))
    #expect(try !isTold(#""restaurants": { "templates": { "stand": { "preparation": "3m" } } }"#))
    #expect(
      try isTold(
        #""restaurants": { "templates": { "slow": { "preparation": "20m" } } }, "kitchens": { "preparation": "5m" }"#))
    #expect(try !isTold(#""restaurants": { "list": [ { "name": "A", "preparation": "3m" } ] }"#))
  }

  @Test func itemsHaveTimesOfTheirOwn() throws {
    func menu(_ items: String) -> String {
      #""menus": { "m": { "items": { \#(items) } } }, "restaurants": { "templates": { "t": { "menu": "m" } } }"#
    }
    #expect(try !isTold(menu(#""Tea": { "price": "2.00", "preparation": "2m" }, "Stew": { "price": "9.00" }"#)))
    #expect(
      try isTold(
        menu(#""Tea": { "price": "2.00", "preparation": "2m", "available": false }, "Stew": { "price": "9.00" }"#)))
  }
}
