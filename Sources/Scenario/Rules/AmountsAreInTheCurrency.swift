import DiscreteEvents

/// What a basket, a delivery and a partner's work cost is said, where the currency is none for which it was assumed.
enum AmountsAreInTheCurrency: Rule {
  /// Those of which one buys about as much.
  private static let alike = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"]

  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let hasPrices = scenario.menus.values.contains { !$0.items.isEmpty }
    guard !alike.contains(scenario.currency.code), !hasPrices else { return }
    let baskets = findings.timeline.hasRandomOrders ? ["demand.basket"] : []
    let deliveries = findings.timeline.delivers ? ["pricing.deliveryFee", "partners.pay"] : []
    let assumed = (baskets + deliveries).filter { !findings.isWritten($0) }.map { "\"\($0)\"" }
    guard let last = assumed.last else { return }
    let first = assumed.dropLast().joined(separator: ", ")
    findings.warn(
      "currency",
      "without \(first.isEmpty ? last : "\(first) and \(last)"), amounts meant for EUR are taken for \(scenario.currency.code)",
      hint: assumed.count == 1 ? "write it" : "write them")
  }
}
