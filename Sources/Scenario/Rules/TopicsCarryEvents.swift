/// A topic carries events that there are, or is named after one.
enum TopicsCarryEvents: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for topic in scenario.broker.topics.entries {
      let path = "broker.topics.\(topic.name)"
      for (place, event) in topic.value.carries.enumerated() where !Broker.events.contains(event) {
        findings.refuseUnknown("event", event, at: "\(path).carries[\(place)]", among: Broker.events)
      }
      guard topic.value.carries.isEmpty, !Broker.events.contains(topic.name) else { continue }
      let nearest = nearestWord(to: topic.name, among: Broker.events)
      findings.refuse(
        path, "no event is called \"\(topic.name)\", and it is not said what is published here",
        hint: "write \"carries\": [\"\(nearest ?? "order.placed")\"] here, or another of the events")
    }
  }
}
