import DiscreteEvents
import Messaging

/// Consumers are there, have something to consume, and finish before the message comes again.
enum SubscribersCanWork: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    for (path, name, topic, subscription) in scenario.broker.declared {
      if subscription.latency == nil, scenario.services[name] == nil {
        let nearest = nearestWord(to: name, among: Service.names)
        findings.refuse(
          path, "\"\(name)\" is not a service, and it is not said how long it works on a message",
          hint: nearest == nil ? "write \"latency\": … here" : nil, suggestion: nearest.map { "\"\($0)\"" })
      }
      if subscription.consumers == 0 {
        findings.warn(path + ".consumers", "nobody consumes, so messages only pile up", hint: "write at least 1")
      }
      if subscription.batch == 1, subscription.batchWait > .zero {
        findings.warn(path + ".batchWait", "a batch of one is never waited for", hint: "write a larger \"batch\"")
      }
      let latency = (subscription.latency ?? scenario.services[name]?.latency)?.mean ?? .zero
      checkSizes(of: subscription, topic.value, latency, path, &findings)
    }
  }

  private static func checkSizes(
    of subscription: Broker.Subscription, _ topic: Broker.Topic, _ latency: Timespan, _ path: String,
    _ findings: inout Findings
  ) {
    switch subscription.semantics ?? topic.semantics {
    case .log:
      if subscription.consumers > topic.partitions {
        findings.warn(
          path + ".consumers",
          "\(subscription.consumers) for \(Numbers.counted(topic.partitions, "partition")): \(subscription.consumers - topic.partitions) are idle",
          hint: "write at most \(topic.partitions), or more \"partitions\"")
      }
      if topic.retention < subscription.log.commitEvery {
        let place = findings.firstWritten(path + ".commitEvery", path)
        findings.warn(
          place,
          "the log is kept for \(topic.retention), positions are committed every \(subscription.log.commitEvery): what comes again after a crash is gone",
          hint: "write at most \(topic.retention), or a longer \"retention\"")
      }
    case .fanout:
      if subscription.leases.length <= latency {
        let place = findings.firstWritten(path + ".lease", path + ".latency", path)
        findings.warn(
          place,
          "work takes \(latency.rough) on average, the lease is \(subscription.leases.length): most messages come again",
          hint: "write a \"lease\" of more than \(latency.rough)")
      }
      checkBatch(subscription, "inFlight", subscription.leases.inFlightLimit, path, &findings)
    case .queue:
      checkBatch(subscription, "prefetch", subscription.prefetch, path, &findings)
      if let capacity = subscription.acknowledgements.lengthLimit {
        checkBatch(subscription, "capacity", capacity, path, &findings)
      }
    }
  }

  private static func checkBatch(
    _ subscription: Broker.Subscription, _ key: String, _ number: Int, _ path: String, _ findings: inout Findings
  ) {
    guard number < subscription.batch else { return }
    let place = findings.firstWritten("\(path).\(key)", path + ".batch")
    findings.warn(
      place, "a batch of \(subscription.batch) is never full with \(key) \(number)",
      hint: "write \"\(key)\" of at least \(subscription.batch), or a smaller \"batch\"")
  }
}
