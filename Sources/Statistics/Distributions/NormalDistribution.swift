import PortableMath

/// The normal distribution's probabilities and quantiles, for intervals and tests.
///
/// Relative error of quantiles below 1.4e-15 in standard units, down to the smallest probabilities, which keep their
/// digits. The same bits on every machine.
///
/// Not for drawing samples.
public struct NormalDistribution: Sendable, Equatable {
  public let mean: Double
  public let standardDeviation: Double

  /// Mean 0, standard deviation 1.
  public static let standard = NormalDistribution(mean: 0, standardDeviation: 1)

  public init(mean: Double, standardDeviation: Double) {
    precondition(mean.isFinite, "a mean is finite, not \(mean)")
    precondition(
      standardDeviation.isFinite && standardDeviation > 0,
      "a standard deviation is finite and above zero, not \(standardDeviation)")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    Portable.erfc((mean - x) / standardDeviation * 0.5.squareRoot()) / 2
  }

  /// The probability of a value above `x`, with all its digits however small it is.
  public func upperTail(_ x: Double) -> Double {
    Portable.erfc((x - mean) / standardDeviation * 0.5.squareRoot()) / 2
  }

  /// The value that is not exceeded with probability `p`, between 0 and 1; infinite at either end.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1, not at \(p)")
    return mean + standardDeviation * Portable.normalQuantile(p)
  }

  /// The value that is exceeded with probability `q`: the accurate choice where `1 - q` would round.
  public func quantile(upperTail q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a probability lies between 0 and 1, not at \(q)")
    return mean - standardDeviation * Portable.normalQuantile(q)
  }
}
