import JSON
import Scenario

/// What `orderflow validate` says about the files it was given.
struct ValidateReport {
  private let request: ValidateCommand.Request
  private let console: Console
  private var count = FileCount()
  /// What was told already: files that extend the same one have its problems in common.
  private var told: Set<Finding> = []

  @Sendable
  static func run(_ request: ValidateCommand.Request, on console: Console) throws -> ExitCode {
    var report = ValidateReport(request: request, console: console)
    for path in distinct(request.paths.flatMap(scenarios)) {
      let verdict = try FileVerdict(on: path, setting: request.settings, console)
      try report.tell(verdict)
      report.count.add(verdict)
    }
    if request.telling == .people { try console.print(report.count.text) }
    return report.count.exitCode(isStrict: request.isStrict)
  }

  private init(request: ValidateCommand.Request, console: Console) {
    self.request = request
    self.console = console
  }

  /// Of a folder the scenarios in it, in order; of a file itself. A folder without any stands for itself.
  private static func scenarios(at path: String) -> [String] {
    let files = Folder(path)?.files().filter { $0.hasSuffix(".json") && !$0.hasSuffix("/scenario.schema.json") } ?? []
    return files.isEmpty ? [path] : files
  }

  private static func distinct(_ paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }

  private mutating func tell(_ verdict: FileVerdict) throws {
    switch request.telling {
    case .nobody: break
    case .programs: try console.print(verdict.json.oneLine())
    case .people:
      if let error = verdict.unreadable { try console.note(ErrorProse(error)) }
      var listing = ProblemListing(of: verdict.files)
      let news = verdict.problems.filter { told.insert(Finding($0, in: verdict.files)).inserted }
      try console.print(listing.lines(of: news))
    }
  }
}

/// A problem, whichever file led to it.
private struct Finding: Hashable {
  let file: String
  let span: TextSpan
  let path: String
  let sentence: String

  init(_ problem: ScenarioProblem, in files: [ScenarioFile]) {
    (file, span) = (files[problem.location.file].path, problem.location.span)
    (path, sentence) = (problem.path, problem.sentence)
  }
}

/// What was found out about one file.
struct FileVerdict {
  let path: String
  var problems: [ScenarioProblem] = []
  /// The file and those that it extends.
  var files: [ScenarioFile] = []
  var unreadable: FileProblem?

  init(on path: String, setting settings: [Setting], _ console: Console) throws {
    self.path = path
    do {
      let checked = try ScenarioShelf.read(path, setting: settings, on: console)
      (problems, files) = (checked.warnings, checked.files)
    } catch let error as ScenarioProblems {
      (problems, files) = (error.all, error.files)
    } catch let error as FileProblem {
      unreadable = error
    }
  }
}

/// How many files are how good.
struct FileCount {
  private var fine = 0
  private var withWarnings = 0
  private var withErrors = 0
  private var unreadable = 0
  private var warnings = ProblemCount()
  private var problems = ProblemCount()

  mutating func add(_ verdict: FileVerdict) {
    if verdict.unreadable == nil {
      add(problems: ProblemCount(verdict.problems))
    } else {
      unreadable += 1
    }
  }

  /// One more file that could be read.
  mutating func add(problems count: ProblemCount) {
    if count.errors > 0 {
      withErrors += 1
      problems += count
    } else if count.warnings > 0 {
      withWarnings += 1
      warnings += count
    } else {
      fine += 1
    }
  }

  /// What could not be checked weighs more than what was found wrong.
  func exitCode(isStrict: Bool) -> ExitCode {
    if unreadable > 0 { return .notReadOrWritten }
    return withErrors > 0 || (isStrict && withWarnings > 0) ? .badUsage : .fine
  }

  /// "3 files: 2 fine, 1 with 2 problems and 1 warning"
  var text: String {
    let kinds = [
      (fine, "fine"), (withWarnings, "with \(warnings.text)"), (withErrors, "with \(problems.text)"),
      (unreadable, "not readable"),
    ].filter { $0.0 > 0 }
    let files = fine + withWarnings + withErrors + unreadable
    if files == 1, let kind = kinds.first { return "1 file: \(kind.1)" }
    return "\(files) files: " + kinds.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

// For programs.
extension FileVerdict {
  var json: JSONText {
    ["file": .string(path), "problems": .array(unreadable.map { [Self.json($0)] } ?? problems.map(json))]
  }

  private func json(_ problem: ScenarioProblem) -> JSONText {
    let span = problem.location.span
    return [
      "file": .string(files[problem.location.file].path), "line": .integer(span.start.line),
      "column": .integer(span.start.column), "endLine": .integer(span.end.line),
      "endColumn": .integer(span.end.column), "path": .string(problem.path),
      "severity": problem.severity == .error ? "error" : "warning", "message": .string(problem.sentence),
      "expected": Self.text(problem.hint), "suggestion": Self.text(problem.suggestion),
    ]
  }

  /// A file that is not there has no lines.
  private static func json(_ problem: FileProblem) -> JSONText {
    let (path, reason, nearest): (String, String, String?) =
      switch problem {
      case .unreadable(let path, let reason, let nearest): (path, "cannot read: \(reason)", nearest)
      case .unwritable(let path, let reason): (path, "cannot write: \(reason)", nil)
      }
    return [
      "file": .string(path), "line": nil, "column": nil, "endLine": nil, "endColumn": nil, "path": "",
      "severity": "error", "message": .string(reason), "expected": nil, "suggestion": text(nearest),
    ]
  }

  private static func text(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }
}
