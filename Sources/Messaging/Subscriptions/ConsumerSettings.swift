public import DiscreteEvents

/// How a consumer works.
public struct ConsumerSettings: Sendable {
  public var name: String
  /// How many batches it works on at once.
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

/// A consumer of a subscription, for faults.
public struct Consumer: Sendable {
  let channel: Channel
  let number: Int

  /// It vanishes, and what it holds with it: nobody tells the broker.
  public func crash() { channel.call { $0.crash(number) } }

  /// It is back after a crash, and holds nothing.
  public func restart() { channel.call { $0.restart(number) } }

  /// It leaves in good order: a queue takes back what it holds, a log's partitions go to others. After a crash it holds
  /// nothing and tells nobody; it is an outage no longer.
  public func leave() { channel.call { $0.leave(number) } }

  /// Work that begins from now on takes `factor` times as long; 1 for its own pace.
  public func slow(by factor: Double) { channel.call { $0.slow(number, by: factor) } }

  public var isUp: Bool { channel.call { $0.consumers[number].pointee.isUp } }
}
