public import PortableMath

/// The time until an event that is equally likely at every moment, however long one has waited. One draw.
///
/// Mean: m. Variance: m².
public struct Exponential: InvertibleDistribution, Hashable {
  public let mean: Double

  public init(mean: Double) throws(DistributionError) {
    try ParameterCheck("Exponential")("mean", mean, .positive)
    self.mean = mean
  }

  /// - Parameter rate: Events per unit of time; the mean is 1 / rate.
  public init(rate: Double) throws(DistributionError) {
    let check = ParameterCheck("Exponential")
    try check("rate", rate, .positive)
    try check("1 / rate", 1 / rate, .positive)
    mean = 1 / rate
  }

  public var rate: Double { 1 / mean }
  public var variance: Double { mean * mean }

  public func probability(upTo x: Double) -> Double { x <= 0 ? 0 : -Portable.expm1(-x / mean) }
  public func quantile(_ p: Double) -> Double { -mean * Portable.log1p(-p) }

  @inlinable
  @inline(__always)
  public func sample(using stream: inout RandomStream) -> Double {
    // 1 - openUnit() is uniform in [0, 1): the sample grows with the complement of the draw.
    -mean * Portable.log(stream.openUnit())
  }
}
