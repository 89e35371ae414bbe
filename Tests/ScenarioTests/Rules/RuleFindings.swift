@testable import Scenario

extension Rule {
  /// What this rule alone says of a scenario, as "path: sentence"; nil if there is something wrong with single values.
  static func findings(in text: String) -> [String]? {
    let chain = FileChain(from: ScenarioFile(path: "a.json", bytes: Array(text.utf8)), finding: Scenario.noOtherFile)
    let (scenario, reading, _) = Scenario.values(of: chain)
    guard chain.problems.isEmpty, reading.problems.isEmpty else { return nil }
    var findings = Findings(of: reading, in: scenario)
    check(scenario, &findings)
    return findings.problems.map { "\($0.path): \($0.sentence)" }
  }
}
