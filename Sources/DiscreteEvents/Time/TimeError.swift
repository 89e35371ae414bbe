/// Arithmetic on virtual time whose result lies beyond its range: which operation, on what.
public struct TimeError: Error, Hashable, Sendable {
  public enum Operation: String, Sendable {
    case adding = "+"
    case subtracting = "-"
    case multiplying = "*"
    case dividing = "/"
  }

  public enum Operand: Hashable, Sendable {
    case timespan(Timespan)
    case instant(Instant)
    case civilTime(CivilTime)
    case number(Int64)
  }

  public let operation: Operation
  public let left: Operand
  public let right: Operand
}

extension TimeError: CustomStringConvertible {
  public var description: String {
    let reason = isDivisionByZero ? "divides by zero" : "is beyond the range of virtual time"
    return "\(left) \(operation.rawValue) \(right) \(reason)"
  }

  private var isDivisionByZero: Bool { operation == .dividing && right == .number(0) }
}

extension TimeError.Operand: CustomStringConvertible {
  public var description: String {
    switch self {
    case .timespan(let span): span.description
    case .instant(let instant): instant.description
    case .civilTime(let time): time.description
    case .number(let number): number.description
    }
  }
}
