import Scenario

/// From the words of a command line to an exit code.
struct Program: Sendable {
  let commands: [any Command]

  init(commands: [any Command]) {
    self.commands = commands
  }

  func run(_ words: [String], on console: Console) -> ExitCode {
    do {
      return try dispatch(words, on: console)
    } catch {
      return report(error, on: console)
    }
  }

  func command(named name: String) throws(UsageError) -> any Command {
    if let command = commands.first(where: { $0.name == name }) { return command }
    let nearest = nearestWord(to: name, among: commands.map(\.name))
    throw UsageError(command: nil, problems: [.unknownCommand(name, nearest: nearest)])
  }

  private func dispatch(_ words: [String], on console: Console) throws -> ExitCode {
    guard let first = words.first else {
      throw UsageError(command: nil, problems: [.noCommand])
    }
    switch first {
    case "--help", "-h":
      try console.print(HelpText(for: console.out).program(commands: commands))
      return .fine
    case "--version":
      try console.print("orderflow \(orderflowVersion)")
      return .fine
    case _ where first.hasPrefix("-"):
      let name = String(first.drop { $0 == "-" })
      let nearest = nearestWord(to: name, among: ["help", "version"]).map { "--\($0)" }
      throw UsageError(command: nil, problems: [.unknownOption(first, nearest: nearest)])
    default:
      return try run(command(named: first), Array(words.dropFirst()), on: console)
    }
  }

  private func run(_ command: any Command, _ words: [String], on console: Console) throws -> ExitCode {
    if ArgumentParser.asksForHelp(words) {
      try console.print(HelpText(for: console.out).command(command))
      return .fine
    }
    return try command.run(ArgumentParser.parse(words, for: command), on: console)
  }

  private func report(_ error: any Error, on console: Console) -> ExitCode {
    let prose = ErrorProse(error)
    // If standard error cannot be written either, the exit code still says what happened.
    try? console.note(prose)
    return prose.exitCode
  }
}
