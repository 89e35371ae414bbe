public import DiscreteEvents

/// What one service hears of a topic, and how it is dealt with: see ``SubscriptionSemantics``.
///
/// A service consumes in one of two ways. A *handler* is called when the work on a message is done, and says how it went. A
/// *process* receives a message, does what it likes with it for as long as it likes, and acknowledges it:
///
/// ```swift
/// let reader = subscription.openReader("printer")
/// let delivery = try await reader.receive()
/// try await printer.work(for: .seconds(4))
/// delivery.acknowledge()
/// ```
///
/// Effect comes first and commit second, so what crashes in between is done twice.
///
/// A handler keeps its actor alive for as long as the topic lives: an actor that owns a topic should not consume from it.
public struct Subscription<Content: Sendable>: Sendable {
  @usableFromInline let channel: Channel
  @usableFromInline let contents: ContentShelf<Content>

  init(_ channel: Channel, _ contents: ContentShelf<Content>) {
    self.channel = channel
    self.contents = contents
  }

  public var name: String { channel.settings.name }

  public var statistics: SubscriptionStatistics { channel.call { $0.currentStatistics } }

  /// Measures anew from now on, as at the end of a warm-up. What waits or lies among the dead letters now is carried over: see
  /// ``SubscriptionStatistics/isBalanced``.
  public func resetStatistics() { channel.call { $0.resetStatistics() } }

  /// How long the oldest waiting message has waited.
  public var ageOfOldest: Timespan { channel.call { $0.ageOfOldest(at: $0.ticks) } }

  /// Has `handler` called on an actor when the work on a message is done; it says how it went.
  @discardableResult @inlinable
  public func consume<A: SimulatedActor>(
    _ settings: ConsumerSettings, on actor: A, _ handler: @escaping @Sendable (isolated A, Received<Content>) -> Verdict
  ) -> Consumer {
    let (contents, topic, isCounted) = (contents, channel.topic, channel.countsReceipts)
    // An isolated parameter is passed as any other, and only the simulation's thread calls.
    let handler = unsafeBitCast(handler, to: ((A, Received<Content>) -> Verdict).self)
    return channel.consumer(settings) { receipt, note in
      handler(actor, Received(contents[note.content], note, receipt, of: topic, isCounted: isCounted))
    }
  }

  /// Has `handler` called on an actor when the work on a message is done; it says how it went, or that it will say so later
  /// by what it is given for that.
  ///
  /// It takes messages one by one: a batch would have to wait for the slowest answer.
  @discardableResult @inlinable
  public func consume<A: SimulatedActor>(
    _ settings: ConsumerSettings, on actor: A,
    _ handler: @escaping @Sendable (isolated A, Received<Content>, Pending) -> Verdict
  ) -> Consumer {
    let (contents, topic, isCounted) = (contents, channel.topic, channel.countsReceipts)
    let handler = unsafeBitCast(handler, to: ((A, Received<Content>, Pending) -> Verdict).self)
    return channel.consumerAnsweringLater(settings) { receipt, note, pending in
      handler(actor, Received(contents[note.content], note, receipt, of: topic, isCounted: isCounted), pending)
    }
  }

  /// Has processes receive: all who do so from one reader are one consumer, which joins now.
  ///
  /// - Parameter prefetch: As ``ConsumerSettings/prefetch``.
  public func openReader(_ name: String, prefetch: Int = 250) -> Reader<Content> {
    var settings = ConsumerSettings(name)
    settings.prefetch = prefetch
    let number = channel.call { $0.join(settings, nil) }
    return Reader(Consumer(channel: channel, number: number), contents)
  }

  /// All who have joined, in this order; those who have crashed or left, too.
  public var consumers: [Consumer] {
    channel.call { $0.consumers.indices.map { Consumer(channel: channel, number: $0) } }
  }
}

extension Subscription {
  /// Broker and consumers do not reach each other; the broker goes on taking messages.
  public func partition() { channel.call { $0.cut() } }

  public func heal() { channel.call { $0.heal() } }

  /// From now on, messages take `factor` times as long from the broker to consumers; 1 for the link's own pace. What is on its
  /// way already is not slowed. On top of ``Topic/slow(by:)``.
  public func slow(by factor: Double) { channel.call { $0.slowLink(by: factor) } }

  /// Has the link between broker and subscription do this to messages from now on; `Disturbance()` for nothing.
  public func disturb(_ disturbance: Disturbance) { channel.call { $0.disturb(disturbance) } }

  /// What was put aside, oldest first.
  public var deadLetters: [DeadLetter<Content>] {
    channel.call { $0.deadLetters }.map { note in
      let message = channel.note(of: note.message)
      return DeadLetter(
        content: contents[message.content], number: note.message, published: message.published, key: message.key,
        receipts: note.receipts, at: Instant(ticks: note.at))
    }
  }

  /// Puts the oldest dead letters back, all or some.
  ///
  /// - Returns: how many.
  @discardableResult
  public func redrive(_ most: Int = .max) -> Int { channel.call { $0.redrive(most) } }

  /// Has a log's group read again from an offset of a partition.
  public func replay(partition: Int = 0, from offset: Int) { channel.call { $0.replay(partition, from: offset) } }

  /// Has a log's group read again what was appended at an instant or later.
  public func replay(since instant: Instant) { channel.call { $0.replay(since: instant.ticks) } }
}

/// A message that failed too often.
public struct DeadLetter<Content: Sendable>: Sendable {
  public let content: Content
  public let number: Int
  public let published: Instant
  public let key: MessageKey?
  /// How often it was handed out.
  public let receipts: Int
  public let at: Instant
}
