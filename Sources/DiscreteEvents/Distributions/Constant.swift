/// Always the same value. Takes no draw.
///
/// Mean: the value. Variance: 0.
public struct Constant: Distribution, Hashable {
  public let value: Double

  public init(_ value: Double) throws(DistributionError) {
    try ParameterCheck("Constant")("value", value, .finite)
    self.value = value
  }

  public var mean: Double { value }
  public var variance: Double { 0 }

  public func sample(using stream: inout RandomStream) -> Double { value }
}
