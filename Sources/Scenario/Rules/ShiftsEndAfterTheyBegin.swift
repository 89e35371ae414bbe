import DiscreteEvents

/// Shifts end after they begin, and begin while customers come.
enum ShiftsEndAfterTheyBegin: Rule {
  /// Between two times of day: who would work longer past midnight has probably mixed them up.
  private static let longestPastMidnight = Timespan.hours(16)

  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let isEverWorked = findings.timeline.points.contains { $0.partners > 0 }
    for (place, shift) in scenario.partners.shifts.enumerated() {
      let path = "partners.shifts[\(place)]"
      let (from, to) = shift.stretch(in: scenario.start)
      if endsTooEarly(shift, scenario) {
        refuse(shift, path, scenario, &findings)
      } else if isEverWorked, from >= scenario.end || to <= .start {
        findings.warn(
          path,
          "this shift is never worked: customers come from \(scenario.start) to \(scenario.start + scenario.duration)",
          hint: "write a time within the run")
      }
    }
  }

  static func endsTooEarly(_ shift: Partners.Shift, _ scenario: Scenario) -> Bool {
    let (from, to) = shift.stretch(in: scenario.start)
    guard let length = shift.hoursADay, length < .day else { return to <= from }
    return isPastMidnight(shift) && length > longestPastMidnight
  }

  /// Not one that ends with the day.
  private static func isPastMidnight(_ shift: Partners.Shift) -> Bool {
    guard case .clock(let from) = shift.from, case .clock(let to) = shift.to else { return false }
    return to <= from && to != .midnight
  }

  private static func refuse(
    _ shift: Partners.Shift, _ path: String, _ scenario: Scenario, _ findings: inout Findings
  ) {
    guard let length = shift.hoursADay else {
      let (from, to) = shift.stretch(in: scenario.start)
      return findings.refuse(
        path + ".to",
        "this shift ends at \(scenario.start + to.sinceStart), before it begins at \(scenario.start + from.sinceStart)",
        given: ["start", path + ".from"],
        hint: "write a later time; one without a date is the first after the start, \(scenario.start)")
    }
    findings.refuse(
      path + ".to", "this shift ends at \(shift.to), before it begins at \(shift.from), or else lasts \(length)",
      given: [path + ".from"],
      hint: "write a later time; past midnight, one at most \(longestPastMidnight) later")
  }
}
