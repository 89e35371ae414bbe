public import DiscreteEvents

/// What a subscription promises, after the three families of brokers: each case with the defaults that its model's
/// documentation states.
public enum SubscriptionSemantics: Sendable, Hashable {
  /// Offsets per partition and consumer group, as in Kafka.
  case log(Log = Log())  // deterministic: the name of a case, not the logarithm
  /// A lease per message, as from SNS to SQS.
  case fanout(Lease = Lease())
  /// An acknowledgement per delivery, as in RabbitMQ.
  case queue(Acknowledgement = Acknowledgement())

  /// Messages are appended to partitions, stay there, and are read in order by the members of one group.
  public struct Log: Sendable, Hashable {
    /// Messages of one key share a partition. Kafka's `num.partitions` is 1.
    public var partitions = 1
    /// When a member's position becomes the one that a successor goes on from.
    public var commit = Commit.every(.seconds(5))
    /// How long messages are kept; a reader that is slower loses them. Kafka's `log.retention.hours` is 168.
    public var retention = Timespan.hours(168)
    /// How many messages a partition keeps at most; `nil` for any number, as in Kafka.
    public var retentionCount: Int?
    /// How long a group stands still when a member comes or goes. Kafka's `group.initial.rebalance.delay.ms` is 3 s.
    public var rebalance = Timespan.seconds(3)
    /// How long a crashed or unreachable member is waited for. Kafka's `session.timeout.ms` is 45 s.
    public var sessionTimeout = Timespan.seconds(45)
    /// How long a partition rests after its message has failed. Kafka's `retry.backoff.ms` is 100 ms.
    public var retryAfter = Timespan.milliseconds(100)
    /// After so many failures a message is passed over; `nil`, as in a plain Kafka consumer, for never: it blocks its
    /// partition.
    public var skipAfter: Int?
    /// What becomes of a message that was passed over.
    public var exhausted = Exhaustion.deadLetter

    /// Kafka's `enable.auto.commit` with `auto.commit.interval.ms`, 5 s, or a commit by the consumer itself.
    public enum Commit: Sendable, Hashable {
      /// At the first poll after so long. After a crash, what was done since comes again.
      case every(Timespan)
      case afterEachBatch
    }

    public init() {}
  }

  /// Each message is hidden from all others while somebody works on it.
  public struct Lease: Sendable, Hashable {
    /// The visibility timeout: who has not finished by then gets the message again. SQS: 30 s.
    public var length = Timespan.seconds(30)
    /// After so many receipts a message is a dead letter. The SQS console proposes 10; 5 is what most templates state.
    public var maxReceiveCount = 5
    /// Whether messages of one key keep their order, as in a FIFO queue; without, order is best effort.
    public var isOrderedByKey = false
    /// How many messages may be leased at once. SQS: 120,000.
    public var inFlightLimit = 120_000

    public init() {}
  }

  /// Messages are pushed to consumers, each of which confirms what it has done.
  public struct Acknowledgement: Sendable, Hashable {
    /// After so many deliveries a message is a dead letter, or dropped. Quorum queues of RabbitMQ 4: 20.
    public var deliveryLimit = 20
    public var exhausted = Exhaustion.deadLetter
    /// How many messages may wait, those with a consumer not counted, and at least one; `nil` for any number, as in
    /// RabbitMQ.
    public var lengthLimit: Int?
    /// What happens to a message for which there is no room.
    public var overflow = Overflow.holdsBackPublisher

    public enum Overflow: String, CaseIterable, Sendable {
      /// It stays with its publisher until there is room, and so does all that is published after it.
      case holdsBackPublisher
      /// The oldest one makes room. RabbitMQ's default.
      case dropsOldest
      /// It is refused.
      case rejects
    }

    public init() {}
  }

  /// What becomes of a message that has failed too often.
  public enum Exhaustion: Sendable, Hashable {
    case deadLetter, drop
  }
}
