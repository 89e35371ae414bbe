public import DiscreteEvents

/// How a consumer works.
public struct ConsumerSettings: Sendable {
  /// What faults and complaints call it. Several consumers may share one name, as the instances of a service do.
  public var name: String
  /// How many batches it works on at once; at least one.
  public var concurrency: Int
  /// How many messages at most it works on together, in one work time. 1: each by itself.
  public var batchSize = 1
  /// How long it waits for a batch to fill, from when the first message could have been taken.
  public var batchWait = Timespan.zero
  /// How many messages a queue may push to it that it has not acknowledged; a whole batch in any case. Spring AMQP's
  /// default is 250; a plain RabbitMQ channel has no limit. A log and a lease are asked for messages instead, whenever
  /// there is somebody to work on them.
  public var prefetch = 250
  /// How long the work on a batch takes.
  public var work: TimeLaw
  /// How long after the work's effect the broker hears of it. A crash in between makes a duplicate.
  public var acknowledgement = Timespan.zero

  public init(_ name: String, concurrency: Int = 1, work: TimeLaw = .zero) {
    self.name = name
    self.concurrency = concurrency
    self.work = work
  }
}
