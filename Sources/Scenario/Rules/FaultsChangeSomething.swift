import DiscreteEvents

/// A fault makes a difference while it lasts.
enum FaultsChangeSomething: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, fault) in scenario.faults.enumerated() {
      let path = "faults[\(place)]"
      if fault.kind == .slow, fault.by == 1 {
        findings.warn(path + ".by", "1 times as long is no slower", hint: "write a number above 1")
      }
      if fault.share == .zero {
        findings.warn(path + ".share", "it touches nothing", hint: "write a share above 0%")
      }
      if [.delays, .reorders].contains(fault.kind), fault.delay.mean == .zero {
        findings.warn(path + ".delay", "nothing comes later", hint: "write a time above 0s")
      }
    }
  }
}
