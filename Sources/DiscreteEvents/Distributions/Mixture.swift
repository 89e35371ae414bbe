/// One of several laws, each with its share of the cases. One draw more than the chosen law.
///
/// Mean: Σ pᵢ mᵢ. Variance: Σ pᵢ (vᵢ + (mᵢ - mean)²), with the share, mean and variance of each law.
public struct Mixture: Distribution {
  public let mean: Double
  public let variance: Double
  private let choice: WeightedChoice
  private let laws: [any Distribution]

  public init(_ components: [(weight: Double, law: any Distribution)]) throws(DistributionError) {
    let check = ParameterCheck("Mixture")
    try check("components", Double(components.count), .moreEntriesThan(0))
    for (place, component) in components.enumerated() {
      try check("components[\(place)].weight", component.weight, .notNegative)
    }
    let total = components.reduce(0) { $0 + $1.weight }
    try check("sum of weights", total, .positive)

    let possible = components.filter { $0.weight > 0 }
    let mean = possible.reduce(0) { $0 + $1.weight / total * $1.law.mean }
    self.mean = mean
    variance =
      mean.isFinite
      ? possible.reduce(0) { sum, component in
        let distance = component.law.mean - mean
        return sum + component.weight / total * (component.law.variance + distance * distance)
      } : .infinity
    choice = try WeightedChoice(weights: possible.map(\.weight))
    laws = possible.map(\.law)
  }

  public func sample(using stream: inout RandomStream) -> Double {
    laws[choice.index(using: &stream)].sample(using: &stream)
  }
}
