/// A payment service that is to charge by itself hears of something after which somebody pays.
enum ChargesComeWhenTheyAreDue: Rule {
  private static let moments: [(event: String, moment: OrderLife.PaymentTime)] = [
    ("order.placed", .beforeAcceptance), ("order.accepted", .afterAcceptance),
  ]

  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (path, name, topic, _) in scenario.broker.declared where name == Service.Name.payment.rawValue {
      let carried = topic.value.carries.isEmpty ? [topic.name] : topic.value.carries
      for (event, moment) in moments where carried.contains(event) {
        let isPaidThen =
          scenario.orders.payment == moment || scenario.dineIn.payment.rawValue == moment.rawValue
        guard !isPaidThen else { continue }
        findings.warn(
          path, "nobody pays \(moment.rawValue), so nothing is charged on hearing of \"\(event)\"",
          hint: "leave it out, or write \"orders\": { \"payment\": \"\(moment.rawValue)\" }")
      }
    }
  }
}
