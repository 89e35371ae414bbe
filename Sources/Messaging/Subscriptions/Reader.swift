public import DiscreteEvents

/// From where processes receive the messages of a subscription; one of its consumers, to which faults can happen.
///
/// ```swift
/// let tickets = placed.openReader("kitchen")
/// while true {
///   let ticket = try await tickets.receive()
///   try await cook.prepare(ticket.content)
///   ticket.acknowledge()
/// }
/// ```
///
/// Messages go to those who wait, in the order in which they began to. Whoever receives nothing is sent nothing, but is a
/// member of a log's group nevertheless: its partitions are read by nobody else.
public struct Reader<Content: Sendable>: Sendable {
  /// For faults.
  public let consumer: Consumer
  private let contents: ContentShelf<Content>

  init(_ consumer: Consumer, _ contents: ContentShelf<Content>) {
    self.consumer = consumer
    self.contents = contents
  }

  /// Waits for a message and takes it, to be acknowledged or refused.
  ///
  /// Under a log, a partition stands still until its message was acknowledged.
  public nonisolated(nonsending) func receive() async throws -> Delivery<Content> {
    let (channel, number) = (consumer.channel, consumer.number)
    while true {
      let receipt = if let receipt = channel.call({ $0.ask(number) }) { receipt } else { try await next() }
      if let note = channel.call({ $0.noteOfHeld(receipt, by: number) }) {
        let message = Received(
          contents[note.content], note, receipt, of: channel.topic, isCounted: channel.countsReceipts)
        return Delivery(message, receipt, to: consumer)
      }
    }
  }

  private nonisolated(nonsending) func next() async throws -> Receipt {
    guard let inbox = consumer.channel.call({ $0.consumers[consumer.number].pointee.inbox }) else {
      preconditionFailure("\(consumer.name) has a handler, and cannot receive")
    }
    return try await inbox.receive()
  }
}

/// A message that a process has taken. Its first answer counts; a further one changes nothing, nor does any after its
/// ``Reader`` has crashed or left.
public struct Delivery<Content: Sendable>: Sendable {
  public let message: Received<Content>
  private let receipt: Receipt
  private let consumer: Consumer
  private let state = State()

  init(_ message: Received<Content>, _ receipt: Receipt, to consumer: Consumer) {
    self.message = message
    self.receipt = receipt
    self.consumer = consumer
  }

  /// Whether the broker was told how it went. Changed by the simulation's thread only.
  private final class State: @unchecked Sendable { var isAnswered = false }

  public var content: Content { message.content }
  public var number: Int { message.number }
  public var published: Instant { message.published }
  public var key: MessageKey? { message.key }
  public var isRedelivered: Bool { message.isRedelivered }

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
    consumer.channel.call {
      _ = $0.answer(verdict, to: receipt, by: consumer.number, comesAgainAtOnce: comesAgainAtOnce)
    }
  }
}
