import JSON

/// One thing that is wrong, or worth a warning, in a scenario's files: where, what, and what to write instead.
public struct ScenarioProblem: Error, Sendable, Equatable {
  public enum Severity: Sendable, Equatable {
    /// Nothing can be run.
    case error
    /// It can be run, but is probably not what was meant.
    case warning
  }

  public let severity: Severity
  public let location: TextLocation
  /// The way from the top: "partners.count". Empty for the file as a whole.
  public let path: String
  /// What was found and why it is wrong: "0 is out of range".
  public let sentence: String
  /// What to write instead: "write a number from 1 to 10".
  public let hint: String?
  /// What was probably meant, as it would be written, with its quotes.
  public let suggestion: String?

  public init(
    _ severity: Severity, at location: TextLocation, path: String, _ sentence: String, hint: String? = nil,
    suggestion: String? = nil
  ) {
    self.severity = severity
    self.location = location
    self.path = path
    self.sentence = sentence
    self.hint = hint
    self.suggestion = suggestion
  }

  public var line: Int { location.span.start.line }
  public var column: Int { location.span.start.column }
}

/// All that is wrong with a scenario, in the order of its files and their lines, and the files to show it in.
public struct ScenarioProblems: Error, Sendable, Equatable {
  public let all: [ScenarioProblem]
  public let files: [ScenarioFile]
}
