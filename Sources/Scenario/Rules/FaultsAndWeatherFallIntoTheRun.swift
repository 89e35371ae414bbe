import DiscreteEvents

/// What is to happen for a while happens during the run.
enum FaultsAndWeatherFallIntoTheRun: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, weather) in scenario.city.weather.enumerated() {
      check(weather.from, weather.length, "city.weather[\(place)]", "this weather", scenario, &findings)
    }
    for (place, fault) in scenario.faults.enumerated() {
      let path = "faults[\(place)]"
      if !fault.daily { check(fault.from, fault.length, path, "this fault", scenario, &findings) }
      if fault.daily, let length = fault.length, length >= .day {
        findings.warn(
          path + ".for", "\(length) of every day is always", hint: "write less than 24h, or leave out \"daily\"")
      }
      if fault.every == nil, findings.isWritten(path + ".repair") {
        findings.warn(
          path + ".repair", "without \"every\" there is one failure, as long as \"for\" says",
          hint: "write \"every\", or leave this out")
      }
    }
  }

  private static func check(
    _ moment: Moment, _ length: Timespan?, _ path: String, _ subject: String, _ scenario: Scenario,
    _ findings: inout Findings
  ) {
    let from = moment.instant(in: scenario.start)
    let begins = scenario.start + from.sinceStart
    if from >= scenario.end {
      findings.warn(
        path + ".from",
        "\(subject) begins at \(begins), but customers come from \(scenario.start) to \(scenario.start + scenario.duration)",
        hint: "write a moment within the run")
    } else if from < .start, let length, from + length <= .start {
      findings.warn(
        path + ".from", "\(subject) ends at \(begins + length), before the start at \(scenario.start)",
        hint: "write a moment within the run")
    }
  }
}
