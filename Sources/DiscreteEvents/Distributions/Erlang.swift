/// The sum of k exponential stages, each with the same mean. Draws as ``Gamma``.
///
/// Mean: k m for stages of mean m. Variance: k m².
public struct Erlang: InvertibleDistribution, Hashable {
  public let stages: Int
  private let gamma: Gamma

  public init(stages: Int, stageMean: Double) throws(DistributionError) {
    let check = ParameterCheck("Erlang")
    try check("stages", Double(stages), .atLeast(1))
    try check("stageMean", stageMean, .positive)
    self.stages = stages
    gamma = try Gamma(shape: Double(stages), scale: stageMean)
  }

  /// - Parameter mean: Of the whole, not of a stage.
  public init(stages: Int, mean: Double) throws(DistributionError) {
    let check = ParameterCheck("Erlang")
    try check("stages", Double(stages), .atLeast(1))
    try check("mean", mean, .positive)
    try self.init(stages: stages, stageMean: mean / Double(stages))
  }

  public var mean: Double { gamma.mean }
  public var variance: Double { gamma.variance }
  public func probability(upTo x: Double) -> Double { gamma.probability(upTo: x) }
  public func quantile(_ p: Double) -> Double { gamma.quantile(p) }
  public func sample(using stream: inout RandomStream) -> Double { gamma.sample(using: &stream) }
}
