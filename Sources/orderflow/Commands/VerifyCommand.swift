import Experiments

/// `orderflow verify`: the engine against theory.
struct VerifyCommand: Command {
  /// What a verification is asked to do.
  struct Request: Sendable, Equatable {
    let seed: UInt64
    let jobs: Int
    let asJSON: Bool
  }

  static let seed = Argument<UInt64>.optional(
    "seed", .wholeNumber("S"), standard: 1, says: "the seed of all random streams")
  static let jobs = Argument<Int?>.optional(
    "jobs", .wholeNumber("N", in: 1...1024), standardText: "one per core",
    says: "threads to run replications on; the results do not depend on it")
  static let json = Argument<Bool>.flag("json", says: "print one line of JSON instead of the table")

  let name = "verify"
  let summary = "holds the engine against queueing theory"
  let examples = [
    CommandExample("verify", "Every model, with the standard seed; exit code 1 if one lies outside its interval"),
    CommandExample("verify --seed 5 --json", "The same with other random numbers, for a program to read"),
  ]
  let options: [any ArgumentDeclaration] = [Self.seed, Self.jobs, Self.json]

  private let verify: @Sendable (Request, Console) throws -> ExitCode

  init(by verify: @escaping @Sendable (Request, Console) throws -> ExitCode) {
    self.verify = verify
  }

  func run(_ given: Arguments, on console: Console) throws -> ExitCode {
    let jobs = given[Self.jobs] ?? availableCores()
    return try verify(Request(seed: given[Self.seed], jobs: jobs, asJSON: given[Self.json]), console)
  }
}
