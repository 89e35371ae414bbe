import PortableMath

/// Failures before the first success, each trial succeeding with probability p: 0, 1, 2, ... One draw.
///
/// Mean: (1 - p) / p. Variance: (1 - p) / p².
public struct Geometric: Distribution, Hashable {
  public let probability: Double

  public init(probability: Double) throws(DistributionError) {
    let check = ParameterCheck("Geometric")
    try check("probability", probability, .positive)
    try check("probability", probability, .between(0, 1))
    self.probability = probability
  }

  public var mean: Double { (1 - probability) / probability }
  public var variance: Double { (1 - probability) / probability / probability }

  public func sample(using stream: inout RandomStream) -> Double {
    let logarithm = Portable.log(stream.openUnit())
    return probability == 1 ? 0 : (logarithm / Portable.log1p(-probability)).rounded(.down)
  }
}
