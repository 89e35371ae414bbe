import PortableMath

/// The bell curve: sums of many small independent effects. Reaches below zero. One draw, by the quantile function.
///
/// Mean: μ. Variance: σ².
public struct Normal: InvertibleDistribution, Hashable {
  public let mean: Double
  public let standardDeviation: Double

  public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
    let check = ParameterCheck("Normal")
    try check("mean", mean, .finite)
    try check("standardDeviation", standardDeviation, .positive)
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  public var variance: Double { standardDeviation * standardDeviation }

  public func probability(upTo x: Double) -> Double {
    0.5 * Portable.erfc((mean - x) / standardDeviation * 0.5.squareRoot())
  }

  public func quantile(_ p: Double) -> Double { mean + standardDeviation * Portable.normalQuantile(p) }

  public func sample(using stream: inout RandomStream) -> Double { quantile(stream.innerUnit()) }
}
