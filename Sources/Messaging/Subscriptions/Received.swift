public import DiscreteEvents

/// A message as a consumer sees it.
public struct Received<Content: Sendable>: Sendable {
  public let content: Content
  /// The name of the topic that it was published to.
  public let topic: String
  /// Its number in the topic, from zero.
  public let number: Int
  public let published: Instant
  /// What it is about, if its publisher said so.
  public let key: MessageKey?
  /// Whether the broker has handed it out before, as far as it knows.
  public let isRedelivered: Bool
  /// Zero if nobody counts.
  @usableFromInline let receiptCount: UInt32

  /// How often the broker has handed it out, this time included; `nil` from a log, which knows positions and not messages.
  @inlinable
  public var receipts: Int? { receiptCount > 0 ? Int(receiptCount) : nil }

  @inlinable
  init(_ content: Content, _ note: MessageNote, _ receipt: Receipt, of topic: String, isCounted: Bool) {
    self.content = content
    self.topic = topic
    number = receipt.message
    published = note.published
    key = note.key
    isRedelivered = receipt.isRedelivered
    receiptCount = isCounted ? receipt.stamp : 0
  }
}
