import Scenario

/// How problems of a scenario's files are told: the place first, so that an editor finds it, then the line with carets.
struct ProblemListing {
  private let paths: [String]
  private var texts: [SourceText]

  init(of files: [ScenarioFile]) {
    paths = files.map { printable($0.path) }
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
    let file = problem.location.file
    let place = "\(paths[file]):\(problem.line):\(problem.column): "
    let severity = problem.severity == .warning ? "warning: " : ""
    let path = problem.path.isEmpty ? "" : "\(problem.path): "
    let suggestion = problem.suggestion.map { "; did you mean \($0)?" } ?? ""
    return [place + printable(severity + path + problem.sentence + suggestion)]
      + texts[file].excerpt(at: problem.location.span).lines(hint: problem.hint.map(printable))
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
