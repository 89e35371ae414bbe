/// Every number between two bounds is equally likely: a <= x < b. One draw.
///
/// Mean: (a + b) / 2. Variance: (b - a)² / 12.
public struct Uniform: InvertibleDistribution, Hashable {
  public let lower: Double
  public let upper: Double

  public init(from lower: Double, to upper: Double) throws(DistributionError) {
    let check = ParameterCheck("Uniform")
    try check("from", lower, .finite)
    try check("to", upper, .above(lower))
    try check("to - from", upper - lower, .finite)
    self.lower = lower
    self.upper = upper
  }

  public var mean: Double { lower + (upper - lower) / 2 }
  public var variance: Double { (upper - lower) * (upper - lower) / 12 }

  public func probability(upTo x: Double) -> Double {
    min(max((x - lower) / (upper - lower), 0), 1)
  }

  @inlinable
  public func quantile(_ p: Double) -> Double { lower + (upper - lower) * p }

  @inlinable
  public func sample(using stream: inout RandomStream) -> Double { quantile(stream.unit()) }
}
