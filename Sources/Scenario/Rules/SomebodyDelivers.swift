import DiscreteEvents

/// While orders come that somebody must bring, there are partners at work.
enum SomebodyDelivers: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard findings.timeline.delivers else { return }
    guard scenario.partnerCount > 0 else {
      let path = findings.firstWritten("partners.count", "partners.list", "channels.delivery", "partners")
      return findings.refuse(
        path, "there is nobody to deliver",
        hint: "write a \"partners.count\" of at least 1, or other \"channels\" than delivery")
    }
    let areInOrder = scenario.stints.allSatisfy { !ShiftsEndAfterTheyBegin.endsTooEarly($0.stint, scenario) }
    guard areInOrder else { return }
    let busy = findings.timeline.points.filter { $0.ordersPerHour > 0 }
    guard let lonely = busy.first(where: { $0.partners == 0 }) else { return }
    if busy.allSatisfy({ $0.partners == 0 }) {
      findings.refuse(
        findings.firstWritten("partners.shifts", "partners.list"), "nobody is at work while orders come",
        given: ["start", "duration", "demand", "restaurants", "partners.shifts", "partners.list"],
        hint: "write shifts in the run's hours: \(run(scenario))")
    } else {
      findings.warn(
        findings.firstWritten("partners.shifts", "partners.list"),
        "nobody is at work from \(scenario.clock(lonely.at)), although orders come then",
        hint: "write a shift that covers that time")
    }
  }

  private static func run(_ scenario: Scenario) -> String {
    "\(scenario.start) to \(scenario.start + scenario.duration)"
  }
}
