/// A topic and its subscribers say what counts for the topic's semantics.
enum SubscriptionsUseWordsOfTheirSemantics: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for topic in scenario.broker.topics.entries where !topic.value.isLogForSomebody {
      for key in ["partitions", "retention", "keeps"] {
        warn("broker.topics.\(topic.name).\(key)", key, topic.value.semantics, "semantics", &findings)
      }
    }
    for (path, _, topic, subscription) in scenario.broker.declared {
      let semantics = subscription.semantics ?? topic.value.semantics
      for other in Broker.Semantics.allCases where other != semantics {
        for key in words(of: other) {
          warn("\(path).\(key)", key, semantics, words(of: semantics).joined(separator: ", "), &findings)
        }
      }
    }
  }

  private static func warn(
    _ path: String, _ key: String, _ semantics: Broker.Semantics, _ words: String, _ findings: inout Findings
  ) {
    guard findings.isWritten(path) else { return }
    let hint =
      words == "semantics"
      ? "leave it out, or write \"semantics\": \"log\"" : "leave it out; what counts there is \(words)"
    findings.warn(path, "means nothing with the semantics \"\(semantics.rawValue)\"", hint: hint)
  }

  static func words(of semantics: Broker.Semantics) -> [String] {
    switch semantics {
    case .log: ["commitEvery", "rebalance", "sessionTimeout", "retryAfter", "skipAfter"]
    case .fanout: ["lease", "receives", "inFlight", "inOrder"]
    case .queue: ["prefetch", "deliveryLimit", "capacity", "overflow"]
    }
  }
}

extension Broker.Topic {
  fileprivate var isLogForSomebody: Bool {
    semantics == .log || subscribers.values.contains { $0.semantics == .log }
  }
}
