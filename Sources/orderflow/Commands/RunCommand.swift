import DiscreteEvents
import Experiments
import Scenario

/// `orderflow run`: one scenario from its first order to its last, once or many times.
struct RunCommand: Command {
  /// What is to be run.
  struct Request: Sendable, Equatable {
    let path: String
    var settings: [Setting] = []
    /// Instead of the scenario's own.
    var seed: UInt64?
    var until: Moment?
    var replications = 1
    var jobs = 1
    var asJSON = false
    var isQuiet = false
  }

  static let file = Argument<String>.required("FILE", .text("FILE"), says: "the scenario, or - for standard input")
  static let seed = Argument<UInt64?>.optional(
    "seed", .wholeNumber("N"), standardText: "what the scenario says", says: "the seed of all random streams")
  static let set = Argument<[Setting]>.repeated("set", .setting, says: settingSays)
  static let until = Argument<Moment?>.optional(
    "until", .moment, standardText: "when the last order has ended",
    says: "when the run ends: 90m after its start, 19:30, or a date and time; what is under way then is left so")
  static let replications = Argument<Int>.optional(
    "replications", .wholeNumber("N", in: 1...100_000), standard: 1,
    says: "how often it is run, each time with other random numbers; the summary then gives means with 95 % intervals")
  static let jobs = Argument<Int?>.optional(
    "jobs", .wholeNumber("N", in: 1...1024), standardText: "one per core",
    says: "threads to run replications on, or a world and its twin; the results do not depend on it")
  static let json = Argument<Bool>.flag("json", says: "print one line of JSON instead of the summary")
  static let quiet = Argument<Bool>.flag(
    "quiet", says: "print nothing but expectations that failed, and errors; with --json that line all the same")

  /// For every command that takes settings.
  static let settingSays =
    "say this over what the file says; the value is JSON or text, list[0] is the first of a list, and names with points "
    + "stand in quotes: 'broker.topics.\"order.placed\".semantics=log'"

  let name = "run"
  let summary = "runs a scenario and sums it up"
  let examples = [
    CommandExample("run Scenarios/friday-dinner.json", "A city's evening: 40,000 orders from click to door"),
    CommandExample(
      "run Scenarios/friday-dinner.json --replications 20",
      "Twenty such evenings: each figure as a mean with its 95 % interval"),
    CommandExample(
      "run Scenarios/quiet-hour.json --set partners.count=9 --json", "An hour with fewer partners, for a program"),
  ]
  let operands: [any ArgumentDeclaration] = [Self.file]
  let options: [any ArgumentDeclaration] = [
    Self.seed, Self.set, Self.until, Self.replications, Self.jobs, Self.json, Self.quiet,
  ]

  private let simulate: @Sendable (Request, Console) throws -> ExitCode

  init(by simulate: @escaping @Sendable (Request, Console) throws -> ExitCode) {
    self.simulate = simulate
  }

  func run(_ given: Arguments, on console: Console) throws -> ExitCode {
    let request = Request(
      path: given[Self.file], settings: given[Self.set], seed: given[Self.seed], until: given[Self.until],
      replications: given[Self.replications], jobs: given[Self.jobs] ?? availableCores(), asJSON: given[Self.json],
      isQuiet: given[Self.quiet])
    return try simulate(request, console)
  }
}
