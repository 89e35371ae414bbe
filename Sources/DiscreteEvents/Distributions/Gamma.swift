import PortableMath

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
  private let stages: Int?

  public init(shape: Double, scale: Double) throws(DistributionError) {
    let check = ParameterCheck("Gamma")
    try check("shape", shape, .positive)
    try check("scale", scale, .positive)
    self.shape = shape
    self.scale = scale
    stages = shape <= 8 && shape == shape.rounded() ? Int(shape) : nil
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

  public func sample(using stream: inout RandomStream) -> Double {
    if let stages { return scale * Self.sumOfExponentials(stages, using: &stream) }
    if shape >= 1 { return scale * Self.marsagliaTsang(shape, using: &stream) }
    return scale * Portable.exp(logStandardSample(using: &stream))
  }
}

extension Gamma {
  private static func sumOfExponentials(_ count: Int, using stream: inout RandomStream) -> Double {
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
  public func probability(upTo x: Double) -> Double {
    Portable.gammaProbability(shape: shape, upTo: x / scale)
  }

  /// By bisection to the last bit: some 60 evaluations of the probability, for setting up rather than for every sample.
  public func quantile(_ p: Double) -> Double {
    if p <= 0 { return 0 }
    if p >= 1 { return .infinity }
    var lower = 0.0
    var upper = max(1, shape)
    while Portable.gammaProbability(shape: shape, upTo: upper) < p {
      lower = upper
      upper *= 2
    }
    while true {
      let middle = lower + (upper - lower) / 2
      guard lower < middle, middle < upper else { return scale * upper }
      if Portable.gammaProbability(shape: shape, upTo: middle) < p { lower = middle } else { upper = middle }
    }
  }
}
