/// 1 with probability p, else 0. One draw.
///
/// Mean: p. Variance: p (1 - p).
public struct Bernoulli: Distribution, Hashable {
  public let probability: Double

  public init(probability: Double) throws(DistributionError) {
    try ParameterCheck("Bernoulli")("probability", probability, .between(0, 1))
    self.probability = probability
  }

  public var mean: Double { probability }
  public var variance: Double { probability * (1 - probability) }

  /// Whether the trial succeeds. A trial that succeeds keeps succeeding, on the same draw, at any higher probability.
  @inlinable
  public func succeeds(using stream: inout RandomStream) -> Bool { stream.unit() < probability }

  public func sample(using stream: inout RandomStream) -> Double { succeeds(using: &stream) ? 1 : 0 }
}
