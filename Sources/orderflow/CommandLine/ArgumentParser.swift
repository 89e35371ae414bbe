import Scenario

/// Reads the words after a command's name by the command's declarations.
///
/// `--name value` and `--name=value` mean the same. After `--` everything is an operand. What begins with two dashes is
/// never taken for the value of the option before it, so a forgotten value is noticed; `--name=--text` says such a value.
struct ArgumentParser {
  private let command: any Command
  private var arguments = Arguments()
  private var problems: [UsageProblem] = []
  private var operandsSeen = 0
  private var seen: Set<String> = []

  static func parse(_ words: [String], for command: any Command) throws(UsageError) -> Arguments {
    var parser = ArgumentParser(command: command)
    parser.readAll(words)
    parser.noteWhatIsMissing()
    guard parser.problems.isEmpty else {
      throw UsageError(command: command.name, problems: parser.problems)
    }
    return parser.arguments
  }

  /// True if help is asked for anywhere among these words.
  static func asksForHelp(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  private init(command: any Command) {
    self.command = command
  }

  private mutating func readAll(_ words: [String]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        for operand in rest { readOperand(operand) }
        return
      }
      if word.hasPrefix("-"), word != "-" {
        readOption(word, rest: &rest)
      } else {
        readOperand(word)
      }
    }
  }

  private mutating func readOption(_ word: String, rest: inout ArraySlice<String>) {
    let (written, attached) = split(word)
    guard written.hasPrefix("--"), let option = option(named: String(written.dropFirst(2))) else {
      problems.append(.unknownOption(written, nearest: nearestOption(to: written)))
      // A word after it can only be its value: to call that unexpected as well would be noise.
      if attached == nil, let next = rest.first, !next.hasPrefix("-"), operandsSeen >= command.operands.count,
        repeatedOperand == nil
      {
        rest.removeFirst()
      }
      return
    }
    if !seen.insert(option.name).inserted, !option.isRepeated {
      problems.append(.repeatedOption(written))
    }
    if option.isFlag {
      if let attached { problems.append(.valueForFlag(written, value: attached)) }
      arguments.set(option, to: true)
    } else if let value = attached ?? takeValue(from: &rest) {
      store(value, in: option, called: written)
    } else {
      problems.append(.missingValue(written, placeholder: option.placeholder))
    }
  }

  private func split(_ word: String) -> (option: String, value: String?) {
    guard let sign = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<sign]), String(word[word.index(after: sign)...]))
  }

  private func takeValue(from rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first, !next.hasPrefix("--"), next != "-h" else { return nil }
    return rest.removeFirst()
  }

  private mutating func readOperand(_ word: String) {
    guard let operand = operandsSeen < command.operands.count ? command.operands[operandsSeen] : repeatedOperand else {
      problems.append(.unexpectedOperand(word))
      return
    }
    operandsSeen += 1
    store(word, in: operand, called: operand.name)
  }

  /// The last one, if it takes all that is left.
  private var repeatedOperand: (any ArgumentDeclaration)? { command.operands.last.flatMap { $0.isRepeated ? $0 : nil } }

  private mutating func store(_ text: String, in argument: any ArgumentDeclaration, called name: String) {
    do {
      arguments.set(argument, to: try argument.read(text))
    } catch {
      let nearest = nearestWord(to: text, among: argument.allowed)
      problems.append(.badValue(of: name, text: text, error, nearest: nearest))
    }
  }

  private mutating func noteWhatIsMissing() {
    for operand in command.operands.dropFirst(operandsSeen) where operand.isRequired {
      problems.append(.missingOperand(operand.name, allowed: operand.allowed))
    }
    for option in command.options where option.isRequired && !seen.contains(option.name) {
      problems.append(.missingOption("--\(option.name)", placeholder: option.placeholder))
    }
  }

  private func option(named name: String) -> (any ArgumentDeclaration)? {
    command.options.first { $0.name == name }
  }

  private func nearestOption(to written: String) -> String? {
    let name = String(written.drop { $0 == "-" })
    return nearestWord(to: name, among: command.options.map(\.name) + ["help"]).map { "--\($0)" }
  }
}
