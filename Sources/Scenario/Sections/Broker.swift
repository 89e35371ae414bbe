public import DiscreteEvents
public import Messaging

/// The message broker: topics, and who subscribes to them.
public struct Broker: Section {
  public var publishing = Law<Timespan>("2ms")
  public var whileDown = WhileDown.keep
  public var topics = Named<Topic>()

  public enum WhileDown: String, CaseIterable, Sendable { case keep, drop }

  public init() {}

  public static let keys = [
    Key<Self>("publishing", \.publishing, .law(), "From the publisher to the broker. Assumed."),
    Key(
      "whileDown", \.whileDown, .choice("a rule"),
      "What publishers do while the broker is down: keep messages and send them later, in order, or drop them."),
    Key(
      "topics", \.topics, .named("a topic's name", of: Topic.self),
      "What is published, by the topic's name; what is not said of a topic is as the marketplace needs it."),
  ]

  /// What the marketplace publishes, each in the topics that carry it, or else in one of the event's own name.
  public static let events = [
    "order.placed", "order.accepted", "order.rejected", "order.cancelled", "order.preparing", "order.ready",
    "order.pickedUp", "order.delivered", "order.served", "order.fulfilled", "order.completed", "order.rated",
    "payment.completed", "payment.failed", "payment.refunded", "partner.assigned", "partner.moved",
    "restaurant.notified", "restaurant.updated", "customer.notified",
  ]

  /// The services without which orders could not go on: they subscribe to what concerns them, whoever else does.
  public static let indispensable: [Service.Name] = [
    .order, .payment, .restaurant, .kitchenDisplay, .inventory, .delivery,
  ]

  /// The services that only hear of what a scenario's topics bring them, and of events that no topic in it carries.
  public static let dispensable: [Service.Name] = [
    .notification, .analytics, .discount, .tracking, .feedback, .search,
  ]

  public enum Semantics: String, CaseIterable, Sendable { case log, fanout, queue }

  public struct Topic: Section {
    public var semantics = Semantics.fanout
    public var carries: [String] = []
    public var partitions = SubscriptionSemantics.Log().partitions
    public var retention = SubscriptionSemantics.Log().retention
    public var keeps: Int?
    public var subscribers = Named<Subscription>()

    public init() {}

    public static let keys = [
      Key<Self>(
        "semantics", \.semantics, .choice("a semantics"),
        "What subscribers may rely on, unless one says otherwise: a log by offsets (as Kafka), leases (as SNS to SQS), or acknowledgements (as RabbitMQ)."
      ),
      Key(
        "carries", \.carries, .list(of: .text(), from: ""),
        "What is published in it; if not given, the event that it is named after. Events are "
          + Broker.events.joined(separator: ", ") + "."),
      Key(
        "partitions", \.partitions, .wholeNumber(1...100_000),
        "Into how many parts a log is split; what has the same key stays in order (num.partitions of Kafka)."),
      Key(
        "retention", \.retention, .timespan(.second ... .days(366)),
        "How long a log is kept (log.retention.hours of Kafka); who is slower loses the rest."),
      Key(
        "keeps", \.keeps, .optional(.wholeNumber(1...1_000_000_000), from: 1),
        "How many messages a part of a log keeps at most; null: any number."),
      Key(
        "subscribers", \.subscribers, .named("a subscriber's name", of: Subscription.self),
        "Who hears of it, by name: a service, or a name of your own that only consumes. Of services, those without which orders could not go on ("
          + Broker.indispensable.map(\.rawValue).joined(separator: ", ")
          + ") hear of what concerns them in any case, with defaults where they are not named; others ("
          + Broker.dispensable.map(\.rawValue).joined(separator: ", ")
          + ") only of events whose topics name them, and of those that no topic in the scenario carries. \"payment\" as a subscriber of order.placed, or of order.accepted where customers pay afterAcceptance, charges by itself; otherwise their app begins the payment."
      ),
    ]

    /// What one of its subscribers may rely on.
    public func semantics(of subscription: Subscription) -> SubscriptionSemantics {
      switch subscription.semantics ?? semantics {
      case .log:
        var log = subscription.log
        (log.partitions, log.retention, log.retentionCount) = (partitions, retention, keeps)
        return .log(log)
      case .fanout: return .fanout(subscription.leases)
      case .queue: return .queue(subscription.acknowledgements)
      }
    }
  }

  /// How one subscriber consumes.
  public struct Subscription: Section {
    public var semantics: Semantics?
    public var delivery = Law<Timespan>("5ms")
    public var latency: Law<Timespan>?
    public var consumers = 1
    public var concurrency = 16
    public var batch = 1
    public var batchWait = Timespan.zero
    public var prefetch = 250
    public var idempotent = true
    /// What holds of a log; how it is split and kept is the topic's.
    public var log = SubscriptionSemantics.Log()
    public var leases = SubscriptionSemantics.Lease()
    public var acknowledgements = SubscriptionSemantics.Acknowledgement()

    public init() {}

    public static let keys = ofAll + ofLogs + ofFanouts + ofQueues

    private static let ofAll = [
      Key<Self>(
        "semantics", \.semantics, .optional(.choice("a semantics"), from: .fanout), "If not that of the topic."),
      Key("delivery", \.delivery, .law(), "From the broker to the subscriber. Assumed."),
      Key(
        "latency", \.latency, .optional(.law(), from: Law("50ms")),
        "How long a message, or a batch, is worked on; if not given, as long as the service of that name takes."),
      Key("consumers", \.consumers, .wholeNumber(0...100_000), "How many processes consume."),
      Key("concurrency", \.concurrency, .wholeNumber(1...1_000_000), "How many messages each works on at once."),
      Key("batch", \.batch, .wholeNumber(1...10_000), "How many messages are worked on together."),
      Key("batchWait", \.batchWait, .timespan(.zero ... .hours(1)), "How long a consumer waits to fill a batch."),
      Key(
        "idempotent", \.idempotent, .flag, "Whether it knows what it has done, by order and event, and does it once."),
      Key(
        "deadLetters", \.keepsDeadLetters, .flag,
        "Of a log or a queue: whether messages that fail too often are kept apart; if not, they are dropped and counted. A fanout keeps them always."
      ),
    ]

    private static let ofLogs = [
      Key<Self>(
        "commitEvery", \.log.commitEvery, .timespan(.zero ... .hours(1)),
        "Of a log: how often the position is committed (auto.commit.interval.ms of Kafka); 0s: after each batch."),
      Key(
        "rebalance", \.log.rebalance, .timespan(.zero ... .hours(1)),
        "Of a log: how long a group pauses when a consumer joins or leaves (group.initial.rebalance.delay.ms of Kafka)."
      ),
      Key(
        "sessionTimeout", \.log.sessionTimeout, .timespan(.zero ... .hours(1)),
        "Of a log: how long a consumer that is silent is waited for (session.timeout.ms of Kafka)."),
      Key(
        "retryAfter", \.log.retryAfter, .timespan(.zero ... .hours(1)),
        "Of a log: how long a partition rests after a message has failed (retry.backoff.ms of Kafka)."),
      Key(
        "skipAfter", \.log.skipAfter, .optional(.wholeNumber(1...1_000_000), from: 1),
        "Of a log: after how many failures a message is skipped; null: it blocks its partition."),
    ]

    private static let ofFanouts = [
      Key<Self>(
        "lease", \.leases.length, .timespan(.zero ... .hours(12)),
        "Of a fanout: how long a consumer has a message to itself (visibility timeout of SQS)."),
      Key(
        "receives", \.leases.maxReceiveCount, .wholeNumber(1...1_000),
        "Of a fanout: after how many receipts a message is a dead letter (maxReceiveCount of SQS)."),
      Key(
        "inFlight", \.leases.inFlightLimit, .wholeNumber(1...10_000_000),
        "Of a fanout: how many messages may be leased at once (in-flight quota of SQS)."),
      Key(
        "inOrder", \.leases.isOrderedByKey, .flag,
        "Of a fanout: whether messages with the same key stay in order (FIFO queues of SQS)."),
    ]

    private static let ofQueues = [
      Key<Self>(
        "prefetch", \.prefetch, .wholeNumber(1...65_535),
        "Of a queue: how many messages a consumer holds unacknowledged (250: the default of Spring AMQP for RabbitMQ)."),
      Key(
        "deliveryLimit", \.acknowledgements.deliveryLimit, .wholeNumber(1...1_000_000),
        "Of a queue: after how many deliveries a message is a dead letter, or dropped (as quorum queues of RabbitMQ)."),
      Key(
        "capacity", \.acknowledgements.lengthLimit, .optional(.wholeNumber(1...1_000_000_000), from: 1),
        "Of a queue: how many messages wait in it at most; null: any number."),
      Key(
        "overflow", \.acknowledgements.overflow, .choice("a rule"),
        "Of a queue: what happens to a message for which there is no room."),
    ]

    /// Of a log and of a queue alike.
    var keepsDeadLetters: Bool {
      get { log.exhausted == .deadLetter }
      set {
        log.exhausted = newValue ? .deadLetter : .drop
        acknowledgements.exhausted = log.exhausted
      }
    }
  }
}

extension SubscriptionSemantics.Log {
  /// Nothing stands for a commit after each batch.
  var commitEvery: Timespan {
    get { if case .every(let span) = commit { span } else { .zero } }
    set { commit = newValue == .zero ? .afterEachBatch : .every(newValue) }
  }
}
