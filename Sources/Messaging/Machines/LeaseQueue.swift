internal import DiscreteEvents

/// Who may see which message, and until when: the decisions of an SQS queue, without a clock or contents.
///
/// A message that was received is hidden until its lease ends. Then it is there again, unless it was received too often.
/// An acknowledgement counts only with the receipt of the current lease.
///
/// Leases are not timed one by one: whoever receives says with ``watch(_:)`` that a lease may run out, and calls
/// ``expire(at:_:)`` at ``nextDeadline``. A consumer that is known to finish in time costs nothing.
struct LeaseQueue: ~Copyable {
  private struct Entry {
    let message: Int
    let group: Int32
    var receiveCount: Int32 = 0
    var isLeased = false
    var isWatched = false
    var leaseEnd: Int64 = 0
    /// The next of the same group, or -1.
    var next = -1

    /// Whether a receipt with this stamp is of the current lease.
    @inline(__always)
    func isLeased(as stamp: UInt32) -> Bool { isLeased && receiveCount == stamp }
  }

  /// Messages of one key, of which only the first may be received, and none while it is leased.
  private struct Group {
    var first = -1
    var last = -1
  }

  private struct Watch: BitwiseCopyable {
    let entry: Int
    let stamp: UInt32
  }

  let rules: SubscriptionSemantics.Lease
  private var entries = NumberedRecords<Entry>()
  /// The first entry that was never received; all after it are such, unless groups keep an order.
  private var fresh = 0
  /// What else may be received.
  private var visible = Heap<Int>()
  private var groups: [Group] = []
  /// Leases that may run out. One that has ended before its time stays until it is the first.
  private var watched = Lane<Watch>()
  private(set) var leased = 0

  init(_ rules: SubscriptionSemantics.Lease) {
    self.rules = rules
  }

  /// How many messages are here, leased or not.
  var count: Int { entries.count }

  /// How many could be received now.
  var available: Int {
    min(rules.inFlightLimit - leased, visible.count + (rules.isOrderedByKey ? 0 : entries.end - fresh))
  }

  /// When the next watched lease ends.
  var nextDeadline: Int64 { watched.nextTime }

  /// Adds a message, of a group (or -1 for none).
  mutating func append(_ message: Int, group: Int32 = -1) {
    let entry = entries.end
    entries.append(Entry(message: message, group: group))
    if rules.isOrderedByKey { queue(entry, group) }
  }

  private mutating func queue(_ entry: Int, _ group: Int32) {
    guard group >= 0 else { return visible.insert(entry) }
    while groups.count <= group { groups.append(Group()) }
    let last = groups[Int(group)].last
    groups[Int(group)].last = entry
    if last >= 0 {
      entries.update(last) { $0.next = entry }
    } else {
      groups[Int(group)].first = entry
      visible.insert(entry)
    }
  }

  /// Leases the oldest message that may be seen.
  mutating func receive(at now: Int64) -> Receipt? {
    guard leased < rules.inFlightLimit, let entry = takeVisible() else { return nil }
    let end = now &+ rules.length.ticks
    let receipt = entries.update(entry) { record in
      record.receiveCount &+= 1
      record.isLeased = true
      record.leaseEnd = end
      return Receipt(
        message: record.message, entry: entry, stamp: UInt32(truncatingIfNeeded: record.receiveCount), partition: 0,
        isRedelivered: record.receiveCount > 1)
    }
    leased &+= 1
    return receipt
  }

  @inline(__always)
  private mutating func takeVisible() -> Int? {
    if !visible.isEmpty { return visible.takeLeast() }
    guard !rules.isOrderedByKey, fresh < entries.end else { return nil }
    defer { fresh &+= 1 }
    return fresh
  }

  /// Removes a message that is done.
  ///
  /// - Returns: false if the lease has ended; then nothing changes.
  mutating func acknowledge(_ receipt: Receipt, at now: Int64) -> Bool {
    guard let entry = entries[receipt.entry], entry.isLeased(as: receipt.stamp), now < entry.leaseEnd
    else { return false }
    remove(receipt.entry, entry)
    if entry.isWatched { forgetEnded() }
    return true
  }

  @inline(__always)
  private mutating func remove(_ number: Int, _ entry: Entry) {
    entries.remove(number)
    leased &-= 1
    guard rules.isOrderedByKey, entry.group >= 0 else { return }
    groups[Int(entry.group)].first = entry.next
    if entry.next >= 0 { visible.insert(entry.next) } else { groups[Int(entry.group)].last = -1 }
  }

  /// Forgets watched leases that have ended before their time, up to the first that has not: an alarm is for somebody.
  private mutating func forgetEnded() {
    while let first = watched.first, entries[first.entry]?.isLeased(as: first.stamp) != true {
      _ = watched.takeDue(at: .max)
    }
  }

  /// Says that a lease may run out; without effect if it already has.
  mutating func watch(_ receipt: Receipt) {
    let end = entries.update(receipt.entry) { entry -> Int64? in
      guard entry.isLeased(as: receipt.stamp), !entry.isWatched else { return nil }
      entry.isWatched = true
      return entry.leaseEnd
    }
    guard let end = end ?? nil else { return }
    watched.insert(Watch(entry: receipt.entry, stamp: receipt.stamp), at: end)
  }

  /// Ends a lease now, so that the message can be received again; `exhausted` if it was received too often.
  ///
  /// - Returns: false if it had ended before.
  mutating func release(_ receipt: Receipt, _ exhausted: (Exhausted) -> Void) -> Bool {
    guard let entry = entries[receipt.entry], entry.isLeased(as: receipt.stamp) else { return false }
    endLease(receipt.entry, entry, exhausted)
    if entry.isWatched { forgetEnded() }
    return true
  }

  /// Ends the watched leases whose time is up.
  mutating func expire(at now: Int64, _ exhausted: (Exhausted) -> Void) {
    while let watch = watched.takeDue(at: now) {
      guard let entry = entries[watch.entry], entry.isLeased(as: watch.stamp) else { continue }
      endLease(watch.entry, entry, exhausted)
    }
    forgetEnded()
  }

  private mutating func endLease(_ number: Int, _ entry: Entry, _ exhausted: (Exhausted) -> Void) {
    guard entry.receiveCount < rules.maxReceiveCount else {
      remove(number, entry)
      return exhausted(Exhausted(message: entry.message, receipts: Int(entry.receiveCount)))
    }
    entries.update(number) { entry in
      entry.isLeased = false
      entry.isWatched = false
    }
    leased -= 1
    visible.insert(number)
  }
}
