/// Bounds that some result can meet.
enum ExpectationsCanHold: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for expectation in scenario.expect {
      let path = "expect.\(expectation.measure.name)"
      if let least = expectation.atLeast, let most = expectation.atMost, least > most {
        findings.refuse(path + ".atMost", "this is less than \"atLeast\"", hint: "write a larger \"atMost\"")
      }
      if let exactly = expectation.equals {
        if expectation.atLeast.map({ exactly < $0 }) ?? false || expectation.atMost.map({ exactly > $0 }) ?? false {
          findings.refuse(path + ".equals", "this is outside the other bounds", hint: "write \"equals\" alone")
        }
        if expectation.measure.unit == .count, exactly != exactly.rounded() {
          findings.refuse(path + ".equals", "a count is never \(exactly)", hint: "write a whole number")
        }
      }
      guard expectation.measure.unit == .share else { continue }
      let bounds = [("atLeast", expectation.atLeast), ("atMost", expectation.atMost), ("equals", expectation.equals)]
      for case (let key, let bound?) in bounds where bound > 1 {
        findings.refuse(
          "\(path).\(key)", "no share is above 100%", hint: "write a percentage up to 100%, or a number up to 1")
      }
    }
  }
}
