/// What a consumer says of a message when its work is done.
public enum Verdict: Sendable, Hashable, BitwiseCopyable {
  /// It took effect; the broker is told so.
  case done
  /// It took no effect. A log retries it and blocks its partition, a lease runs out, a queue takes it back.
  case failed
  /// It will answer by its ``Pending``, and holds the message and its place among those at work until then.
  case later
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
