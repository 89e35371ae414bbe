import PortableMath

/// Student's t distribution, for intervals around a mean whose spread is itself estimated.
///
/// Any real number of degrees of freedom above zero, since Welch's comparison yields fractions. Quantiles are
/// good to a relative 1e-12 and the same bits on every machine.
///
/// Not for drawing samples.
public struct StudentDistribution: Sendable, Equatable {
  public let degreesOfFreedom: Double

  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom.isFinite && degreesOfFreedom > 0,
      "degrees of freedom are finite and above zero, not \(degreesOfFreedom)")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value of at most `t`.
  public func cumulative(_ t: Double) -> Double {
    if t >= 0 { return 1 - upperTail(t) }
    return upperTail(-t)
  }

  /// The probability of a value above `t`, with all its digits however small it is.
  public func upperTail(_ t: Double) -> Double {
    if t < 0 { return 1 - upperTail(-t) }
    let ratio = t / degreesOfFreedom.squareRoot()
    // The square of a larger ratio might leave the range of a double.
    let odds = ratio < 1e100 ? Odds(ratio * ratio) : Odds(logarithm: 2 * Portable.log(ratio))
    return 0.5 * IncompleteBeta(degreesOfFreedom / 2, 0.5).value(at: odds.reversed)
  }

  /// The value that is not exceeded with probability `p`, between 0 and 1; infinite at either end.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1, not at \(p)")
    let fromMiddle = p - 0.5
    if abs(fromMiddle) > 0.25 {
      return fromMiddle < 0 ? -size(tail: p) : size(tail: 1 - p)
    }
    let size = size(middle: 2 * abs(fromMiddle))
    return fromMiddle < 0 ? -size : size
  }

  /// The value that is exceeded with probability `q`: the accurate choice where `1 - q` would round.
  public func quantile(upperTail q: Double) -> Double { -quantile(q) }

  /// The value exceeded with a probability of at most one quarter.
  private func size(tail q: Double) -> Double {
    guard q > 0 else { return .infinity }
    let normal = -Portable.normalQuantile(q)
    if let expanded = expansion(around: normal) { return expanded }
    return size(logOdds: -IncompleteBeta(degreesOfFreedom / 2, 0.5).logOdds(forProbability: 2 * q))
  }

  /// The value that bounds, on both sides, a probability of at most one half.
  private func size(middle p: Double) -> Double {
    guard p > 0 else { return 0 }
    if let expanded = expansion(around: Portable.normalQuantile(0.5 + p / 2)) { return expanded }
    return size(logOdds: IncompleteBeta(0.5, degreesOfFreedom / 2).logOdds(forProbability: p))
  }

  /// The odds are `t² / degreesOfFreedom`.
  private func size(logOdds: Double) -> Double {
    degreesOfFreedom.squareRoot() * Portable.exp(logOdds / 2)
  }

  /// The expansion by Cornish and Fisher (Abramowitz and Stegun 26.7.5) around the normal quantile, where its
  /// next term lies below 1e-13 of it.
  private func expansion(around z: Double) -> Double? {
    let n = degreesOfFreedom
    let square = z * z
    guard n >= 1_000, 200 * square < n else { return nil }
    let first = (square + 1) / 4
    let second = ((5 * square + 16) * square + 3) / 96
    let third = (((3 * square + 19) * square + 17) * square - 15) / 384
    let fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160
    return z + z * (((fourth / n + third) / n + second) / n + first) / n
  }
}
