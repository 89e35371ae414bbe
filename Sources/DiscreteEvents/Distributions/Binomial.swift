import PortableMath

/// Successes among n independent trials, each with probability p.
///
/// Mean: np. Variance: np (1 - p).
///
/// One draw by inversion where n times the smaller of p and 1 - p is below 10; else pairs of draws, 1.1 to 1.5 of them on
/// average whatever n: BTRS of Hörmann, "The generation of binomial random variates" (1993).
public struct Binomial: Distribution, Hashable {
  public let trials: Int
  public let probability: Double

  public init(trials: Int, probability: Double) throws(DistributionError) {
    let check = ParameterCheck("Binomial")
    try check("trials", Double(trials), .between(0, 0x1p31))
    try check("probability", probability, .between(0, 1))
    self.trials = trials
    self.probability = probability
  }

  public var mean: Double { Double(trials) * probability }
  public var variance: Double { Double(trials) * probability * (1 - probability) }

  public func sample(using stream: inout RandomStream) -> Double {
    let n = Double(trials)
    let rarer = min(probability, 1 - probability)
    let count =
      n * rarer < 10
      ? Self.byInversion(n, rarer, stream.unit())
      : Self.byTransformedRejection(n, rarer, using: &stream)
    return probability <= 0.5 ? count : n - count
  }

  private static func byInversion(_ n: Double, _ p: Double, _ draw: Double) -> Double {
    let odds = p / (1 - p)
    var count = 0.0
    var probability = Portable.exp(n * Portable.log1p(-p))
    var rest = draw - probability
    while rest >= 0 && count < min(n, 120) {
      count += 1
      probability *= (n - count + 1) / count * odds
      rest -= probability
    }
    return count
  }

  private static func byTransformedRejection(_ n: Double, _ p: Double, using stream: inout RandomStream) -> Double {
    let deviation = (n * p * (1 - p)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * p
    let alpha = (2.83 + 5.1 / b) * deviation
    let squeeze = 0.92 - 4.2 / b
    let logOdds = Portable.log(p / (1 - p))
    let mode = ((n + 1) * p).rounded(.down)
    let atMode = Portable.logGamma(mode + 1) + Portable.logGamma(n - mode + 1)
    while true {
      let u = stream.unit() - 0.5
      let v = stream.openUnit()
      let edge = 0.5 - abs(u)
      let count = ((2 * a / edge + b) * u + n * p + 0.5).rounded(.down)
      if edge >= 0.07 && v <= squeeze { return count }
      if count < 0 || count > n { continue }
      let height = Portable.log(v * alpha / (a / (edge * edge) + b))
      let atCount = Portable.logGamma(count + 1) + Portable.logGamma(n - count + 1)
      if height <= atMode - atCount + (count - mode) * logOdds { return count }
    }
  }
}
