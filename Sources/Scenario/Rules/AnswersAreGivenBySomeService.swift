/// A replayed action is answered with a code that services use.
enum AnswersAreGivenBySomeService: Rule {
  static let codes = [200, 201, 204, 400, 401, 403, 404, 409, 410, 429, 503, 504]

  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, action) in scenario.replay.actions.enumerated() {
      guard let answer = action.answer, !codes.contains(answer) else { continue }
      findings.refuse(
        "replay[\(place)].answer", "no service answers with \(answer)",
        hint: "write one of \(codes.map(String.init).joined(separator: ", "))")
    }
  }
}
