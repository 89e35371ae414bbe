/// Finds `Task<Success, Failure> { … }` and `Task<Success, Failure>(…)`, which a list of words cannot tell from a type.
struct GenericTasks {
  private static let instead = "spawn a process: a task made elsewhere leaves the simulation's thread"

  static func violations(in file: SourceFile) -> [Violation] {
    guard file.path != "Sources/DiscreteEvents/Processes/TaskCreation.swift" else { return [] }
    return file.tokens.indices.filter { index in
      guard file[index] == "Task", file[index + 1] == "<" else { return false }
      let isType = [">", ":", "?"].contains(file[index - 1])
      let next = file[endOfGenerics(file, from: index + 1)]
      return next == "(" || (next == "{" && !isType)
    }
    .map { Violation(path: file.path, line: file.tokens[$0].line, found: "Task<…>", instead: instead) }
    .filter { !file.exemptLines.contains($0.line) }
  }

  private static func endOfGenerics(_ file: SourceFile, from open: Int) -> Int {
    var depth = 0
    for index in open..<file.tokens.count {
      if file[index] == "<" { depth += 1 }
      if file[index] == ">", file[index - 1] != "-" { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return file.tokens.count
  }
}
