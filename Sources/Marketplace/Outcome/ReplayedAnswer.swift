public import DiscreteEvents
public import Scenario

/// How a replayed action was answered.
public struct ReplayedAnswer: Sendable, Equatable {
  /// The action's place in the replay, counted from 0.
  public let action: Int
  public let at: Instant
  public let deed: Replay.Deed
  /// What it must be answered, if that is said.
  public let expected: Int?
  public let answer: Int
}
