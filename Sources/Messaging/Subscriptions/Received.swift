public import DiscreteEvents

/// A message as a consumer sees it.
public struct Received<Content: Sendable>: Sendable {
  public let content: Content
  /// Its number in the topic, from zero.
  public let number: Int
  public let published: Instant
  /// Whether the broker has handed it out before, as far as it knows.
  public let isRedelivered: Bool
  @usableFromInline let keyValue: UInt64
  @usableFromInline let hasKey: Bool
  @usableFromInline let topicName: LastingName
  /// Zero if nobody counts.
  @usableFromInline let receiptCount: UInt32

  /// What it is about, if its publisher said so.
  @inlinable
  public var key: MessageKey? { hasKey ? MessageKey(value: keyValue) : nil }

  /// The name of the topic that it was published to.
  public var topic: String { topicName.text }

  /// How often the broker has handed it out, this time included; `nil` from a log, which knows positions and not messages.
  @inlinable
  public var receipts: Int? { receiptCount > 0 ? Int(receiptCount) : nil }

  @inlinable
  init(_ content: Content, _ note: MessageNote, _ receipt: Receipt, of topic: LastingName, isCounted: Bool) {
    self.content = content
    topicName = topic
    number = receipt.message
    published = note.published
    keyValue = note.keyValue
    hasKey = note.keyNumber >= 0
    isRedelivered = receipt.isRedelivered
    receiptCount = isCounted ? receipt.stamp : 0
  }
}
