import Scenario

/// How problems of a scenario's files are told: the place first, so that an editor finds it, then the line with carets.
struct ProblemListing {
  private let files: [ScenarioFile]
  private var texts: [SourceText]

  init(of files: [ScenarioFile]) {
    self.files = files
    texts = files.map { SourceText($0.bytes) }
  }

  /// More than so many nobody reads; what is left is counted.
  static let longest = 1_000

  mutating func lines(of problems: [ScenarioProblem]) -> [String] {
    var lines: [String] = []
    for problem in problems.prefix(Self.longest) { lines += self.lines(of: problem) }
    let left = problems.count - Self.longest
    return left > 0 ? lines + ["… and \(left) more"] : lines
  }

  /// - Complexity: O(1) over all problems of a file in the order of their places, each O(file) in any other order.
  mutating func lines(of problem: ScenarioProblem) -> [String] {
    let (number, file) = (problem.location.file, files[problem.location.file])
    let severity = problem.severity == .warning ? "warning: " : ""
    let path = problem.path.isEmpty ? "" : "\(problem.path): "
    let suggestion = problem.suggestion.map { "; did you mean \($0)?" } ?? ""
    let finding = printable(severity + path + problem.sentence + suggestion)
    let hint = problem.hint.map(printable)
    // A setting stands on the command line just above: nothing of it needs to be shown again.
    if file.isSetting { return ["\(Self.name(of: file)): \(finding)"] + (hint.map(Self.lines(hint:)) ?? []) }
    return ["\(printable(file.path)):\(problem.line):\(problem.column): \(finding)"]
      + texts[number].excerpt(at: problem.location.span).lines(hint: hint)
  }

  private static func name(of setting: ScenarioFile) -> String {
    let name = printable(setting.path)
    return name.count <= 60 ? name : name.prefix(59) + "…"
  }

  private static func lines(hint: String) -> [String] {
    let lines = paragraph(hint, width: Excerpt.lineWidth, indent: 8)
    return lines.prefix(1).map { "      = " + $0.dropFirst(8) } + lines.dropFirst()
  }
}

/// How many problems there are, and how many warnings.
struct ProblemCount: Equatable {
  var errors = 0
  var warnings = 0

  static func += (left: inout ProblemCount, right: ProblemCount) {
    left.errors += right.errors
    left.warnings += right.warnings
  }

  /// "2 problems and 1 warning"; what there is none of is not named.
  var text: String {
    let parts = [(errors, "problem"), (warnings, "warning")].filter { $0.0 > 0 }
    return parts.map { $0.0 == 1 ? "1 \($0.1)" : "\($0.0) \($0.1)s" }.joined(separator: " and ")
  }
}

extension ProblemCount {
  init(_ problems: [ScenarioProblem]) {
    errors = problems.count { $0.severity == .error }
    warnings = problems.count - errors
  }
}
