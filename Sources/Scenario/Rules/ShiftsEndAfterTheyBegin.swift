import DiscreteEvents

/// Shifts end after they begin, and begin while customers come.
enum ShiftsEndAfterTheyBegin: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let isEverWorked = Timeline(scenario).points.contains { $0.partners > 0 }
    for (place, shift) in scenario.partners.shifts.enumerated() {
      let path = "partners.shifts[\(place)]"
      let (from, to) = shift.stretch(in: scenario.start)
      if to <= from {
        findings.refuse(
          path + ".to",
          "this shift ends at \(scenario.start + to.sinceStart), before it begins at \(scenario.start + from.sinceStart)",
          hint: "write a later time; one without a date is the first after the start, \(scenario.start)")
      } else if isEverWorked, from >= scenario.end || to <= .start {
        findings.warn(
          path,
          "this shift is never worked: customers come from \(scenario.start) to \(scenario.start + scenario.duration)",
          hint: "write a time within the run")
      }
    }
  }
}
