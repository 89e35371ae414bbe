import PortableMath

/// A share between 0 and 1, with shapes α and β.
///
/// Mean: α / (α + β). Variance: αβ / ((α + β)² (α + β + 1)).
///
/// A sample is X / (X + Y) of two gamma variables, with their draws; computed from logarithms, so that small shapes give
/// values near 0 and 1 rather than nothing.
public struct Beta: Distribution, Hashable {
  public let alpha: Double
  public let beta: Double
  private let first: Gamma
  private let second: Gamma

  public init(alpha: Double, beta: Double) throws(DistributionError) {
    let check = ParameterCheck("Beta")
    try check("alpha", alpha, .positive)
    try check("beta", beta, .positive)
    self.alpha = alpha
    self.beta = beta
    first = try Gamma(shape: alpha, scale: 1)
    second = try Gamma(shape: beta, scale: 1)
  }

  /// - Parameter concentration: α + β; the larger, the closer to the mean.
  public init(mean: Double, concentration: Double) throws(DistributionError) {
    let check = ParameterCheck("Beta")
    try check("mean", mean, .above(0))
    try check("mean", mean, .below(1))
    try check("concentration", concentration, .positive)
    try self.init(alpha: mean * concentration, beta: (1 - mean) * concentration)
  }

  public var mean: Double { alpha / (alpha + beta) }

  public var variance: Double {
    let sum = alpha + beta
    return alpha / sum * (beta / sum) / (sum + 1)
  }

  public func sample(using stream: inout RandomStream) -> Double {
    let x = first.logStandardSample(using: &stream)
    let y = second.logStandardSample(using: &stream)
    return 1 / (1 + Portable.exp(y - x))
  }
}
