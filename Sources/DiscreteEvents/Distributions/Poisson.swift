import PortableMath

/// How many independent rare events happen: 0, 1, 2, ...
///
/// Mean: m. Variance: m.
///
/// Below a mean of 10, one draw by inversion. From 10 on, pairs of draws, 1.1 to 1.3 of them on average whatever the mean:
/// PTRS of Hörmann, "The transformed rejection method for generating Poisson random variables" (1993).
public struct Poisson: Distribution, Hashable {
  public let mean: Double

  public init(mean: Double) throws(DistributionError) {
    // Above, rounding in the logarithm of a factorial begins to show in the shares of counts.
    try ParameterCheck("Poisson")("mean", mean, .between(0, 0x1p31))
    self.mean = mean
  }

  public var variance: Double { mean }

  public func sample(using stream: inout RandomStream) -> Double {
    mean < 10 ? byInversion(stream.unit()) : byTransformedRejection(using: &stream)
  }

  private func byInversion(_ draw: Double) -> Double {
    var count = 0.0
    var probability = Portable.exp(-mean)
    var rest = draw - probability
    // Behind 120, a mean below 10 leaves less than the rounding of `rest`.
    while rest >= 0 && count < 120 {
      count += 1
      probability *= mean / count
      rest -= probability
    }
    return count
  }

  private func byTransformedRejection(using stream: inout RandomStream) -> Double {
    let logMean = Portable.log(mean)
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let squeeze = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = stream.unit() - 0.5
      let v = stream.openUnit()
      let edge = 0.5 - abs(u)
      let count = ((2 * a / edge + b) * u + mean + 0.43).rounded(.down)
      if edge >= 0.07 && v <= squeeze { return count }
      if count < 0 || (edge < 0.013 && v > edge) { continue }
      let height = Portable.log(v * inverseAlpha / (a / (edge * edge) + b))
      if height <= count * logMean - mean - Portable.logGamma(count + 1) { return count }
    }
  }
}
