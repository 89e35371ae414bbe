import DiscreteEvents
import JSON
import Reporting
import Scenario

/// What a problem of a scenario is called, and what to write instead.
struct ProblemWords {
  let sentence: String
  /// Stands behind the carets.
  let hint: String?
  /// What stands around a suggestion: nothing around a number, which is written without quotes.
  let mark: String

  init(_ problem: ScenarioProblem) {
    mark = Self.kind(of: problem.expected) == .number ? "" : "\""
    switch (problem.found, problem.expected) {
    case (.key, .key(let keys)):
      sentence = "no such key"
      hint = "write one of " + keys.joined(separator: ", ")
    case (.key, .keyOnce(let first)):
      sentence = "this key stands in line \(first.line) already"
      hint = "write each key once"
    case (.noJSON(let word), .json(let expected)):
      sentence = "not JSON: " + Self.words(expected, at: word)
      hint = nil
    case (let found, let expected):
      let isOfThatKind = Self.kind(of: expected).map { Self.kind(of: found) == $0 } ?? false
      sentence = Self.name(of: found) + (isOfThatKind ? " " + Self.fault(expected) : " is not \(Self.name(expected))")
      hint = "write " + Self.advice(expected)
    }
  }

  private static func name(of found: ScenarioProblem.Found) -> String {
    switch found {
    case .key(let key): "\"\(printable(key))\""
    case .noJSON(let word): "\"\(printable(word))\""
    case .value(.array, _): "a list"
    case .value(.object, _): "an object"
    case .value(_, let text): shortened(printable(text ?? "this"))
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }

  private static func kind(of found: ScenarioProblem.Found) -> JSONKind? {
    if case .value(let kind, _) = found { kind } else { nil }
  }

  private static func kind(of expected: ScenarioProblem.Expectation) -> JSONKind? {
    switch expected {
    case .object: .object
    case .text, .timespan: .string
    case .number, .wholeNumber: .number
    case .key, .keyOnce, .json: nil
    }
  }

  private static func name(_ expected: ScenarioProblem.Expectation) -> String {
    switch expected {
    case .object: "an object"
    case .text: "text in quotes"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .timespan: "a time in quotes"
    case .key, .keyOnce, .json: "what belongs here"
    }
  }

  /// What is wrong with a value of the right kind.
  private static func fault(_ expected: ScenarioProblem.Expectation) -> String {
    switch expected {
    case .text: "is empty, too long or has control characters"
    case .number: "is out of range"
    case .wholeNumber: "is out of range or not whole"
    case .timespan: "is not a time this language knows, or out of range"
    case .object, .key, .keyOnce, .json: "does not belong here"
    }
  }

  private static func advice(_ expected: ScenarioProblem.Expectation) -> String {
    switch expected {
    case .object: "{ } with keys and values"
    case .text(let length): "\(length.lowerBound) to \(length.upperBound) characters in quotes"
    case .number(let range): "a number from \(short(range.lowerBound)) to \(short(range.upperBound))"
    case .wholeNumber(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .timespan(let range):
      "a number and one of w, d, h, m, s, ms, us; from \(range.lowerBound) to \(range.upperBound)"
    case .key, .keyOnce, .json: "what belongs here"
    }
  }
}

private func short(_ number: Double) -> String {
  number == number.rounded() ? NumberFormat.whole.text(number) : "\(number)"
}

// The words for what is not JSON at all.
extension ProblemWords {
  private static func words(_ expected: JSONProblem.Expectation, at word: String) -> String {
    let found =
      switch word {
      case "": "the text ends"
      case "\n", "\r": "the line ends"
      case "\t": "a tab stands"
      default: "\"\(printable(word))\" stands"
      }
    return switch expected {
    case .utf8: "these bytes are not UTF-8"
    case .lessNesting: "more than \(JSONValue.deepest) lists and objects in each other"
    default: "\(found) where \(name(expected)) is expected"
    }
  }

  private static func name(_ expected: JSONProblem.Expectation) -> String {
    switch expected {
    case .value: "a value"
    case .keyOrClosingBrace: "a key in quotes or }"
    case .key: "another key in quotes"
    case .colon: "a colon"
    case .commaOrClosingBrace: "a comma or }"
    case .commaOrClosingBracket: "a comma or ]"
    case .end: "the end of the file"
    case .closingQuote: "a closing quote"
    case .noControlCharacter: "a closing quote or an escape such as \\n"
    case .escape: "one of \" \\ / b f n r t u"
    case .fourHexadecimalDigits: "a \\u escape's four hexadecimal digits"
    case .surrogatePair: "a pair of \\u escapes"
    case .digit: "a digit"
    case .noLeadingZero: "no digit, since the number begins with zero,"
    case .utf8: "UTF-8"
    case .lessNesting: "less nesting"
    }
  }
}
