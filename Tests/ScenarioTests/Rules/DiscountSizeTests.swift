import Testing

@testable import Scenario

struct DiscountSizeTests {
  private func findings(_ discount: String) throws -> [String] {
    try Scenario.read(ScenarioFile(path: "a.json", bytes: Array(#"{ "discounts": [ \#(discount) ] }"#.utf8))).warnings
      .map { "\($0.path): \($0.sentence)" }
  }

  /// A sweep begins with nothing: it can be run.
  @Test(arguments: [
    (#"{ "policy": "flat", "percentage": "0%" }"#, "percentage"),
    (#"{ "policy": "flat", "amount": "0.00" }"#, "amount"),
    (#"{ "policy": "surge", "amount": "0.00" }"#, "amount"),
    (#"{ "policy": "coupon", "amount": "3.00", "share": "0%" }"#, "share"),
    (#"{ "policy": "flat", "percentage": "10%", "atMost": "0.00" }"#, "atMost"),
    (#"{ "policy": "flat", "amount": "5.00", "budget": "0.00" }"#, "budget"),
    (#"{ "policy": "predictor", "model": { "kind": "linear", "highest": "0%" } }"#, "model.highest"),
  ])
  func aDiscountOfNothingIsAWarning(discount: String, key: String) throws {
    let found = try findings(discount)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("discounts[0].\(key): ") == true)
  }

  @Test func aDiscountMayBeNone() throws {
    #expect(try findings(#"{ "policy": "none" }"#) == [])
    #expect(
      try findings(
        #"{ "policy": "none", "name": "before", "combines": true }, { "policy": "flat", "percentage": "90%", "combines": true }"#
      ) == [])
  }

  @Test func noneGivesNothing() {
    #expect(problems(#"{ "discounts": [ { "policy": "none", "percentage": "10%" } ] }"#).count == 1)
  }
}
