/// No more guests sit down at a table than it has seats.
enum PartiesFitTheirTable: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let seats = scenario.dineIn.seats
    for (place, action) in scenario.replay.actions.enumerated() where findings.isJudged(action, at: place) {
      guard let guests = action.guests, guests > seats else { continue }
      findings.refuse(
        "replay[\(place)].guests", "\(guests) guests at a table of \(seats)", given: ["dineIn.seats"],
        hint: "write at most \(seats), or more \"dineIn.seats\"")
    }
  }
}
