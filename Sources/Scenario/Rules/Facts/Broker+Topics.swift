extension Broker {
  /// What the marketplace publishes of each order, whether a scenario says more of it or not.
  static let topicsOfAnOrder = [
    "order.placed", "order.accepted", "order.rejected", "order.cancelled", "order.preparing", "order.ready",
    "order.pickedUp", "order.delivered", "order.served", "order.completed", "payment.completed", "payment.failed",
    "payment.refunded",
  ]

  /// Those that the scenario declares, then those that there are in any case.
  var topicNames: [String] {
    topics.names + Self.topicsOfAnOrder.filter { !topics.names.contains($0) }
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
