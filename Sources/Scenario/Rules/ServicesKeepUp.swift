import DiscreteEvents

/// At the busiest time, services and their subscriptions have less to do than they can.
///
/// Only what every order asks for at least is counted, so that what is said is certain.
enum ServicesKeepUp: Rule {
  static func check(_ scenario: Scenario, _ findings: inout Findings) {
    guard let peak = findings.timeline.busiest, peak.ordersPerHour > 0 else { return }
    let traffic = Traffic(scenario, peak)
    for name in Service.Name.allCases {
      let service = scenario.services[name]
      let (requests, path) = (traffic.requestsPerHour(of: name), "services.\(name.rawValue)")
      let finding = LoadFinding(
        occasion: "at \(scenario.clock(peak.at))", arrivals: "at least \(Numbers.text(requests)) requests an hour",
        load: requests * service.latency.expectation / 3_600, capacity: service.concurrency, noun: "worker")
      guard finding.isTooMuch else { continue }
      let place = findings.firstWritten(
        path + ".concurrency", path + ".latency", "demand.ordersPerHour", path + ".concurrency")
      findings.warn(place, finding.sentence, hint: finding.hint(path + ".concurrency", requests, "requests an hour"))
    }
    for (path, name, topic, subscription) in scenario.broker.declared {
      guard let messages = traffic.messagesPerHour(in: topic), subscription.consumers > 0 else { continue }
      let finding = self.finding(scenario, peak, messages, name, topic.value, subscription)
      guard finding.isTooMuch else { continue }
      let place = findings.firstWritten(path + ".concurrency", path + ".consumers", path + ".latency", path)
      let workers = Numbers.above(finding.load)
      findings.warn(
        place, finding.sentence,
        hint: "write \"consumers\" × \"concurrency\" of at least \(Numbers.grouped(workers)), or a shorter \"latency\"")
    }
  }

  private static func finding(
    _ scenario: Scenario, _ peak: Timeline.Point, _ messages: Double, _ name: String, _ topic: Broker.Topic,
    _ subscription: Broker.Subscription
  ) -> LoadFinding {
    let latency = (subscription.latency ?? scenario.services[name]?.latency)?.expectation ?? 0
    let (each, all) =
      switch subscription.semantics ?? topic.semantics {
      case .log: (subscription.concurrency, min(subscription.consumers, topic.partitions))
      case .fanout: (subscription.concurrency, subscription.consumers)
      case .queue: (min(subscription.concurrency, subscription.prefetch), subscription.consumers)
      }
    return LoadFinding(
      occasion: "at \(scenario.clock(peak.at))", arrivals: "\(Numbers.text(messages)) messages an hour",
      load: messages / Double(subscription.batch) * latency / 3_600, capacity: each * all, noun: "worker")
  }
}

/// What orders ask of services and topics in an hour, at the least.
private struct Traffic {
  private let scenario: Scenario
  private let placed: Double
  private let visits: Double
  private let accepted: Double

  init(_ scenario: Scenario, _ peak: Timeline.Point) {
    self.scenario = scenario
    (placed, accepted) = (peak.ordersPerHour, peak.accepted)
    let shopping = placed / max(scenario.shareThatOrders, 1e-9)
    visits = shopping / (1 - scenario.demand.browsing.fraction)
  }

  private var cooked: Double { placed * accepted }
  private var delivered: Double { cooked * scenario.channels.delivery.fraction }

  func requestsPerHour(of service: Service.Name) -> Double {
    switch service {
    case .search, .menu: visits
    case .auth: visits * scenario.customers.login.share.fraction * 2
    case .cart: scenario.orders.cart == .service ? placed : 0
    case .pricing, .checkout, .order, .restaurant: placed
    case .payment, .gateway: placed * scenario.shareNotInCash
    case .inventory, .kitchenDisplay: cooked
    case .notification, .analytics: placed
    case .delivery: delivered
    case .tracking: delivered * positions
    case .feedback: cooked * scenario.customers.rates.fraction
    default: 0
    }
  }

  /// How often a partner on the way to a door reports where.
  private var positions: Double {
    let metres = scenario.customers.distance.expectation * scenario.city.detour
    return metres / scenario.partners.speed.inMetresPerSecond / scenario.partners.positions.inSeconds
  }

  /// Nil for topics of whose events it is not known how many there are.
  func messagesPerHour(in topic: Named<Broker.Topic>.Entry) -> Double? {
    let known = (topic.value.carries.isEmpty ? [topic.name] : topic.value.carries).compactMap(eventsPerHour)
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  private func eventsPerHour(_ event: String) -> Double? {
    switch event {
    case "order.placed": placed
    case "payment.completed": placed * scenario.shareNotInCash
    case "order.accepted", "order.preparing", "order.ready": cooked
    case "order.pickedUp", "order.delivered": delivered
    case "order.served": cooked * scenario.channels.dineIn.fraction
    default: nil
    }
  }
}
