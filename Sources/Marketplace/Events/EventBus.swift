import DiscreteEvents
import Messaging
import Scenario

/// The broker: every topic with its subscriptions, and which topics carry which event.
///
/// Declared topics have the subscribers that a scenario gives them; an event that none of them carries has a topic of its
/// own name, with the subscribers that the marketplace gives it. Services that are needed are added where they are missing.
final class EventBus: @unchecked Sendable {
  /// A topic, and who hears of it.
  struct Line: Sendable {
    let topic: Topic<Message>
    var listeners: [Listener]
  }

  private unowned(unsafe) let market: Market
  @exclusivity(unchecked) private(set) var lines: [Line] = []
  /// By topic: which faults it suffers from.
  @exclusivity(unchecked) var faults: [UInt64] = []
  /// By topic: what kept messages from it, and until when.
  @exclusivity(unchecked) var outages: [Outage] = []
  /// For each event, the places of the topics that carry it.
  @exclusivity(unchecked) private var routes: [[Int]] = Array(repeating: [], count: Event.allCases.count)

  init(of market: Market) { self.market = market }

  /// Makes topics and subscriptions. Once, before the run.
  func open() {
    let duties = Duty.all(in: market.terms.pointee)
    for entry in market.terms.pointee.broker.topics.entries { openDeclared(entry.name, entry.value) }
    addNeeded(duties)
    for event in Event.allCases where routes[Int(event.rawValue)].isEmpty {
      let services = duties.filter { $0.event == event && $0.need != .onRequest }.map(\.service)
      guard !services.isEmpty else { continue }
      let place = openTopic(event.name, carrying: [event])
      for service in services { subscribe(service.rawValue, to: place, as: Broker.Subscription(), of: Broker.Topic()) }
    }
  }

  private func openDeclared(_ name: String, _ topic: Broker.Topic) {
    let carried = topic.carries.isEmpty ? [name] : topic.carries
    let place = openTopic(name, carrying: carried.compactMap { Event(named: $0) })
    for subscriber in topic.subscribers.entries {
      subscribe(subscriber.name, to: place, as: subscriber.value, of: topic)
    }
  }

  private func openTopic(_ name: String, carrying events: [Event]) -> Int {
    let broker = market.terms.pointee.broker
    lines.append(
      Line(topic: Topic(in: market.simulation, name, latency: TimeLaw(broker.publishing)), listeners: []))
    faults.append(0)
    outages.append(Outage())
    for event in events { routes[Int(event.rawValue)].append(lines.count - 1) }
    return lines.count - 1
  }

  /// A needed service listens to the first topic that carries its event, unless it listens to some already.
  private func addNeeded(_ duties: [Duty]) {
    for duty in duties where duty.need == .needed {
      let route = routes[Int(duty.event.rawValue)]
      let isThere = route.contains { place in lines[place].listeners.contains { $0.service == duty.service } }
      guard let first = route.first, !isThere else { continue }
      let topic = market.terms.pointee.broker.topics[lines[first].topic.name] ?? Broker.Topic()
      subscribe(duty.service.rawValue, to: first, as: Broker.Subscription(), of: topic)
    }
  }

  private func subscribe(
    _ name: String, to place: Int, as subscription: Broker.Subscription, of topic: Broker.Topic
  ) {
    let listener = Listener(name, to: place, of: market)
    listener.listen(to: lines[place].topic, subscription, of: topic)
    lines[place].listeners.append(listener)
  }
}

extension EventBus {
  /// Says what has happened to an order.
  @inline(__always)
  func publish(_ event: Event, _ order: Order, because cause: Int32 = -1) {
    publish(event, order, Int32(truncatingIfNeeded: order.number), because: cause)
  }

  /// Says what has happened to somebody, or to an order.
  func publish(_ event: Event, _ order: Order?, _ number: Int32, because cause: Int32 = -1) {
    for place in routes[Int(event.rawValue)] {
      let line = market.record.note(.published, by: Who(.broker), of: order, because: cause, .topic(place, event))
      // What is lost on its way to somebody, nobody hears of who could say so.
      if let order, !market.servers.trouble.isAway {
        order.touch(faults[place])
        for listener in lines[place].listeners { order.touch(listener.call { $0.faults }) }
      }
      market.simulation.working(on: "publishes") {
        lines[place].topic.publish(
          Message(event: event, order: order, number: number, cause: line), key: MessageKey(Int(number)))
      }
    }
  }

  /// Whether anybody hears of an event.
  func isHeard(_ event: Event) -> Bool { !routes[Int(event.rawValue)].isEmpty }

  /// Whether a service hears of an event.
  func isHeard(_ event: Event, by service: Service.Name) -> Bool {
    routes[Int(event.rawValue)].contains { place in lines[place].listeners.contains { $0.service == service } }
  }

  func listeners(of service: Service.Name) -> [Listener] {
    lines.flatMap(\.listeners).filter { $0.service == service }
  }

  func line(named name: String) -> Line? { lines.first { $0.topic.name == name } }
}

extension TimeLaw {
  init(_ law: Law<Timespan>) {
    self =
      law.distribution is Constant ? .always(law.mean) : .drawn(from: AnyLaw(law.distribution), in: .second)
  }

  /// A law whose type is known at run time only.
  private struct AnyLaw: Distribution {
    private let law: any Distribution

    init(_ law: any Distribution) { self.law = law }

    var mean: Double { law.mean }
    var variance: Double { law.variance }
    func sample(using stream: inout RandomStream) -> Double { law.sample(using: &stream) }
  }
}
