/// Another law, given that it falls between two bounds. One draw, by inversion: never a rejected sample.
///
/// With the law's cumulative probability F, its quantile Q and the bounds a and b, a sample is
/// Q(F(a) + U (F(b) - F(a))). As U has 53 bits, so has the reach into a tail.
///
/// With the conditional probability G, and the median c: mean c + ∫ (1 - G) dx above c - ∫ G dx below c; variance
/// 2 ∫ (x - c) (1 - G) dx above c + 2 ∫ (c - x) G dx below c - (mean - c)². Both are integrated numerically whenever they
/// are asked for, by Gauss and Legendre's rule on some 150 cells between quantiles, to a relative error below 1e-9. Tails beyond the conditional
/// probabilities 2^-52 and 1 - 2^-52 are left out, so an open bound on a law whose own mean or variance is infinite gives
/// a large finite figure.
///
/// Far in an upper tail, where F rounds to 1, no law remains to sample from: that is an error.
public struct Truncated: InvertibleDistribution {
  public let base: any InvertibleDistribution
  public let lower: Double
  public let upper: Double
  private let law: Conditional

  public init(
    _ base: any InvertibleDistribution, from lower: Double = -.infinity, to upper: Double = .infinity
  ) throws(DistributionError) {
    let check = ParameterCheck("Truncated")
    try check("from", lower, .between(-.infinity, .greatestFiniteMagnitude))
    try check("to", upper, .between(-.greatestFiniteMagnitude, .infinity))
    guard lower < upper else {
      throw DistributionError(distribution: "Truncated", parameter: "to", value: upper, requirement: .above(lower))
    }
    let law = Conditional(base: base, lower: lower, upper: upper)
    try check("probability between the bounds", law.share, .positive)
    self.base = base
    self.lower = lower
    self.upper = upper
    self.law = law
  }

  /// - Complexity: a thousand evaluations of the base law's probability; not for a loop.
  public var mean: Double { law.moments().mean }

  /// - Complexity: as that of the mean.
  public var variance: Double { law.moments().variance }

  public func probability(upTo x: Double) -> Double { law.probability(upTo: x) }
  public func quantile(_ p: Double) -> Double { law.quantile(p) }
  public func sample(using stream: inout RandomStream) -> Double { quantile(stream.innerUnit()) }
}

/// A law given that it falls between two bounds.
private struct Conditional {
  let base: any InvertibleDistribution
  let lower: Double
  let upper: Double
  let below: Double
  let share: Double

  init(base: any InvertibleDistribution, lower: Double, upper: Double) {
    self.base = base
    self.lower = lower
    self.upper = upper
    below = lower == -.infinity ? 0 : base.probability(upTo: lower)
    share = (upper == .infinity ? 1 : base.probability(upTo: upper)) - below
  }

  func probability(upTo x: Double) -> Double {
    if x <= lower { return 0 }
    if x >= upper { return 1 }
    return min(max((base.probability(upTo: x) - below) / share, 0), 1)
  }

  func quantile(_ p: Double) -> Double {
    min(max(base.quantile(below + p * share), lower), upper)
  }

  func moments() -> (mean: Double, variance: Double) {
    let edges = cellEdges()
    let centre = quantile(0.5)
    var first = 0.0
    var second = 0.0
    for (start, end) in zip(edges, edges.dropFirst()) {
      let half = (end - start) / 2
      for (node, weight) in Self.gaussLegendre {
        for x in [start + half - half * node, start + half + half * node] {
          let probability = probability(upTo: x)
          let outside = weight * half * (x < centre ? -probability : 1 - probability)
          first += outside
          second += 2 * (x - centre) * outside
        }
      }
    }
    return (centre + first, max(0, second - first * first))
  }

  /// Quantiles: even steps in the middle, halves of halves towards both ends.
  private func cellEdges() -> [Double] {
    var edges: [Double] = []
    for exponent in stride(from: 52, through: 6, by: -1) { edges.append(quantile(Self.power(-exponent))) }
    for step in 2...62 { edges.append(quantile(Double(step) / 64)) }
    for exponent in 6...52 { edges.append(quantile(1 - Self.power(-exponent))) }
    if lower.isFinite { edges.insert(lower, at: 0) }
    if upper.isFinite { edges.append(upper) }
    return edges.filter(\.isFinite)
  }

  private static func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// Positive nodes and their weights on [-1, 1], of the rule with six nodes.
  private static let gaussLegendre: [(Double, Double)] = [
    (0.238619186083196908630501721681, 0.467913934572691047389870343990),
    (0.661209386466264513661399595020, 0.360761573048138607569833513838),
    (0.932469514203152027812301554494, 0.171324492379170345040296142173),
  ]
}
