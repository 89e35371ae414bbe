public import DiscreteEvents

/// What a consumer says of a message when its work is done.
public enum Verdict: Sendable, Hashable, BitwiseCopyable {
  /// It took effect; the broker is told so.
  case done
  /// It took no effect. A log retries it and blocks its partition, a lease runs out, a queue takes it back.
  case failed
}

/// Why a message reached nobody.
public enum LossReason: Int, Sendable, CaseIterable, BitwiseCopyable {
  /// A bad link lost it.
  case link
  /// The broker was down and the publisher did not keep it.
  case brokerDown
  /// It was kept no longer, and no reader had come to it.
  case retention
  /// It failed too often, and such messages are dropped.
  case exhausted
  /// Newer ones took its place.
  case overflow
  /// There was no room.
  case rejected
}

/// A message as a consumer sees it.
public struct Received<Content: Sendable>: Sendable {
  public let content: Content
  /// Its number in the topic, from zero.
  public let number: Int
  public let published: Instant
  /// Whether the broker has handed it out before, as far as it knows.
  public let isRedelivered: Bool

  @usableFromInline
  init(content: Content, number: Int, published: Instant, isRedelivered: Bool) {
    self.content = content
    self.number = number
    self.published = published
    self.isRedelivered = isRedelivered
  }
}
