import PortableMath

/// Lifetimes that wear out (shape above 1) or settle in (shape below 1), with scale λ and shape k. One draw.
///
/// Mean: λ Γ(1 + 1/k). Variance: λ² (Γ(1 + 2/k) - Γ(1 + 1/k)²).
public struct Weibull: InvertibleDistribution, Hashable {
  public let shape: Double
  public let scale: Double

  public init(scale: Double, shape: Double) throws(DistributionError) {
    let check = ParameterCheck("Weibull")
    try check("scale", scale, .positive)
    try check("shape", shape, .positive)
    self.scale = scale
    self.shape = shape
  }

  public init(mean: Double, shape: Double) throws(DistributionError) {
    let check = ParameterCheck("Weibull")
    try check("mean", mean, .positive)
    // Below this the ratio of mean to scale leaves the range of a Double.
    try check("shape", shape, .atLeast(0.01))
    try self.init(scale: mean / Portable.exp(Portable.logGamma(1 + 1 / shape)), shape: shape)
  }

  public var mean: Double { scale * Portable.exp(Portable.logGamma(1 + 1 / shape)) }

  public var variance: Double {
    let excess = Portable.logGamma(1 + 2 / shape) - 2 * Portable.logGamma(1 + 1 / shape)
    return mean * mean * Portable.expm1(excess)
  }

  public func probability(upTo x: Double) -> Double {
    x <= 0 ? 0 : -Portable.expm1(-Portable.pow(x / scale, shape))
  }

  public func quantile(_ p: Double) -> Double { scale * Portable.pow(-Portable.log1p(-p), 1 / shape) }

  public func sample(using stream: inout RandomStream) -> Double {
    let hazard = -Portable.log(stream.openUnit())
    return hazard == 0 ? 0 : scale * Portable.exp(Portable.log(hazard) / shape)
  }
}
