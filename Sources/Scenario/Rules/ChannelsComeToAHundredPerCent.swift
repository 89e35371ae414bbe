import DiscreteEvents

enum ChannelsComeToAHundredPerCent: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    let channels = scenario.channels
    let sum = Share(count: channels.delivery.count + channels.pickup.count + channels.dineIn.count)
    guard sum != .all else { return }
    let parts = "delivery \(channels.delivery), pickup \(channels.pickup), dine-in \(channels.dineIn)"
    findings.refuse("channels", "\(parts): they come to \(sum)", hint: hint(sum, findings))
  }

  /// Who names another channel often forgets that delivery has its default.
  private static func hint(_ sum: Share, _ findings: Findings) -> String {
    let isForgotten = sum > .all && !findings.isWritten("channels.delivery")
    return isForgotten
      ? "write \"delivery\" as well; it is 100% unless you say otherwise" : "write shares that come to 100%"
  }
}
