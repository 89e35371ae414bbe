import DiscreteEvents

/// At their busiest time, tables and waiters have less to do than they can.
enum TablesAndWaitersKeepUp: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard scenario.channels.dineIn > .zero else { return }
    let (meals, dineIn) = (scenario.channels.dineIn.fraction, scenario.dineIn)
    for rush in findings.timeline.rushes {
      let (group, guests) = (rush.group, rush.ordersPerHour * meals)
      let sitting = minutes(
        dineIn.seating, group.profile.confirms ? group.profile.decision : Law("0s"), group.profile.preparation,
        dineIn.serving, dineIn.eating, dineIn.paying)
      let works = [
        (group.tablesPath, "table", group.profile.tables, sitting),
        ("dineIn.waiters", "waiter", dineIn.waiters, minutes(dineIn.serving)),
      ]
      for (path, noun, capacity, minutes) in works where capacity > 0 {
        let finding = LoadFinding(
          occasion: "at \(scenario.clock(rush.at)) in \(group.name)",
          arrivals: "\(Numbers.text(guests)) parties an hour",
          load: guests * minutes / 60, capacity: capacity, noun: noun)
        guard finding.isTooMuch else { continue }
        let place = findings.firstWritten(
          path, group.listedPath ?? path, "demand.ordersPerHour", "channels.dine-in", path)
        findings.warn(place, finding.sentence, hint: finding.hint(path, guests, "parties an hour in each"))
      }
    }
  }

  private static func minutes(_ laws: Law<Timespan>...) -> Double {
    laws.reduce(0) { $0 + $1.expectation } / 60
  }
}
