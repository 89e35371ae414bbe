/// The help of the program and of each command: examples first, at most 80 columns wide.
struct HelpText {
  private static let width = 80

  private let stream: Console.Stream

  init(for stream: Console.Stream) {
    self.stream = stream
  }

  func program(commands: [any Command]) -> [String] {
    let examples = commands.flatMap { $0.examples.prefix(1) } + commands.prefix(1).flatMap { $0.examples.dropFirst() }
    return ["orderflow simulates a food-ordering marketplace on a virtual clock.", ""]
      + section("Examples", lines(of: Array(examples.prefix(2))))
      + usage("orderflow COMMAND [OPTIONS]")
      + section("Commands", definitions(commands.map { ($0.name, $0.summary) }, width: Self.width))
      + section("Options", definitions(Self.everywhere + [Self.version], width: Self.width))
      + section(
        "Exit codes", definitions(ExitCode.allCases.map { ("\($0.rawValue)", $0.meaning) }, width: Self.width)
      ).dropLast()
  }

  func command(_ command: any Command) -> [String] {
    let options = command.options.map { (written($0), meaning($0)) } + Self.everywhere
    let operands = command.operands.map { ($0.name, meaning($0)) }
    return ["orderflow \(command.name): \(command.summary)", ""]
      + section("Examples", lines(of: command.examples))
      + usage((["orderflow", command.name] + command.operands.map(slot) + command.options.map(slot)))
      + (operands.isEmpty ? [] : section("Operands", definitions(operands, width: Self.width)))
      + section("Options", definitions(options, width: Self.width)).dropLast()
      + command.notes.flatMap { [""] + paragraph($0, width: Self.width) }
  }

  private static let everywhere = [(term: "-h, --help", meaning: "say this")]
  private static let version = (term: "--version", meaning: "say which version this is")

  private func section(_ title: String, _ lines: [String]) -> [String] {
    [stream.emphasised(title, .bold)] + lines + [""]
  }

  private func lines(of examples: [CommandExample]) -> [String] {
    examples.flatMap { ["  orderflow \($0.line)"] + paragraph($0.says, width: Self.width, indent: 6) }
  }

  private func usage(_ line: String) -> [String] { section("Usage", ["  " + line]) }

  /// The usage of a command; an option and its value stay on one line.
  private func usage(_ parts: [String]) -> [String] {
    let unbroken = parts.map { $0.map { $0 == " " ? "\u{A0}" : $0 } }.map { String($0) }.joined(separator: " ")
    let lines = paragraph(unbroken, width: Self.width, indent: 4).map { String($0.map { $0 == "\u{A0}" ? " " : $0 }) }
    let outdented = lines.prefix(1).map { String($0.dropFirst(2)) } + lines.dropFirst()
    return section("Usage", outdented)
  }

  private func slot(_ argument: any ArgumentDeclaration) -> String {
    let slot = argument.isRequired ? written(argument) : "[\(written(argument))]"
    return argument.isRepeated ? slot + "..." : slot
  }

  /// An operand's name is its placeholder; an option's is not.
  private func written(_ argument: any ArgumentDeclaration) -> String {
    if argument.isFlag { return "--\(argument.name)" }
    return argument.name == argument.placeholder ? argument.name : "--\(argument.name) \(argument.placeholder)"
  }

  private func meaning(_ argument: any ArgumentDeclaration) -> String {
    var remarks: [String] = []
    if !argument.allowed.isEmpty { remarks.append("one of " + argument.allowed.joined(separator: ", ")) }
    if let standard = argument.standardText { remarks.append("default \(standard)") }
    return argument.says + (remarks.isEmpty ? "" : " (" + remarks.joined(separator: "; ") + ")")
  }
}
