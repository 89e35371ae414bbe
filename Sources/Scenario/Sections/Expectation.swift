/// What one result of a run must be.
public struct Expectation: Sendable, Equatable {
  public let measure: Measure
  /// In the unit of the measure: minutes, parts of one, units of the currency, or a number.
  public var atLeast: Double?
  public var atMost: Double?
  public var equals: Double?

  public init(_ measure: Measure, atLeast: Double? = nil, atMost: Double? = nil, equals: Double? = nil) {
    self.measure = measure
    self.atLeast = atLeast
    self.atMost = atMost
    self.equals = equals
  }

  /// Whether a result is as expected; one that does not exist is not. Equal are numbers whose difference is no more than
  /// what rounding makes.
  public func holds(for value: Double?) -> Bool {
    guard let value else { return false }
    let isEqual = equals.map { abs(value - $0) <= 1e-9 * max(abs(value), abs($0)) } ?? true
    return isEqual && (atLeast.map { value >= $0 } ?? true) && (atMost.map { value <= $0 } ?? true)
  }
}
