public import DiscreteEvents

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

  public enum Semantics: String, CaseIterable, Sendable { case log, fanout, queue }

  public struct Topic: Section {
    public var semantics = Semantics.fanout
    public var partitions = 12
    public var retention = Timespan.hours(168)
    public var subscribers = Named<Subscription>()

    public init() {}

    public static let keys = [
      Key<Self>(
        "semantics", \.semantics, .choice("a semantics"),
        "What subscribers may rely on: a log by offsets (as Kafka), leases (as SNS to SQS), or acknowledgements (as RabbitMQ)."
      ),
      Key(
        "partitions", \.partitions, .wholeNumber(1...100_000),
        "Into how many parts a log is split; what has the same key stays in order."),
      Key(
        "retention", \.retention, .timespan(.second ... .days(366)),
        "How long a log is kept (168h, as Kafka's log.retention.hours); who is slower loses the rest."),
      Key(
        "subscribers", \.subscribers, .named("a subscriber's name", of: Subscription.self),
        "Who hears of it, by name: a service, or a name of your own that only consumes."),
    ]
  }

  /// How one subscriber consumes.
  public struct Subscription: Section {
    public enum Overflow: String, CaseIterable, Sendable { case holdPublisher, dropOldest, reject }

    public var delivery = Law<Timespan>("5ms")
    public var latency: Law<Timespan>?
    public var consumers = 1
    public var concurrency = 16
    public var batch = 1
    public var batchWait = Timespan.zero
    public var idempotent = true
    public var commitEvery = Timespan.seconds(5)
    public var rebalance = Timespan.seconds(3)
    public var skipAfter: Int?
    public var lease = Timespan.seconds(30)
    public var receives = 5
    public var inFlight = 120_000
    public var inOrder = false
    public var prefetch = 250
    public var deliveryLimit = 20
    public var capacity: Int?
    public var overflow = Overflow.holdPublisher
    public var deadLetters = true

    public init() {}

    public static let keys =
      everywhere + [
        Key(
          "commitEvery", \.commitEvery, .timespan(.zero ... .hours(1)),
          "Of a log: how often the position is committed (5s, as Kafka's auto.commit.interval.ms); 0s: after each batch."
        ),
        Key(
          "rebalance", \.rebalance, .timespan(.zero ... .hours(1)),
          "Of a log: how long a group pauses when a consumer joins or leaves (3s, as Kafka's group.initial.rebalance.delay.ms)."
        ),
        Key(
          "skipAfter", \.skipAfter, .optional(.wholeNumber(1...1_000_000), from: 1),
          "Of a log: after how many failures a message is skipped; null: it blocks its partition."),
        Key(
          "lease", \.lease, .timespan(.zero ... .hours(12)),
          "Of a fanout: how long a consumer has a message to itself (30s, as the visibility timeout of SQS)."),
        Key(
          "receives", \.receives, .wholeNumber(1...1_000),
          "Of a fanout: after how many receipts a message is a dead letter (maxReceiveCount of SQS)."),
        Key(
          "inFlight", \.inFlight, .wholeNumber(1...10_000_000),
          "Of a fanout: how many messages may be leased at once (120,000, as in SQS)."),
        Key(
          "inOrder", \.inOrder, .flag,
          "Of a fanout: whether messages with the same key stay in order (FIFO queues of SQS)."),
        Key(
          "prefetch", \.prefetch, .wholeNumber(1...65_535),
          "Of a queue: how many messages a consumer holds unacknowledged (250, as RabbitMQ advises at most)."),
        Key(
          "deliveryLimit", \.deliveryLimit, .wholeNumber(1...1_000_000),
          "Of a queue: after how many deliveries a message is a dead letter, or dropped (20, as quorum queues)."),
        Key(
          "capacity", \.capacity, .optional(.wholeNumber(1...1_000_000_000), from: 1),
          "Of a queue: how many messages it holds; null: any number."),
        Key("overflow", \.overflow, .choice("a rule"), "Of a queue: what happens when it is full."),
      ]

    private static let everywhere = [
      Key<Self>("delivery", \.delivery, .law(), "From the broker to the subscriber. Assumed."),
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
        "deadLetters", \.deadLetters, .flag,
        "Whether messages that fail too often are kept; if not, they are dropped and counted."),
    ]
  }
}
