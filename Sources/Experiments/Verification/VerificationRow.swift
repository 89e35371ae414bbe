/// One line of the table: a quantity, what theory says, and what was simulated.
public struct VerificationRow: Sendable, Equatable {
  public enum Verdict: String, Sendable {
    /// Theory lies in the interval.
    case agrees
    case outside
    /// Two ways to count gave the same, to the last bit, in every replication.
    case equal
    case differs
  }

  public let quantity: String
  public let theory: Double
  public let simulated: Double
  /// The interval around the simulated mean; `nil` where there is no chance, and both figures must be equal.
  public let interval: ClosedRange<Double>?
  /// How many standard errors the simulated mean lies above theory; `nil` where there is no chance.
  public let zScore: Double?
  public let verdict: Verdict

  /// Whether it is as theory says.
  public var isRight: Bool { verdict == .agrees || verdict == .equal }
}

/// The rows of one model.
public struct VerifiedModel: Sendable, Equatable {
  /// In Kendall's notation: "M/M/1".
  public let name: String
  public let parameters: String
  /// How it is written: "processes" or "handlers".
  public let style: String
  public let rows: [VerificationRow]
}
