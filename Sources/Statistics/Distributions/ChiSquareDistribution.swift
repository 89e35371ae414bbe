import PortableMath

/// The chi-square distribution, for intervals around a variance and for tests of fit.
///
/// Quantiles are good to a relative 1e-10 up to a million degrees of freedom and the same bits on every machine.
///
/// Not for drawing samples.
public struct ChiSquareDistribution: Sendable, Equatable {
  public let degreesOfFreedom: Double

  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom.isFinite && degreesOfFreedom > 0,
      "degrees of freedom are finite and above zero, not \(degreesOfFreedom)")
    self.degreesOfFreedom = degreesOfFreedom
  }

  private var gamma: IncompleteGamma { IncompleteGamma(shape: degreesOfFreedom / 2) }

  /// The probability of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double {
    x > 0 ? Portable.exp(gamma.logLower(atLog: Portable.log(x / 2))) : 0
  }

  /// The probability of a value above `x`, with all its digits however small it is.
  public func upperTail(_ x: Double) -> Double {
    x > 0 ? Portable.exp(gamma.logUpper(atLog: Portable.log(x / 2))) : 1
  }

  /// The value that is not exceeded with probability `p`, between 0 and 1; infinite at 1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1, not at \(p)")
    return p <= 0.5 ? lowerQuantile(p) : upperQuantile(1 - p)
  }

  /// The value that is exceeded with probability `q`: the accurate choice where `1 - q` would round.
  public func quantile(upperTail q: Double) -> Double {
    precondition(q >= 0 && q <= 1, "a probability lies between 0 and 1, not at \(q)")
    return q <= 0.5 ? upperQuantile(q) : lowerQuantile(1 - q)
  }

  private func lowerQuantile(_ p: Double) -> Double { p > 0 ? 2 * gamma.lowerQuantile(p) : 0 }

  private func upperQuantile(_ q: Double) -> Double { q > 0 ? 2 * gamma.upperQuantile(q) : .infinity }
}
