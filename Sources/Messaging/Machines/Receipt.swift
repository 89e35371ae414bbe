/// What a consumer holds when it has been handed a message, and shows when it confirms or refuses it.
@usableFromInline
struct Receipt: BitwiseCopyable, Equatable, Sendable {
  /// The message's number in its topic.
  @usableFromInline let message: Int
  /// Its place in the queue, or its offset in the partition.
  let entry: Int
  /// Tells this handing-over from earlier ones of the same entry: of a lease and a queue, how many there were with it.
  @usableFromInline let stamp: UInt32
  /// The partition, of a log.
  let partition: Int32
  @usableFromInline let isRedelivered: Bool
}

/// A message that has failed too often.
struct Exhausted: Equatable, Sendable {
  let message: Int
  let receipts: Int
}
