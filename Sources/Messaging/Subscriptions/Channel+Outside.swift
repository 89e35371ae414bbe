public import DiscreteEvents

/// What is called from outside of the channel. The simulation's order isolates: only its thread calls, one at a time.
extension Channel {
  // Calls as any other. A body that captures nothing needs no memory for a context.

  @inline(__always)
  nonisolated func enrollNow(_ message: Int) {
    let body: (isolated Channel, Int) -> Void = { $0.enroll($1) }
    unsafeBitCast(body, to: ((Channel, Int) -> Void).self)(self, message)
  }

  @inline(__always)
  nonisolated func publishNow(_ message: Int) {
    let body: (isolated Channel, Int) -> Void = {
      $0.enroll($1)
      $0.send($1)
    }
    unsafeBitCast(body, to: ((Channel, Int) -> Void).self)(self, message)
  }

  @inline(__always)
  nonisolated func sendNow(_ message: Int) {
    let body: (isolated Channel, Int) -> Void = { if $1 >= $0.firstMessage { $0.send($1) } }
    unsafeBitCast(body, to: ((Channel, Int) -> Void).self)(self, message)
  }

  /// Has a handler consume.
  @usableFromInline
  nonisolated func consumer(
    _ settings: ConsumerSettings, _ handle: @escaping (Receipt, MessageNote) -> Verdict
  ) -> Consumer {
    nonisolated(unsafe) let handle = handle  // run by the simulation's thread only, as is this
    return Consumer(channel: self, number: call { $0.join(settings, handle) })
  }

  /// Has a handler consume that may answer later.
  @usableFromInline
  nonisolated func consumerAnsweringLater(
    _ settings: ConsumerSettings, _ handle: @escaping (Receipt, MessageNote, Pending) -> Verdict
  ) -> Consumer {
    nonisolated(unsafe) let handle = handle  // as above
    let number = call { channel in
      let index = channel.consumers.count
      return channel.join(settings, mayAnswerLater: true) { [unowned channel] receipt, note in
        let pending = Pending(channel, consumer: index, receipt)
        return pending.close(handle(receipt, note, pending))
      }
    }
    return Consumer(channel: self, number: number)
  }

  nonisolated func note(of message: Int) -> MessageNote { call { $0.note(message) } }

  @inline(__always)
  func note(_ message: Int) -> MessageNote {
    guard let record = ledger.pointee.messages[message] else {
      preconditionFailure("message \(message) is not kept any more, and \(name) was to be told of it")
    }
    return MessageNote(
      content: record.content, published: Instant(ticks: record.published),
      keyValue: record.key < 0 ? 0 : ledger.pointee.keys.key(record.key), keyNumber: record.key)
  }
}

/// What is known of a message: where its content is kept, when it was published, what it is about.
@usableFromInline
struct MessageNote {
  @usableFromInline let content: Int
  @usableFromInline let published: Instant
  @usableFromInline let keyValue: UInt64
  /// The key's number, or -1.
  @usableFromInline let keyNumber: Int32

  @inlinable var key: MessageKey? { keyNumber < 0 ? nil : MessageKey(value: keyValue) }
}
