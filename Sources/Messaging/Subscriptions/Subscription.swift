public import DiscreteEvents

/// What one service hears of a topic, and how it is dealt with: see ``SubscriptionSemantics``.
///
/// A service consumes in one of two ways. A *handler* is called when the work on a message is done, and says how it went. A
/// *process* receives a message, does what it likes with it for as long as it likes, and acknowledges it:
///
/// ```swift
/// let delivery = try await subscription.receive()
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
  private let reader = Reader()

  /// The consumer that stands for all processes that receive.
  private final class Reader: @unchecked Sendable { var number: Int? }

  init(_ channel: Channel, _ contents: ContentShelf<Content>) {
    self.channel = channel
    self.contents = contents
  }

  public var name: String { channel.settings.name }

  public var statistics: SubscriptionStatistics { channel.call { $0.currentStatistics } }

  /// How long the oldest waiting message has waited.
  public var ageOfOldest: Timespan { channel.call { $0.ageOfOldest(at: $0.ticks) } }

  /// Has `handler` called on an actor when the work on a message is done; it says how it went.
  @discardableResult @inlinable
  public func consume<A: SimulatedActor>(
    _ settings: ConsumerSettings, on actor: A, _ handler: @escaping @Sendable (isolated A, Received<Content>) -> Verdict
  ) -> Consumer {
    let (contents, channel) = (contents, channel)
    // An isolated parameter is passed as any other, and only the simulation's thread calls.
    let handler = unsafeBitCast(handler, to: ((A, Received<Content>) -> Verdict).self)
    return channel.consumer(settings) { receipt, note in
      handler(
        actor,
        Received(
          content: contents[note.content], number: receipt.message, published: note.published,
          isRedelivered: receipt.isRedelivered))
    }
  }

  /// Waits for a message and takes it, to be acknowledged or refused.
  ///
  /// All who receive are one consumer. Under a log, a partition stands still until its message was acknowledged.
  public nonisolated(nonsending) func receive() async throws -> Delivery<Content> {
    let number = readerNumber
    while true {
      let receipt = if let receipt = channel.call({ $0.ask(number) }) { receipt } else { try await next(number) }
      if let note = channel.call({ $0.noteOfHeld(receipt, by: number) }) {
        return Delivery(channel: channel, consumer: number, receipt: receipt, content: contents[note.content])
      }
    }
  }

  private nonisolated(nonsending) func next(_ number: Int) async throws -> Receipt {
    guard let inbox = channel.call({ $0.consumers[number].pointee.inbox }) else {
      preconditionFailure("consumer \(number) of \(name) is a handler, and cannot receive")
    }
    return try await inbox.receive()
  }

  private var readerNumber: Int {
    if let number = reader.number { return number }
    let number = channel.call { $0.join(ConsumerSettings("\(name) reader"), nil) }
    reader.number = number
    return number
  }

  /// The consumer that those who ``receive()`` are, for faults.
  public var receiver: Consumer { Consumer(channel: channel, number: readerNumber) }
}

/// A message that a process has taken. Its first answer counts; a further one changes nothing, nor does any after its
/// ``Subscription/receiver`` has crashed or left.
public struct Delivery<Content: Sendable>: Sendable {
  let channel: Channel
  let consumer: Int
  let receipt: Receipt
  public let content: Content
  private let state = State()

  init(channel: Channel, consumer: Int, receipt: Receipt, content: Content) {
    self.channel = channel
    self.consumer = consumer
    self.receipt = receipt
    self.content = content
  }

  /// Whether the broker was told how it went. Changed by the simulation's thread only.
  private final class State: @unchecked Sendable { var isAnswered = false }

  public var number: Int { receipt.message }
  public var isRedelivered: Bool { receipt.isRedelivered }

  /// It took effect.
  public func acknowledge() {
    answer(.done, comesAgainAtOnce: false)
  }

  /// It took no effect.
  ///
  /// - Parameter requeue: Under a lease, whether it may be seen again at once and not only when the lease ends.
  public func refuse(requeue: Bool = true) {
    answer(.failed, comesAgainAtOnce: requeue)
  }

  private func answer(_ verdict: Verdict, comesAgainAtOnce: Bool) {
    guard !state.isAnswered else { return }
    state.isAnswered = true
    channel.call { $0.answer(verdict, to: receipt, by: consumer, comesAgainAtOnce: comesAgainAtOnce) }
  }
}

extension Subscription {
  /// Broker and consumers do not reach each other; the broker goes on taking messages.
  public func partition() { channel.call { $0.cut() } }

  public func heal() { channel.call { $0.heal() } }

  /// Has the link between broker and subscription do this to messages from now on; `Disturbance()` for nothing.
  public func disturb(_ disturbance: Disturbance) { channel.call { $0.disturb(disturbance) } }

  /// What was put aside, oldest first.
  public var deadLetters: [DeadLetter<Content>] {
    channel.call { $0.deadLetters }.map { note in
      DeadLetter(
        content: contents[channel.note(of: note.message).content], number: note.message, receipts: note.receipts,
        at: Instant(ticks: note.at))
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
  /// How often it was handed out.
  public let receipts: Int
  public let at: Instant
}
