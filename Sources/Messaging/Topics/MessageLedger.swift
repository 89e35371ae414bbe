internal import DiscreteEvents

/// The messages of a topic that some subscription still needs: when each was published and for how many it is kept.
///
/// Topic and subscriptions share one. Behind a pointer, so that asking it counts no references; owned by a ``LedgerOwner``.
struct MessageLedger: ~Copyable {
  struct Message: BitwiseCopyable {
    let published: Int64
    /// Where its content is kept.
    let content: Int
    /// The key's number, or -1.
    let key: Int32
    var holders: Int32
    /// The how-manieth of its key it is.
    let turn: UInt32
  }

  private(set) var messages = NumberedRecords<Message>()
  private(set) var keys = KeyTable()
  /// Frees a content.
  private let discard: (Int) -> Void

  init(discard: @escaping (Int) -> Void) {
    self.discard = discard
  }

  var next: Int { messages.end }

  @inline(__always)
  mutating func add(_ content: Int, _ key: MessageKey?, at now: Int64, holders: Int) -> Int {
    let number = messages.end
    let key = key.map { keys.enter($0.value) } ?? -1
    messages.append(
      Message(
        published: now, content: content, key: key, holders: Int32(truncatingIfNeeded: holders),
        turn: key < 0 ? 0 : keys.takeTurn(key)))
    return number
  }

  /// The key's number, or -1.
  @inline(__always)
  func key(_ number: Int) -> Int32 { messages[number]?.key ?? -1 }

  func keyValue(_ number: Int) -> UInt64? {
    let key = key(number)
    return key < 0 ? nil : keys.key(key)
  }

  /// The random numbers for one of the times that a message takes.
  ///
  /// They depend on what the message is about and the how-manieth of its key it is, so that one message more, or one that is
  /// lost or comes again, changes no other's times. Without a key they depend on its number.
  ///
  /// - Parameter draw: Tells the times apart that are drawn for it.
  func luck(_ number: Int, _ purpose: Purpose, draw: UInt16, in simulation: Simulation) -> RandomStream {
    var (entity, turn) = (UInt32(truncatingIfNeeded: number), 0 as UInt32)
    if let message = messages[number], message.key >= 0 {
      let key = keys.key(message.key)
      (entity, turn) = (UInt32(truncatingIfNeeded: key ^ key >> 32), message.turn &+ 1)
    }
    var stream = simulation.stream(purpose, entity: entity)
    // Of the 2^33 numbers of a stream, 32 for each draw, 4,096 draws for each turn, 65,536 turns.
    stream.skip(to: UInt64(turn & 0xFFFF) << 17 | UInt64(draw & 0xFFF) << 5)
    return stream
  }

  /// One subscription needs a message no more.
  @inline(__always)
  mutating func release(_ number: Int) {
    let left = messages.update(number) { message in
      message.holders &-= 1
      return message.holders
    }
    if let left, left <= 0 { drop(number) }
  }

  /// A message that nobody needs goes.
  mutating func drop(_ number: Int) {
    guard let message = messages.remove(number) else { return }
    if message.key >= 0 { keys.leave(message.key) }
    discard(message.content)
  }
}

/// Keeps a ledger for as long as somebody may use it.
final class LedgerOwner: @unchecked Sendable {  // used by its simulation's thread only
  let ledger: UnsafeMutablePointer<MessageLedger>

  init(discard: @escaping (Int) -> Void) {
    ledger = .allocate(capacity: 1)
    ledger.initialize(to: MessageLedger(discard: discard))
  }

  deinit {
    ledger.deinitialize(count: 1)
    ledger.deallocate()
  }
}
