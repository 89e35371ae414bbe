/// A parameter for which a law does not exist.
public struct DistributionError: Error, Hashable, Sendable {
  public enum Requirement: Hashable, Sendable {
    case finite
    case positive
    case notNegative
    case atLeast(Double)
    case above(Double)
    case below(Double)
    case between(Double, Double)
    case wholeNumber
    /// More entries than the given number, the count being the value.
    case moreEntriesThan(Int)
    /// As many entries as the given number, the count being the value.
    case entries(Int)
  }

  public let distribution: String
  public let parameter: String
  public let value: Double
  public let requirement: Requirement

  public init(distribution: String, parameter: String, value: Double, requirement: Requirement) {
    self.distribution = distribution
    self.parameter = parameter
    self.value = value
    self.requirement = requirement
  }
}

extension DistributionError: CustomStringConvertible {
  public var description: String { "\(distribution): \(parameter) is \(value), but must be \(requirement)" }
}

extension DistributionError.Requirement: CustomStringConvertible {
  public var description: String {
    switch self {
    case .finite: "a finite number"
    case .positive: "a finite number above 0"
    case .notNegative: "a finite number of at least 0"
    case .atLeast(let bound): "a finite number of at least \(bound)"
    case .above(let bound): "a finite number above \(bound)"
    case .below(let bound): "a finite number below \(bound)"
    case .between(let lower, let upper): "from \(lower) to \(upper)"
    case .wholeNumber: "a whole number"
    case .moreEntriesThan(let count): "a list of more than \(count)"
    case .entries(let count): "a list of \(count)"
    }
  }

  func holds(for value: Double) -> Bool {
    switch self {
    case .finite: value.isFinite
    case .positive: value.isFinite && value > 0
    case .notNegative: value.isFinite && value >= 0
    case .atLeast(let bound): value.isFinite && value >= bound
    case .above(let bound): value.isFinite && value > bound
    case .below(let bound): value.isFinite && value < bound
    case .between(let lower, let upper): value >= lower && value <= upper
    case .wholeNumber: value.isFinite && value == value.rounded()
    case .moreEntriesThan(let count): value > Double(count)
    case .entries(let count): value == Double(count)
    }
  }
}

/// Checks the parameters of one law, in the order in which they are given.
struct ParameterCheck {
  let distribution: String

  init(_ distribution: String) {
    self.distribution = distribution
  }

  func callAsFunction(
    _ parameter: String, _ value: Double, _ requirement: DistributionError.Requirement
  ) throws(DistributionError) {
    guard requirement.holds(for: value) else {
      throw DistributionError(
        distribution: distribution, parameter: parameter, value: value, requirement: requirement)
    }
  }
}
