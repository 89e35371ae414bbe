/// `orderflow help [COMMAND]`: the same text as `--help`.
struct HelpCommand: Command {
  static let command = Argument<String?>.optional("COMMAND", .text("COMMAND"), says: "the command to explain")

  private let others: [any Command]

  init(explaining others: [any Command]) {
    self.others = others
  }

  let name = "help"
  let summary = "explains a command, or lists them all"
  let operands: [any ArgumentDeclaration] = [Self.command]

  var examples: [CommandExample] {
    [
      CommandExample("help", "What orderflow can do"),
      CommandExample("help \(others.first?.name ?? name)", "What one of its commands does and takes"),
    ]
  }

  func run(_ given: Arguments, on console: Console) throws -> ExitCode {
    let help = HelpText(for: console.out)
    let program = Program(commands: others + [self])
    if let name = given[Self.command] {
      try console.print(help.command(program.command(named: name)))
    } else {
      try console.print(help.program(commands: program.commands))
    }
    return .fine
  }
}
