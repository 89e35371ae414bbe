public import PortableMath

/// Waiting times of several stages, with shape k and scale θ: from a steep start (k below 1) to a bell (k large).
///
/// Mean: kθ. Variance: kθ².
///
/// Whole shapes up to 8 take that many draws (the sum of exponentials, as the logarithm of a product). Other shapes take
/// two draws a try, 1.05 tries on average, by Marsaglia and Tsang ("A simple method for generating gamma variables",
/// 2000); below 1, one draw more.
public struct Gamma: InvertibleDistribution, Hashable {
  public let shape: Double
  public let scale: Double
  @usableFromInline let stages: Int?
  /// The logarithm of the gamma function at the shape.
  private let logGamma: Double

  public init(shape: Double, scale: Double) throws(DistributionError) {
    let check = ParameterCheck("Gamma")
    try check("shape", shape, .positive)
    try check("scale", scale, .positive)
    self.shape = shape
    self.scale = scale
    stages = shape <= 8 && shape == shape.rounded() ? Int(shape) : nil
    logGamma = Portable.logGamma(shape)
  }

  public init(mean: Double, shape: Double) throws(DistributionError) {
    let check = ParameterCheck("Gamma")
    try check("mean", mean, .positive)
    try check("shape", shape, .positive)
    try self.init(shape: shape, scale: mean / shape)
  }

  public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
    let check = ParameterCheck("Gamma")
    try check("mean", mean, .positive)
    try check("standardDeviation", standardDeviation, .positive)
    let ratio = mean / standardDeviation
    try self.init(mean: mean, shape: ratio * ratio)
  }

  public var mean: Double { shape * scale }
  public var variance: Double { shape * scale * scale }

  @inlinable
  public func sample(using stream: inout RandomStream) -> Double {
    if let stages { return scale * Self.sumOfExponentials(stages, using: &stream) }
    return sampleByRejection(using: &stream)
  }

  @usableFromInline
  func sampleByRejection(using stream: inout RandomStream) -> Double {
    if shape >= 1 { return scale * Self.marsagliaTsang(shape, using: &stream) }
    return scale * Portable.exp(logStandardSample(using: &stream))
  }
}

extension Gamma {
  @inlinable
  static func sumOfExponentials(_ count: Int, using stream: inout RandomStream) -> Double {
    var product = stream.openUnit()
    for _ in 1..<count { product *= stream.openUnit() }
    return -Portable.log(product)
  }

  private static func marsagliaTsang(_ shape: Double, using stream: inout RandomStream) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = Portable.normalQuantile(stream.innerUnit())
      let u = stream.openUnit()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if Portable.log(u) < 0.5 * x * x + d * (1 - v + Portable.log(v)) { return d * v }
    }
  }

  /// The logarithm of a sample with scale 1, for any shape: tiny shapes give samples below the range of a Double.
  func logStandardSample(using stream: inout RandomStream) -> Double {
    if shape >= 1 { return Portable.log(Self.marsagliaTsang(shape, using: &stream)) }
    let next = Self.marsagliaTsang(shape + 1, using: &stream)
    return Portable.log(next) + Portable.log(stream.openUnit()) / shape
  }
}

extension Gamma {
  public func probability(upTo x: Double) -> Double { standardProbability(upTo: x / scale) }

  /// For scale 1.
  private func standardProbability(upTo x: Double) -> Double {
    // Below, the difference from 1 would cost digits.
    guard let stages, x >= shape / 2, x < 700 else {
      return Portable.gammaProbability(shape: shape, upTo: x, logGamma: logGamma)
    }
    // All stages are over unless fewer events of a Poisson process have happened.
    var term = 1.0
    var sum = 1.0
    for event in 1..<stages {
      term *= x / Double(event)
      sum += term
    }
    return 1 - Portable.exp(-x) * sum
  }

  /// By Halley's method between bounds that close in, from Wilson and Hilferty's approximation (1931); some three
  /// evaluations of the probability, which are short sums for whole shapes up to 8.
  public func quantile(_ p: Double) -> Double {
    if p <= 0 { return 0 }
    if p >= 1 { return .infinity }
    var (lower, upper) = (0.0, Double.infinity)
    var x = roughQuantile(p)
    let deviation = shape.squareRoot()
    for _ in 0..<100 {
      let excess = standardProbability(upTo: x) - p
      if excess == 0 { return scale * x }
      if excess < 0 { lower = max(lower, x) } else { upper = min(upper, x) }
      let density = Portable.gammaDensity(shape: shape, at: x, logGamma: logGamma)
      let newton = excess / density
      // Bent no more than by half: a step must not be short because it is bent.
      var next = x - newton / (1 - 0.5 * min(max(newton * ((shape - 1) / x - 1), -1), 1))
      // What is left after a short step is as its third power, in deviations for laws that are narrow.
      var isClose = abs(next - x) <= max(0x1p-24 * min(x, deviation), 0x1p-50 * x)
      if !(next > lower && next < upper) {
        next = upper.isFinite ? lower + (upper - lower) / 2 : 2 * x
        isClose = abs(next - x) <= 0x1p-50 * x
      }
      if isClose { return scale * next }
      x = next
    }
    return scale * x
  }

  private func roughQuantile(_ p: Double) -> Double {
    let ninth = 1 / (9 * shape)
    let root = 1 - ninth + Portable.normalQuantile(p) * ninth.squareRoot()
    if root > 0.3 { return shape * root * root * root }
    let logarithm = (Portable.log(p) + logGamma + Portable.log(shape)) / shape
    return max(Portable.exp(logarithm), .leastNormalMagnitude)
  }
}
