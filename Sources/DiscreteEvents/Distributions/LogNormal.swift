import PortableMath

/// exp of a normal variable with mean μ and standard deviation σ: durations that are products of many effects. One draw.
///
/// Mean: exp(μ + σ²/2). Variance: (exp(σ²) - 1) exp(2μ + σ²).
public struct LogNormal: InvertibleDistribution, Hashable {
  public let logMean: Double
  public let logStandardDeviation: Double

  public init(logMean: Double, logStandardDeviation: Double) throws(DistributionError) {
    let check = ParameterCheck("LogNormal")
    try check("logMean", logMean, .finite)
    try check("logStandardDeviation", logStandardDeviation, .positive)
    self.logMean = logMean
    self.logStandardDeviation = logStandardDeviation
  }

  public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
    let check = ParameterCheck("LogNormal")
    try check("mean", mean, .positive)
    try check("standardDeviation", standardDeviation, .positive)
    let variation = standardDeviation / mean
    let logVariance = Portable.log1p(variation * variation)
    try self.init(
      logMean: Portable.log(mean) - logVariance / 2, logStandardDeviation: logVariance.squareRoot())
  }

  /// - Parameter p90: The value below which nine of ten samples lie, above the median.
  public init(median: Double, p90: Double) throws(DistributionError) {
    let check = ParameterCheck("LogNormal")
    try check("median", median, .positive)
    try check("p90", p90, .above(median))
    try self.init(
      logMean: Portable.log(median),
      logStandardDeviation: Portable.log(p90 / median) / Portable.normalQuantile(0.9))
  }

  private var logVariance: Double { logStandardDeviation * logStandardDeviation }

  public var median: Double { Portable.exp(logMean) }
  public var mean: Double { Portable.exp(logMean + logVariance / 2) }
  public var variance: Double { Portable.expm1(logVariance) * mean * mean }

  public func probability(upTo x: Double) -> Double {
    guard x > 0 else { return 0 }
    return 0.5 * Portable.erfc((logMean - Portable.log(x)) / logStandardDeviation * 0.5.squareRoot())
  }

  public func quantile(_ p: Double) -> Double {
    Portable.exp(logMean + logStandardDeviation * Portable.normalQuantile(p))
  }

  public func sample(using stream: inout RandomStream) -> Double { quantile(stream.innerUnit()) }
}
