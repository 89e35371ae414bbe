/// What discounts brought about is known only where the world without them is run as well.
enum DiscountsAreMeasuredBesideATwin: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard !scenario.twin else { return }
    for expectation in scenario.expect where expectation.measure.needsTwin {
      findings.refuse(
        "expect.\(expectation.measure.name)", "this is measured beside a twin, and there is none", given: ["twin"],
        hint: "write \"twin\": true")
    }
  }
}
