/// The segments that customers and discounts name.
enum SegmentsExist: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let segments = scenario.customers.segments.names
    for (place, customer) in scenario.customers.list.enumerated()
    where !customer.segment.isEmpty && !segments.contains(customer.segment) {
      findings.refuseUnknown(
        "segment", customer.segment, at: "customers.list[\(place)].segment", among: segments)
    }
    for (place, discount) in scenario.discounts.enumerated() where discount.policy == .targeted {
      for (index, segment) in discount.segments.enumerated() where !segments.contains(segment) {
        findings.refuseUnknown(
          "segment", segment, at: "discounts[\(place)].segments[\(index)]", among: segments)
      }
    }
  }
}
