internal import DiscreteEvents

/// A consumer of a subscription, for faults.
public struct Consumer: Sendable {
  let channel: Channel
  let number: Int

  public var name: String { channel.call { $0.consumers[number].pointee.settings.name } }

  /// The name of the subscription that it consumes from.
  public var subscription: String { channel.name }

  public var topic: String { channel.topic.text }

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

  var hasLeft: Bool { channel.call { $0.consumers[number].pointee.hasLeft } }
}
