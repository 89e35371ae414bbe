/// Where a true mean lies, at a stated level of confidence, judged by independent observations of it.
///
/// Student's interval: exact for normal observations, close for means of many values. Replications are independent; the
/// successive orders of one run are not, and an interval over them is too narrow, often several times (see
/// ``BatchMeans``).
public struct ConfidenceInterval: Sendable, Equatable {
  public let mean: Double
  public let halfWidth: Double
  /// The share of such intervals that hold the true mean, as 0.95.
  public let level: Double
  /// The number of independent observations.
  public let count: Int

  public init(mean: Double, halfWidth: Double, level: Double, count: Int) {
    self.mean = mean
    self.halfWidth = halfWidth
    self.level = level
    self.count = count
  }

  /// The interval around the mean of a tally of independent observations; `nil` for fewer than two of them.
  public init?(of replications: Tally, level: Double = 0.95) {
    precondition(level > 0 && level < 1, "a level of confidence lies between 0 and 1, not at \(level)")
    guard let mean = replications.mean, let error = replications.standardError else { return nil }
    let student = StudentDistribution(degreesOfFreedom: Double(replications.count - 1))
    let halfWidth = student.quantile(upperTail: (1 - level) / 2) * error
    self.init(mean: mean, halfWidth: halfWidth, level: level, count: replications.count)
  }

  public var low: Double { mean - halfWidth }

  public var high: Double { mean + halfWidth }

  /// Whether a value lies in the interval, its ends included.
  public func contains(_ value: Double) -> Bool { value >= low && value <= high }
}
