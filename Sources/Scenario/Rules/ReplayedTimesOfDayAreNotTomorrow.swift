import DiscreteEvents

/// A time of day in a replay is of the run's own day: one before the start means the next day, hours after the end.
enum ReplayedTimesOfDayAreNotTomorrow: Rule {
  /// What was ordered at the end has been delivered, eaten and rated by then.
  private static let aftermath = Timespan.hours(6)

  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, action) in scenario.replay.actions.enumerated() {
      guard case .clock = action.at else { continue }
      let at = action.at.instant(in: scenario.start)
      guard at > scenario.end + aftermath else { continue }
      findings.warn(
        "replay[\(place)].at", "this is \(scenario.start + at.sinceStart), \(at - scenario.end) after the end",
        hint: "write a time from \(scenario.start.timeOfDay) on, or the date if it is meant")
    }
  }
}
