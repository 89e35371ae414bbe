extension Broker {
  /// Those that the scenario declares, then those of events that none of these carries.
  var topicNames: [String] {
    let carried = topics.values.flatMap(\.carries)
    return topics.names + Self.events.filter { !topics.names.contains($0) && !carried.contains($0) }
  }

  /// Every subscription that the scenario says something of, with its path.
  var declared: [(path: String, name: String, topic: Named<Topic>.Entry, subscription: Subscription)] {
    topics.entries.flatMap { topic in
      topic.value.subscribers.entries.map {
        ("broker.topics.\(topic.name).subscribers.\($0.name)", $0.name, topic, $0.value)
      }
    }
  }
}
