import PortableMath

/// A few are very large: P(X > x) = (a / x)^k for x >= a, with minimum a and shape k. One draw.
///
/// Mean: a k / (k - 1), infinite for k <= 1. Variance: a² k / ((k - 1)² (k - 2)), infinite for k <= 2.
public struct Pareto: InvertibleDistribution, Hashable {
  public let minimum: Double
  public let shape: Double

  public init(minimum: Double, shape: Double) throws(DistributionError) {
    let check = ParameterCheck("Pareto")
    try check("minimum", minimum, .positive)
    try check("shape", shape, .positive)
    self.minimum = minimum
    self.shape = shape
  }

  public init(mean: Double, shape: Double) throws(DistributionError) {
    let check = ParameterCheck("Pareto")
    try check("mean", mean, .positive)
    try check("shape", shape, .above(1))
    try self.init(minimum: mean * ((shape - 1) / shape), shape: shape)
  }

  public var mean: Double { shape > 1 ? minimum * shape / (shape - 1) : .infinity }

  public var variance: Double {
    guard shape > 2 else { return .infinity }
    return minimum * minimum * shape / ((shape - 1) * (shape - 1) * (shape - 2))
  }

  public func probability(upTo x: Double) -> Double {
    x <= minimum ? 0 : -Portable.expm1(shape * Portable.log(minimum / x))
  }

  public func quantile(_ p: Double) -> Double { minimum * Portable.exp(-Portable.log1p(-p) / shape) }

  public func sample(using stream: inout RandomStream) -> Double {
    minimum * Portable.exp(-Portable.log(stream.openUnit()) / shape)
  }
}
