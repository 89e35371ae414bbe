import DiscreteEvents

/// Orders come at random or are replayed.
enum SomethingHappens: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard scenario.replay.actions.isEmpty, scenario.replay.file.isEmpty, !findings.timeline.hasRandomOrders else {
      return
    }
    if scenario.shareThatOrders == 0 {
      let path = scenario.customers.abandons == .all ? "customers.abandons" : "payments.succeeds"
      return findings.warn(
        path, "nobody comes as far as a paid order",
        hint: "write a share \(path.hasPrefix("pay") ? "above 0%" : "below 100%")")
    }
    let path = findings.firstWritten("demand.ordersPerHour", "demand")
    findings.warn(
      path, "no orders come while this runs", hint: "write a number above 0 for the run's hours, or a \"replay\"")
  }
}
