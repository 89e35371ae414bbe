/// Another law, stretched: the same shape in another unit, or a slower cook. Draws as that law.
///
/// Mean: factor · m. Variance: factor² · v. A negative factor mirrors the law.
public struct Scaled: Distribution {
  public let base: any Distribution
  public let factor: Double

  public init(_ base: any Distribution, by factor: Double) throws(DistributionError) {
    try ParameterCheck("Scaled")("by", factor, .finite)
    self.base = base
    self.factor = factor
  }

  public var mean: Double { factor == 0 ? 0 : factor * base.mean }
  public var variance: Double { factor == 0 ? 0 : factor * factor * base.variance }
  public func sample(using stream: inout RandomStream) -> Double { factor * base.sample(using: &stream) }
}
