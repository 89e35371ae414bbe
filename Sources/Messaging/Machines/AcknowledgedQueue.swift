internal import DiscreteEvents

/// Which consumer has which message: the decisions of a RabbitMQ queue, without a clock or contents.
///
/// Messages go out in order, to a consumer that has fewer unacknowledged ones than its prefetch. What is refused, or was
/// with a consumer that is lost, goes back to its old place, marked as redelivered, until it was delivered too often.
struct AcknowledgedQueue: ~Copyable {
  private struct Entry {
    let message: Int
    var deliveries: Int32 = 0
    var isOut = false
  }

  /// What became of a message that arrived.
  enum Arrival: Equatable {
    case kept
    case rejected
    /// It was kept, and this one, the oldest, had to go.
    case dropped(Int)
  }

  let rules: SubscriptionSemantics.Acknowledgement
  /// At least one, or nothing could ever pass.
  let lengthLimit: Int?
  /// Whether messages for which there is no room stay with their publishers.
  let holdsBackPublisher: Bool
  private var entries = NumberedRecords<Entry>()
  /// The first entry that was never delivered; all after it are such.
  private var fresh = 0
  /// What has come back.
  private var returned = Heap<Int>()
  /// How many each consumer has that it did not acknowledge.
  private var unacknowledged = RingBuffer<Int>()

  init(_ rules: SubscriptionSemantics.Acknowledgement) {
    self.rules = rules
    lengthLimit = rules.lengthLimit.map { max(1, $0) }
    holdsBackPublisher = lengthLimit != nil && rules.overflow == .holdsBackPublisher
  }

  /// How many messages are here, with consumers or not.
  var count: Int { entries.count }
  /// How many are with no consumer.
  var ready: Int { returned.count + entries.end - fresh }

  /// How many messages a consumer has that it did not acknowledge.
  func unacknowledged(by consumer: Int) -> Int { consumer < unacknowledged.count ? unacknowledged[consumer] : 0 }

  /// Whether one more may be sent here; `coming` are those already on their way.
  func hasRoom(besides coming: Int) -> Bool {
    guard let limit = lengthLimit, holdsBackPublisher else { return true }
    return ready + coming < limit
  }

  mutating func append(_ message: Int) -> Arrival {
    guard let limit = lengthLimit, ready >= limit, rules.overflow != .holdsBackPublisher else {
      entries.append(Entry(message: message))
      return .kept
    }
    guard rules.overflow == .dropsOldest else { return .rejected }
    entries.append(Entry(message: message))
    guard let oldest = takeReady(), let entry = entries.remove(oldest) else { return .kept }
    return .dropped(entry.message)
  }

  /// Hands the oldest message to a consumer, unless it has as many as it may.
  mutating func deliver(to consumer: Int, prefetch: Int) -> Receipt? {
    while unacknowledged.count <= consumer { unacknowledged.append(0) }
    guard unacknowledged[consumer] < prefetch, let entry = takeReady() else { return nil }
    unacknowledged[consumer] &+= 1
    return entries.update(entry) { record in
      record.deliveries &+= 1
      record.isOut = true
      return Receipt(
        message: record.message, entry: entry, stamp: UInt32(truncatingIfNeeded: record.deliveries), partition: 0,
        isRedelivered: record.deliveries > 1)
    }
  }

  @inline(__always)
  private mutating func takeReady() -> Int? {
    if !returned.isEmpty { return returned.takeLeast() }
    guard fresh < entries.end else { return nil }
    defer { fresh &+= 1 }
    return fresh
  }

  /// Removes a message that is done.
  ///
  /// - Returns: false if it had come back meanwhile; then nothing changes.
  mutating func acknowledge(_ receipt: Receipt, by consumer: Int) -> Bool {
    guard isOut(receipt) else { return false }
    entries.remove(receipt.entry)
    unacknowledged[consumer] &-= 1
    return true
  }

  @inline(__always)
  private func isOut(_ receipt: Receipt) -> Bool {
    guard let entry = entries[receipt.entry] else { return false }
    return entry.isOut && entry.deliveries == receipt.stamp
  }

  /// What became of a message that came back.
  enum Return: Equatable {
    case requeued
    /// It is here no more.
    case exhausted(Exhausted)
    /// It had come back before.
    case stale
  }

  /// Takes a message back from a consumer, which refused it or is lost.
  mutating func takeBack(_ receipt: Receipt, from consumer: Int) -> Return {
    guard isOut(receipt) else { return .stale }
    unacknowledged[consumer] -= 1
    guard receipt.stamp < rules.deliveryLimit else {
      entries.remove(receipt.entry)
      return .exhausted(Exhausted(message: receipt.message, receipts: Int(receipt.stamp)))
    }
    entries.update(receipt.entry) { $0.isOut = false }
    returned.insert(receipt.entry)
    return .requeued
  }
}
