internal import DiscreteEvents

/// Partitions and the group that reads them: the decisions of Kafka and its consumer group, without a clock or contents.
///
/// Messages of one key share a partition; a partition has one reader, which takes batches in order. What was processed is
/// committed now and then; whoever takes over goes on from there. Nothing leaves a partition but by retention.
///
/// Who calls says what time it is. When something is due without anybody calling, ``nextDeadline(after:)`` says so.
struct PartitionedLog: ~Copyable {
  let rules: SubscriptionSemantics.Log
  let count: Int
  let partitions: UnsafeMutablePointer<LogPartition>
  /// Consumers in the order in which they joined.
  var members: [Int] = []
  /// Members that were not heard of, and until when they are waited for; the first to be given up comes first.
  var absent: [(member: Int, until: Int64)] = []
  /// Since when the broker and the members have not heard of each other.
  var silentSince: Int64?
  /// When the group goes on after a change of its members.
  var rebalanceEnd: Int64?
  /// How many pauses are over.
  var rebalances = 0
  private(set) var isEmpty = true
  /// How many messages wait to be taken.
  var lag = 0
  private var nextPartition = 0
  private var nextWithoutKey = 0

  init(_ rules: SubscriptionSemantics.Log) {
    self.rules = rules
    count = max(1, rules.partitions)
    partitions = .allocate(capacity: count)
    for index in 0..<count { (partitions + index).initialize(to: LogPartition()) }
  }

  deinit {
    partitions.deinitialize(count: count)
    partitions.deallocate()
  }

  /// The partition of a key; without one, each in turn.
  mutating func partition(of key: UInt64?) -> Int {
    guard count > 1 else { return 0 }
    guard let key else {
      defer { nextWithoutKey = (nextWithoutKey + 1) % count }
      return nextWithoutKey
    }
    return Int((key &* 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: UInt64(count)).high)
  }

  /// - Returns: the message's offset.
  @discardableResult
  mutating func append(_ message: Int, to partition: Int, at now: Int64, _ dropped: (Int) -> Void) -> Int {
    isEmpty = false
    lag &+= 1
    partitions[partition].append(message, at: now)
    retain(partition, at: now, dropped)
    return partitions[partition].end &- 1
  }

  /// Drops what is kept no longer. Of a partition that nobody touches, that is noticed when somebody does.
  mutating func retain(_ index: Int, at now: Int64, _ dropped: (Int) -> Void) {
    let limit = now &- rules.retention.ticks
    let keeping = rules.retentionCount ?? .max
    let before = partitions[index].lag
    while let message = partitions[index].dropOldest(appendedUpTo: limit, keeping: keeping) { dropped(message) }
    lag &-= before &- partitions[index].lag
  }

  /// Hands up to `most` messages of one partition to its owner.
  ///
  /// - Returns: how many.
  mutating func take(
    for member: Int, upTo most: Int, at now: Int64, _ dropped: (Int) -> Void, _ taken: (Receipt) -> Void
  ) -> Int {
    guard lag > 0, rebalanceEnd == nil, absent.isEmpty || !isAbsent(member) else { return 0 }
    for _ in 0..<count {
      let index = nextPartition
      nextPartition = index &+ 1 == count ? 0 : index &+ 1
      guard partitions[index].owner == member, !partitions[index].isBusy, partitions[index].lag > 0 else { continue }
      let number = take(index, upTo: most, at: now, dropped, taken)
      if number > 0 { return number }
    }
    return 0
  }

  @inline(__always)
  private mutating func take(
    _ index: Int, upTo most: Int, at now: Int64, _ dropped: (Int) -> Void, _ taken: (Receipt) -> Void
  ) -> Int {
    retain(index, at: now, dropped)
    let partition = partitions + index
    guard partition.pointee.pausedUntil <= now else { return 0 }
    commitIfDue(index, at: now)
    let number = min(most, partition.pointee.lag)
    guard number > 0 else { return 0 }
    partition.pointee.isBusy = true
    lag &-= number
    for _ in 0..<number {
      let offset = partition.pointee.position
      partition.pointee.position = offset &+ 1
      taken(
        Receipt(
          message: partition.pointee.message(at: offset), entry: offset, stamp: partition.pointee.epoch,
          partition: Int32(truncatingIfNeeded: index),
          isRedelivered: offset == partition.pointee.failing))
    }
    return number
  }

  func isAbsent(_ member: Int) -> Bool { absent.contains { $0.member == member } }

  /// How many messages a member could take now.
  func available(to member: Int, at now: Int64) -> Int {
    guard lag > 0, rebalanceEnd == nil else { return 0 }
    return (0..<count).reduce(0) { most, index in
      let partition = partitions + index
      guard partition.pointee.owner == member, !partition.pointee.isBusy, partition.pointee.pausedUntil <= now else {
        return most
      }
      return max(most, partition.pointee.lag)
    }
  }
}

extension PartitionedLog {
  /// Whether what a receipt stands for is still its holder's.
  @inline(__always)
  func isCurrent(_ receipt: Receipt) -> Bool {
    partitions[Int(receipt.partition)].epoch == receipt.stamp && partitions[Int(receipt.partition)].isBusy
  }

  /// A message of a batch is done.
  ///
  /// - Returns: false if the partition was taken from its holder meanwhile; then nothing changes.
  mutating func complete(_ receipt: Receipt, endsBatch: Bool, at now: Int64) -> Bool {
    guard isCurrent(receipt) else { return false }
    let partition = partitions + Int(receipt.partition)
    partition.pointee.processed = receipt.entry &+ 1
    if receipt.entry == partition.pointee.failing { partition.pointee.failing = -1 }
    guard endsBatch else { return true }
    partition.pointee.isBusy = false
    if rules.commit == .afterEachBatch {
      if silentSince == nil { partition.pointee.committed = partition.pointee.processed }
    } else {
      commitIfDue(Int(receipt.partition), at: now)
    }
    return true
  }

  /// What follows a failure.
  enum Failure: Equatable {
    /// It comes again at this time, and all after it with it.
    case retried(at: Int64)
    case skipped(Exhausted)
    case stale
  }

  /// A message of a batch has failed; what came after it in the batch was not begun.
  mutating func fail(_ receipt: Receipt, at now: Int64) -> Failure {
    guard isCurrent(receipt) else { return .stale }
    let index = Int(receipt.partition)
    let failures = (partitions[index].failing == receipt.entry ? partitions[index].failures : 0) + 1
    let isSkipped = rules.skipAfter.map { failures >= $0 } ?? false
    resume(index, from: isSkipped ? receipt.entry + 1 : receipt.entry)
    (partitions[index].failing, partitions[index].failures) = (isSkipped ? -1 : receipt.entry, failures)
    if isSkipped { return .skipped(Exhausted(message: receipt.message, receipts: failures)) }
    partitions[index].pausedUntil = now &+ rules.retryAfter.ticks
    return .retried(at: partitions[index].pausedUntil)
  }

  private mutating func resume(_ index: Int, from offset: Int) {
    let before = partitions[index].lag
    partitions[index].resume(from: offset)
    lag &+= partitions[index].lag &- before
  }

  /// Commits by time happen when the owner polls, which it does all the time unless it works.
  ///
  /// A member that is idle has done nothing since its last commit was due: it is enough to ask before something changes.
  @inline(__always)
  func commitIfDue(_ index: Int, at now: Int64) {
    guard case .every(let interval) = rules.commit, now >= partitions[index].nextCommit, silentSince == nil else {
      return
    }
    partitions[index].committed = partitions[index].processed
    partitions[index].nextCommit = now &+ interval.ticks
  }

  /// Goes back to an offset of a partition, or the oldest after it that is kept: what comes from there comes again.
  mutating func rewind(_ index: Int, to offset: Int) {
    guard offset < partitions[index].position else { return }
    resume(index, from: offset)
    partitions[index].committed = partitions[index].position
    partitions[index].failing = -1
    partitions[index].pausedUntil = 0
  }
}
