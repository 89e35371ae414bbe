/// Customers are told of statuses that an order can have.
enum MessagesAreOfStatuses: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for name in scenario.orders.messages.names where !OrderLife.statuses.contains(name) {
      findings.refuseUnknown("status", name, at: "orders.messages.\(name)", among: OrderLife.statuses)
    }
  }
}
