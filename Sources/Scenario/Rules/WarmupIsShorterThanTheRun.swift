import DiscreteEvents

enum WarmupIsShorterThanTheRun: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard case .length(let length) = scenario.warmup, length >= scenario.duration else { return }
    findings.refuse(
      "warmup", "after a warm-up of \(length) nothing of the run's \(scenario.duration) is left to measure",
      given: ["duration"],
      hint: "write a time below \(scenario.duration)")
  }
}
