import Scenario

/// `orderflow validate`: what is wrong with scenarios, before anything is run.
struct ValidateCommand: Command {
  /// Which files are to be checked, and how to tell what was found.
  struct Request: Sendable, Equatable {
    let paths: [String]
    var settings: [Setting] = []
    let isStrict: Bool
    let telling: Telling
  }

  enum Telling: Sendable, Equatable { case people, programs, nobody }

  static let files = Argument<[String]>.several(
    "FILE", .text("FILE"), says: "a scenario, a folder of them, or - for standard input")
  static let set = Argument<[Setting]>.repeated("set", .setting, says: RunCommand.settingSays)
  static let strict = Argument<Bool>.flag("strict", says: "end with exit code 2 for warnings too")
  static let json = Argument<Bool>.flag("json", says: "print one line of JSON for each file")
  static let quiet = Argument<Bool>.flag("quiet", says: "say nothing; the exit code tells")

  let name = "validate"
  let summary = "says all that is wrong with scenarios, and where"
  let examples = [
    CommandExample("validate Scenarios", "Every scenario in a folder and in those below it"),
    CommandExample("validate Scenarios/quiet-hour.json --strict --json", "One scenario, for a program; warnings count"),
  ]
  let operands: [any ArgumentDeclaration] = [Self.files]
  let options: [any ArgumentDeclaration] = [Self.set, Self.strict, Self.json, Self.quiet]

  private let validate: @Sendable (Request, Console) throws -> ExitCode

  init(by validate: @escaping @Sendable (Request, Console) throws -> ExitCode) {
    self.validate = validate
  }

  func run(_ given: Arguments, on console: Console) throws -> ExitCode {
    if given[Self.json], given[Self.quiet] {
      throw UsageError(command: name, problems: [.contradiction("--json and --quiet do not go together")])
    }
    let telling: Telling = given[Self.json] ? .programs : given[Self.quiet] ? .nobody : .people
    let request = Request(
      paths: given[Self.files], settings: given[Self.set], isStrict: given[Self.strict], telling: telling)
    return try validate(request, console)
  }
}
