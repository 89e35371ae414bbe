import DiscreteEvents

/// Shifts, those of single partners too, end after they begin, and begin while customers come.
enum ShiftsEndAfterTheyBegin: Rule {
  /// Between two times of day: who would work longer past midnight has probably mixed them up.
  private static let longestPastMidnight = Timespan.hours(16)

  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let isEverWorked = findings.timeline.points.contains { $0.partners > 0 }
    for (path, stint) in scenario.stints {
      let (from, to) = stint.stretch(in: scenario.start)
      if endsTooEarly(stint, scenario) {
        refuse(stint, path, scenario, &findings)
      } else if isEverWorked, from >= scenario.end || to <= .start {
        findings.warn(
          path,
          "this shift is never worked: customers come from \(scenario.start) to \(scenario.start + scenario.duration)",
          hint: "write a time within the run")
      }
    }
  }

  static func endsTooEarly(_ stint: Partners.Stint, _ scenario: Scenario) -> Bool {
    let (from, to) = stint.stretch(in: scenario.start)
    guard let length = stint.hoursADay, length < .day else { return to <= from }
    return isPastMidnight(stint) && length > longestPastMidnight
  }

  /// Not one that ends with the day.
  private static func isPastMidnight(_ stint: Partners.Stint) -> Bool {
    guard case .clock(let from) = stint.from, case .clock(let to) = stint.to else { return false }
    return to <= from && to != .midnight
  }

  private static func refuse(
    _ stint: Partners.Stint, _ path: String, _ scenario: Scenario, _ findings: inout Findings
  ) {
    guard let length = stint.hoursADay else {
      let (from, to) = stint.stretch(in: scenario.start)
      return findings.refuse(
        path + ".to",
        "this shift ends at \(scenario.start + to.sinceStart), before it begins at \(scenario.start + from.sinceStart)",
        given: ["start", path + ".from"],
        hint: "write a later time; one without a date is the first after the start, \(scenario.start)")
    }
    findings.refuse(
      path + ".to", "this shift ends at \(stint.to), before it begins at \(stint.from), or else lasts \(length)",
      given: [path + ".from"],
      hint: "write a later time; past midnight, one at most \(longestPastMidnight) later")
  }
}

extension Scenario {
  /// Every shift, with its path.
  var stints: [(path: String, stint: Partners.Stint)] {
    let own = partners.list.enumerated().compactMap { place, partner in
      partner.shift.map { ("partners.list[\(place)].shift", $0) }
    }
    return partners.shifts.enumerated().map { ("partners.shifts[\($0)]", $1.stint) } + own
  }
}
