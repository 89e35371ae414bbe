/// One thing `orderflow` can do: what it says about itself, what it takes, and the doing.
///
/// Operands and options are declared as data; parsing, help and suggestions all read the same declarations.
protocol Command: Sendable {
  var name: String { get }
  /// A few words for the list of commands, without a full stop.
  var summary: String { get }
  /// At least two, shown first in the help. Each is a command line that parses.
  var examples: [CommandExample] { get }
  /// In the order they stand on the command line; those that may be left out come last, and so does one that may be repeated.
  var operands: [any ArgumentDeclaration] { get }
  var options: [any ArgumentDeclaration] { get }
  /// What there is to know besides, a paragraph each; last in the help.
  var notes: [String] { get }

  func run(_ given: Arguments, on console: Console) throws -> ExitCode
}

extension Command {
  var operands: [any ArgumentDeclaration] { [] }
  var options: [any ArgumentDeclaration] { [] }
  var notes: [String] { [] }
}

struct CommandExample: Sendable {
  /// Without the program's name: "bench mm1 --size 1000000".
  let line: String
  let says: String

  init(_ line: String, _ says: String) {
    self.line = line
    self.says = says
  }
}
