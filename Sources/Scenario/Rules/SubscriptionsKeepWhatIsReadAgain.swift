import DiscreteEvents

/// What is read again is in a log and was published before; what is put back was kept apart.
enum SubscriptionsKeepWhatIsReadAgain: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (place, action) in scenario.replay.actions.enumerated()
    where action.does.actor == .platform && findings.isJudged(action, at: place) {
      let path = "replay[\(place)]"
      check(action, at: path + ".subscription", scenario.broker, &findings)
      if action.does == .reread, action.since.instant(in: scenario.start) > action.at.instant(in: scenario.start) {
        findings.refuse(
          path + ".since", "nothing has been published then", given: ["start", path + ".at"],
          hint: "write a moment before \(action.at)")
      }
    }
  }

  private static func check(_ action: Replay.Action, at path: String, _ broker: Broker, _ findings: inout Findings) {
    let known = broker.declared.map { "\($0.topic.name)/\($0.name)" }
    guard let number = known.firstIndex(of: action.subscription) else {
      return findings.refuseUnknown("subscription", action.subscription, at: path, among: known)
    }
    let (_, _, topic, subscription) = broker.declared[number]
    let semantics = subscription.semantics ?? topic.value.semantics
    if action.does == .reread, semantics != .log {
      findings.refuse(
        path, "a \(semantics.rawValue) keeps nothing that could be read again",
        hint: "write a subscription of a topic with \"semantics\": \"log\"")
    } else if action.does == .redrive, semantics != .fanout, !subscription.keepsDeadLetters {
      findings.refuse(
        path, "it keeps no dead letters", hint: "write a subscription with \"deadLetters\": true")
    }
  }
}
