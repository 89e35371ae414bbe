public import DiscreteEvents
public import JSON

/// One thing that is wrong with a scenario's file: where, what stands there, what was expected and what was probably
/// meant. Facts only; whoever shows it finds the words.
public struct ScenarioProblem: Error, Sendable, Equatable {
  public enum Found: Sendable, Equatable {
    case key(String)
    /// A value; its text is `nil` where it is too long to be quoted.
    case value(JSONKind, text: String?)
    /// The word or character that is not JSON.
    case noJSON(String)
  }

  public enum Expectation: Sendable, Equatable {
    /// One of these keys.
    case key(among: [String])
    /// Each key once; this one stood there before.
    case keyOnce(first: TextPlace)
    case object
    /// So many characters, none of them a control character.
    case text(length: ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case wholeNumber(ClosedRange<UInt64>)
    case timespan(ClosedRange<Timespan>)
    case json(JSONProblem.Expectation)
  }

  /// The way from the top: "partners.count". Empty for the file as a whole.
  public let path: String
  public let span: TextSpan
  public let found: Found
  public let expected: Expectation
  /// The right word for what was probably meant.
  public let suggestion: String?

  public var line: Int { span.start.line }
  public var column: Int { span.start.column }

  public init(path: String, span: TextSpan, found: Found, expected: Expectation, suggestion: String? = nil) {
    self.path = path
    self.span = span
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }
}

/// All that is wrong with a scenario's file, in the order of its lines.
public struct ScenarioProblems: Error, Sendable, Equatable {
  public let all: [ScenarioProblem]
}
