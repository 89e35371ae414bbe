import DiscreteEvents
import Messaging
import Statistics

/// Broker: one topic, three subscribers, a message every millisecond.
///
///                      ┌─ 5 ms ─▶ subscriber 0: 16 at once, each for as long as the work takes
///     every ms ─ topic ┼─ 5 ms ─▶ subscriber 1: the same
///                      └─ 5 ms ─▶ subscriber 2: the same
///
/// A message is about one of 1,000 orders in turn. Its publication is one event, and so is each delivery: the message reaches
/// the subscriber, the handler is called, its effect is counted and the broker is told. With work that takes time, this happens
/// at the end of the work, which is an event more for each delivery. A log has 16 partitions, so that as many can be worked
/// on at once.
struct Broadcast: BenchmarkSubject {
  private let source: Source
  private let readers: [Reader]
  private let subscriptions: [Subscription<Int>]

  init(in simulation: Simulation, messages: Int, work: Timespan, _ semantics: Benchmark.Semantics) {
    let topic = Topic<Int>(in: simulation, "orders")
    source = Source(in: simulation, topic, messages: messages)
    var (readers, subscriptions) = ([Reader](), [Subscription<Int>]())
    for number in 0..<3 {
      let settings = SubscriptionSettings(
        "subscriber \(number)", semantics.subscription, latency: .always(.milliseconds(5)))
      let reader = Reader(in: simulation)
      let subscription = topic.subscribe(settings)
      subscription.consume(
        ConsumerSettings("reader \(number)", concurrency: 16, work: .always(work)), on: reader
      ) { reader, message in reader.read(message.content) }
      readers.append(reader)
      subscriptions.append(subscription)
    }
    (self.readers, self.subscriptions) = (readers, subscriptions)
  }

  func begin() { source.call { $0.awaitNext() } }

  func statistics(at end: Instant) -> [Benchmark.Statistic] {
    let statistics = subscriptions.map(\.statistics)
    let sum = readers.reduce(0) { $0 &+ $1.call { $0.sum } }
    return [
      .init(name: "published", value: Double(statistics[0].published)),
      .init(name: "deliveries", value: Double(statistics.reduce(0) { $0 + $1.delivered })),
      .init(name: "duplicates", value: Double(statistics.reduce(0) { $0 + $1.duplicates })),
      .init(name: "checksum", value: Double(sum)),
      .init(name: "mean_latency", value: statistics[0].meanLatency ?? 0),
      .init(name: "backlog_mean", value: statistics[0].backlog.average(until: end.ticks) ?? 0),
      .init(name: "final_time", value: end.sinceStart.inMinutes),
    ]
  }

  actor Source: SimulatedActor {
    let simulation: Simulation
    private let topic: Topic<Int>
    private let messages: Int
    private var published = 0

    init(in simulation: Simulation, _ topic: Topic<Int>, messages: Int) {
      self.simulation = simulation
      self.topic = topic
      self.messages = messages
    }

    func awaitNext() {
      guard published < messages else { return }
      after(.milliseconds(1)) { $0.publish() }
    }

    private func publish() {
      topic.publish(published, key: MessageKey(published % 1_000))
      published += 1
      awaitNext()
    }
  }

  actor Reader: SimulatedActor {
    let simulation: Simulation
    private(set) var sum = 0

    init(in simulation: Simulation) { self.simulation = simulation }

    func read(_ number: Int) -> Verdict {
      sum &+= number
      return .done
    }
  }
}

extension Benchmark.Semantics {
  fileprivate var subscription: SubscriptionSemantics {
    switch self {
    case .log:
      var log = SubscriptionSemantics.Log()
      log.partitions = 16
      return .log(log)  // deterministic: the name of a case, not the logarithm
    case .fanout: return .fanout()
    case .queue: return .queue()
    }
  }
}
