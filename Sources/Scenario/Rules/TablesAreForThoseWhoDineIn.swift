/// An order that names a table is eaten there.
enum TablesAreForThoseWhoDineIn: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, action) in scenario.replay.actions.enumerated() where findings.isJudged(action, at: place) {
      guard let table = action.table, let channel = action.channel, channel != .dineIn else { continue }
      findings.refuse(
        "replay[\(place)].channel", "table \(table) is no place for \(channel.rawValue)",
        given: ["replay[\(place)].table"], hint: "write \"dine-in\", or no table")
    }
  }
}
