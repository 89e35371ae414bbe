/// A kitchen that waits for a partner is not itself what the search for a partner waits for.
enum CookingAndCouriersDoNotWaitForEachOther: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let orders = scenario.orders
    guard orders.cookingStarts == .partnerAssigned, orders.courierSearch == .orderReady else { return }
    findings.refuse(
      findings.firstWritten("orders.cookingStarts", "orders.courierSearch"),
      "cooking waits for a partner, who is sought when the food is ready",
      hint: "write \"courierSearch\": \"orderPlaced\" or \"restaurantConfirmed\"")
  }
}
