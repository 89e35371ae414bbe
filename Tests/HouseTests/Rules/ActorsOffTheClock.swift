/// Finds actors that do not run on a simulation's executor, and so on threads and in an order of their own.
struct ActorsOffTheClock {
  private static let instead = "adopt SimulatedActor: a default actor runs on other threads, in an order of its own"

  /// `SimulatedActor` and the protocols that refine it.
  private var accepted: Set = ["SimulatedActor"]

  /// - Parameter files: all files that may declare such protocols.
  init(learningFrom files: [SourceFile]) {
    let protocols = files.flatMap { Self.declarations("protocol", in: $0) }
    var known = 0
    while known < accepted.count {
      known = accepted.count
      for declaration in protocols where !accepted.isDisjoint(with: declaration.inherited) {
        accepted.insert(declaration.name)
      }
    }
  }

  func violations(in file: SourceFile) -> [Violation] {
    Self.declarations("actor", in: file)
      .filter { accepted.isDisjoint(with: $0.inherited) && !file.exemptLines.contains($0.line) }
      .map { Violation(path: file.path, line: $0.line, found: "actor \($0.name)", instead: Self.instead) }
  }

  private struct Declaration {
    let name: String
    let line: Int
    let inherited: [String]
  }

  private static func declarations(_ keyword: String, in file: SourceFile) -> [Declaration] {
    file.tokens.indices.compactMap { index in
      let name = file[index + 1]
      guard file[index] == keyword, file[index - 1] != ".", name.first?.isUppercase ?? false else { return nil }
      let head = (index + 2..<file.tokens.count).prefix { file[$0] != "{" && file[$0] != "where" }
      return Declaration(name: name, line: file.tokens[index].line, inherited: inherited(file, head: head))
    }
  }

  /// The names after the colon that does not stand among generic parameters.
  private static func inherited(_ file: SourceFile, head: Range<Int>) -> [String] {
    var depth = 0
    for index in head {
      switch file[index] {
      case "<": depth += 1
      case ">": depth -= 1
      case ":" where depth == 0: return (index + 1..<head.upperBound).map { file[$0] }
      default: break
      }
    }
    return []
  }
}
