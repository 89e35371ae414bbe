import DiscreteEvents
import Messaging

/// A consumer that notes when it is done with what: "12:3" is message 3 at tick 12.
actor Service: SimulatedActor {
  let simulation: Simulation
  private(set) var diary: [String] = []
  /// Messages that it fails at, and how often.
  private var poison: [Int: Int] = [:]
  private var kept: [Pending] = []

  init(in simulation: Simulation) { self.simulation = simulation }

  func take(_ message: Received<Int>) -> Verdict {
    if let left = poison[message.content], left > 0 {
      poison[message.content] = left - 1
      note("\(message.content)!")
      return .failed
    }
    note("\(message.content)\(message.isRedelivered ? "r" : "")")
    return .done
  }

  /// Notes all that a message says of itself: "40:7=3 of 12 r" is message 7, with content 3, published at tick 12.
  func takeInFull(_ message: Received<Int>) -> Verdict {
    note("\(message.number)=\(message.content) of \(message.published.ticks)\(message.isRedelivered ? " r" : "")")
    return .done
  }

  func keep(_ pending: Pending) { kept.append(pending) }

  func note(_ text: String) { diary.append("\(now.ticks):\(text)") }

  nonisolated func fail(at message: Int, times: Int = .max) { call { $0.poison[message] = times } }

  nonisolated var notes: [String] { call { $0.diary } }

  /// Runs at a tick.
  nonisolated func at(_ tick: Int64, _ body: @escaping @Sendable () -> Void) {
    at(Instant(ticks: tick), "plan") { _ in body() }
  }
}

/// One topic, one subscription, one service: the smallest world with a broker.
struct Shop {
  let simulation = Simulation(seed: 1)
  let topic: Topic<Int>
  let subscription: Subscription<Int>
  let service: Service

  init(
    _ semantics: SubscriptionSemantics, latency: Int64 = 0, publishLatency: Int64 = 0, isIdempotent: Bool = false
  ) {
    topic = Topic(in: simulation, "orders", latency: .always(Timespan(ticks: publishLatency)))
    var settings = SubscriptionSettings("shop", semantics, latency: .always(Timespan(ticks: latency)))
    settings.isIdempotent = isIdempotent
    subscription = topic.subscribe(settings)
    service = Service(in: simulation)
  }

  @discardableResult
  func consume(
    work: Int64 = 0, concurrency: Int = 1, _ change: (inout ConsumerSettings) -> Void = { _ in }
  ) -> Consumer {
    var settings = ConsumerSettings("till", concurrency: concurrency, work: .always(Timespan(ticks: work)))
    change(&settings)
    return subscription.consume(settings, on: service) { $0.take($1) }
  }

  /// Has a consumer of its own note all that messages say of themselves.
  @discardableResult
  func consumeInFull(work: Int64, concurrency: Int = 1) -> Consumer {
    let settings = ConsumerSettings("clerk", concurrency: concurrency, work: .always(Timespan(ticks: work)))
    return subscription.consume(settings, on: service) { $0.takeInFull($1) }
  }

  /// Publishes messages at a tick.
  func publish(_ messages: [Int], at tick: Int64 = 0, key: MessageKey? = nil) {
    let topic = topic
    service.at(tick) { for message in messages { topic.publish(message, key: key) } }
  }

  /// - Returns: when the run ended.
  @discardableResult
  func run() throws -> Int64 { try simulation.run().time.ticks }

  var statistics: SubscriptionStatistics { subscription.statistics }
}

func lease(_ change: (inout SubscriptionSemantics.Lease) -> Void) -> SubscriptionSemantics {
  var rules = SubscriptionSemantics.Lease()
  change(&rules)
  return .fanout(rules)
}

func logged(_ change: (inout SubscriptionSemantics.Log) -> Void) -> SubscriptionSemantics {
  var rules = SubscriptionSemantics.Log()
  change(&rules)
  return .log(rules)
}

func queued(_ change: (inout SubscriptionSemantics.Acknowledgement) -> Void) -> SubscriptionSemantics {
  var rules = SubscriptionSemantics.Acknowledgement()
  change(&rules)
  return .queue(rules)
}
