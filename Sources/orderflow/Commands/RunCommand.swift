/// `orderflow run`: one scenario from its first order to its last.
struct RunCommand: Command {
  /// What is to be run.
  struct Request: Sendable, Equatable {
    let path: String
    /// Instead of the scenario's own.
    let seed: UInt64?
    let asJSON: Bool
  }

  static let file = Argument<String>.required("FILE", .text("FILE"), says: "the scenario, or - for standard input")
  static let seed = Argument<UInt64?>.optional(
    "seed", .wholeNumber("N"), standardText: "what the scenario says", says: "the seed of all random streams")
  static let json = Argument<Bool>.flag("json", says: "print one line of JSON instead of the summary")

  let name = "run"
  let summary = "runs a scenario and sums it up"
  let examples = [
    CommandExample("run Scenarios/friday-dinner.json", "A city's evening: 40,000 orders in a second or so"),
    CommandExample("run Scenarios/quiet-hour.json --seed 7 --json", "Another hour of the same kind, for a program"),
  ]
  let operands: [any ArgumentDeclaration] = [Self.file]
  let options: [any ArgumentDeclaration] = [Self.seed, Self.json]

  private let simulate: @Sendable (Request, Console) throws -> ExitCode

  init(by simulate: @escaping @Sendable (Request, Console) throws -> ExitCode) {
    self.simulate = simulate
  }

  func run(_ given: Arguments, on console: Console) throws -> ExitCode {
    try simulate(Request(path: given[Self.file], seed: given[Self.seed], asJSON: given[Self.json]), console)
  }
}
