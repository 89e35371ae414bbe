/// Another law, moved: a minimum that is always there, and something random on top. Draws as that law.
///
/// Mean: m + offset. Variance: unchanged.
public struct Shifted: Distribution {
  public let base: any Distribution
  public let offset: Double

  public init(_ base: any Distribution, by offset: Double) throws(DistributionError) {
    try ParameterCheck("Shifted")("by", offset, .finite)
    self.base = base
    self.offset = offset
  }

  public var mean: Double { base.mean + offset }
  public var variance: Double { base.variance }
  public func sample(using stream: inout RandomStream) -> Double { base.sample(using: &stream) + offset }
}
