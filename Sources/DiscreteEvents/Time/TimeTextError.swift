/// A text that does not say a time: where it goes wrong, what stands there and what was expected instead.
public struct TimeTextError: Error, Hashable, Sendable {
  public enum Expectation: Hashable, Sendable {
    case number
    /// So many digits, for a field of a date or of a time of day.
    case digits(Int, CivilField)
    /// A field's value within these bounds.
    case field(CivilField, ClosedRange<Int>)
    case unit
    /// Units go from the largest to the smallest.
    case unitSmallerThan(String)
    /// A part that comes to whole microseconds.
    case wholeMicroseconds
    /// A time within the range of virtual time.
    case withinRange
    case exactly(String)
    case end
  }

  public let text: String
  /// How many characters come before the place where it goes wrong.
  public let position: Int
  /// What stands there; empty at the end of the text.
  public let found: String
  public let expected: Expectation
}

extension TimeTextError: CustomStringConvertible {
  public var description: String {
    let found = found.isEmpty ? "the text ends" : "\"\(found)\" stands"
    return "\"\(text)\": \(found) at position \(position + 1), where \(expected) is expected"
  }
}

extension TimeTextError.Expectation: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number: "a number"
    case .digits(let count, let field): "the \(field) in \(count) digits"
    case .field(let field, let allowed): "a \(field) from \(allowed.lowerBound) to \(allowed.upperBound)"
    case .unit: "a unit (one of \(TimeUnit.names))"
    case .unitSmallerThan(let unit): "a unit smaller than \(unit)"
    case .wholeMicroseconds: "a whole number of microseconds"
    case .withinRange: "a time within the range of virtual time"
    case .exactly(let text): "\"\(text)\""
    case .end: "the end of the text"
    }
  }
}
