import DiscreteEvents

/// Nothing is replayed before the start, and no customer begins after the end.
enum ReplayedActionsFallIntoTheRun: Rule {
  private static let beginnings: [Replay.Deed] = [.open, .scan, .requestCode, .search, .browse, .order]

  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, action) in scenario.replay.actions.enumerated() {
      let at = action.at.instant(in: scenario.start)
      let date = scenario.start + at.sinceStart
      if at < .start {
        findings.refuse(
          "replay[\(place)].at", "\(date) is before the start, \(scenario.start)", given: ["start"],
          hint: "write a later moment")
      } else if at > scenario.end, beginnings.contains(action.does) {
        findings.warn(
          "replay[\(place)].at", "\(date) is after the end, \(scenario.start + scenario.duration)",
          hint: "write an earlier moment, or a longer \"duration\"")
      }
    }
  }
}
