/// What crashes after some messages is something that consumes them.
enum CrashesCountMessagesOfConsumers: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, fault) in scenario.faults.enumerated() where fault.afterMessages != nil {
      guard !isConsumer(fault.what), !fault.what.isEmpty else { continue }
      findings.refuse(
        "faults[\(place)].afterMessages", "\"\(fault.what)\" consumes no messages",
        hint: "leave it out, or write a service or a subscription, such as \"order.placed/inventory\", for \"what\"")
    }
  }

  private static func isConsumer(_ what: String) -> Bool { what.contains("/") || Service.names.contains(what) }
}
