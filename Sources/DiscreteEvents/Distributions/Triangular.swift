/// A guess by three numbers: at least a, most likely c, at most b. One draw.
///
/// Mean: (a + b + c) / 3. Variance: (a² + b² + c² - ab - ac - bc) / 18.
public struct Triangular: InvertibleDistribution, Hashable {
  public let lower: Double
  public let mode: Double
  public let upper: Double

  public init(from lower: Double, mode: Double, to upper: Double) throws(DistributionError) {
    let check = ParameterCheck("Triangular")
    try check("from", lower, .finite)
    try check("to", upper, .above(lower))
    try check("to - from", upper - lower, .finite)
    try check("mode", mode, .between(lower, upper))
    self.lower = lower
    self.mode = mode
    self.upper = upper
  }

  private var width: Double { upper - lower }
  private var rise: Double { mode - lower }
  private var fall: Double { upper - mode }

  public var mean: Double { lower + (width + rise) / 3 }
  public var variance: Double { (width * width - rise * fall) / 18 }

  public func probability(upTo x: Double) -> Double {
    if x <= lower { return 0 }
    if x >= upper { return 1 }
    return x < mode
      ? (x - lower) * (x - lower) / (width * rise)
      : 1 - (upper - x) * (upper - x) / (width * fall)
  }

  public func quantile(_ p: Double) -> Double {
    p * width < rise
      ? lower + (p * width * rise).squareRoot()
      : upper - ((1 - p) * width * fall).squareRoot()
  }

  public func sample(using stream: inout RandomStream) -> Double { quantile(stream.unit()) }
}
