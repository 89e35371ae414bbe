/// Every whole number from a to b, both included, is equally likely. One draw (practically: see ``RandomStream/below(_:)``).
///
/// Mean: (a + b) / 2. Variance: ((b - a + 1)² - 1) / 12.
public struct DiscreteUniform: Distribution, Hashable {
  public let lower: Int
  public let upper: Int

  /// Bounds lie within ±2^52, so that every value and their distance are exact as a `Double`.
  public init(from lower: Int, through upper: Int) throws(DistributionError) {
    let check = ParameterCheck("DiscreteUniform")
    try check("from", Double(lower), .between(-0x1p52, 0x1p52))
    try check("through", Double(upper), .between(Double(lower), 0x1p52))
    self.lower = lower
    self.upper = upper
  }

  public var mean: Double { (Double(lower) + Double(upper)) / 2 }

  public var variance: Double {
    let count = Double(upper - lower + 1)
    return (count - 1) * (count + 1) / 12
  }

  public func sample(using stream: inout RandomStream) -> Double {
    Double(lower + Int(stream.below(UInt64(upper - lower + 1))))
  }
}
