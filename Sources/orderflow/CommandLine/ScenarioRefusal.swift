import JSON
import Scenario

/// A scenario that cannot be run, and its text, so that the places can be shown.
struct ScenarioRefusal: Error {
  let path: String
  let text: String
  let problems: [ScenarioProblem]

  init(path: String, bytes: [UInt8], problems: [ScenarioProblem]) {
    self.path = path
    self.problems = problems
    let text = String(decoding: bytes, as: UTF8.self)
    self.text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }
}

extension ScenarioRefusal {
  /// Each problem with its place, so that an editor finds it, and a count at the end.
  var lines: [String] {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
    return problems.flatMap { described($0, lines) } + ["\(count); nothing was run."]
  }

  private func described(
    _ problem: ScenarioProblem, _ lines: [String.UnicodeScalarView.SubSequence]
  ) -> [String] {
    let words = ProblemWords(problem)
    let path = problem.path.isEmpty ? "" : "\(printable(problem.path)): "
    let suggestion = problem.suggestion.map { "; did you mean \(words.mark)\(printable($0))\(words.mark)?" } ?? ""
    let sentence = "\(self.path):\(problem.line):\(problem.column): \(path)\(words.sentence)\(suggestion)"
    if case .key = problem.found, problem.suggestion != nil { return [sentence] }
    guard lines.indices.contains(problem.line - 1) else { return [sentence] }
    return [sentence] + Excerpt(of: lines[problem.line - 1], problem.span).lines(hint: words.hint)
  }
}

/// The offending line, or as much of it as fits, with carets below the place.
private struct Excerpt {
  private static let width = 70
  private let number: Int
  private let text: String
  private let indent: Int
  private let carets: Int

  init(of line: String.UnicodeScalarView.SubSequence, _ span: TextSpan) {
    let scalars = Array(line)
    let place = min(span.start.column - 1, scalars.count)
    let end = span.end.line == span.start.line ? span.end.column - 1 : scalars.count
    // A long line is shown from shortly before the place.
    let start = scalars.count <= Self.width ? 0 : max(0, place - 20)
    let shown = scalars[start...].prefix(Self.width)
    number = span.start.line
    text = printable(String(String.UnicodeScalarView(shown)))
    indent = printable(String(String.UnicodeScalarView(scalars[start..<place]))).count
    let marked = scalars[place..<max(place, min(end, shown.endIndex))]
    carets = max(1, printable(String(String.UnicodeScalarView(marked))).count)
  }

  func lines(hint: String?) -> [String] {
    let number = String(number)
    let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number + " | "
    let below = String(repeating: " ", count: margin.count - 2) + "| " + String(repeating: " ", count: indent)
    return [margin + text, below + String(repeating: "^", count: carets) + (hint.map { " \($0)" } ?? "")]
  }
}

/// Without what would move the cursor of a terminal: a blank stands for every control character.
func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
}
