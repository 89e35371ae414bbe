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

  public struct Log: Sendable, Hashable {
    /// How often the position is committed; after a crash, what came since the last commit comes again.
    public var autoCommit = Timespan.seconds(5)
    /// How long messages are kept; a reader that is slower loses them.
    public var retention = Timespan.hours(168)

    public init() {}
  }

  public struct Lease: Sendable, Hashable {
    /// The visibility timeout: who has not finished by then gets the message again.
    public var length = Timespan.seconds(30)
    /// After so many receipts a message is a dead letter.
    public var maxReceiveCount = 5

    public init() {}
  }

  public struct Acknowledgement: Sendable, Hashable {
    /// After so many deliveries a message is a dead letter, or dropped.
    public var deliveryLimit = 20

    public init() {}
  }
}
