import Experiments

/// `orderflow bench`: the engine against the clock.
struct BenchCommand: Command {
  typealias Model = Benchmark.Model
  typealias Style = Benchmark.Style

  /// What a benchmark is asked to do.
  struct Request: Sendable, Equatable {
    let benchmark: Benchmark
    let asJSON: Bool
  }

  static let model = Argument<Model>.required(
    "MODEL", .word("MODEL"),
    says: "mm1 is a queue with one server, hold is sleepers on the event queue, lifecycle is orders from click to door")
  static let size = Argument<Int>.required(
    "size", .wholeNumber("N", in: 1...1_000_000_000), says: "customers, wake-ups or orders in all")
  static let processes = Argument<Int?>.optional(
    "processes", .wholeNumber("K", in: 1...100_000_000), standardText: "1000",
    says: "sleepers that share the wake-ups; for hold only")
  static let seed = Argument<UInt64>.optional(
    "seed", .wholeNumber("S"), standard: 1, says: "the seed of all random streams")
  static let style = Argument<Style>.optional(
    "style", .word("STYLE"), standard: .process, says: "how the model's behaviour is written")
  static let json = Argument<Bool>.flag("json", says: "print one line of JSON instead of the table")

  let name = "bench"
  let summary = "times the engine on three models"
  let examples = [
    CommandExample("bench mm1 --size 1000000", "A million customers through one server"),
    CommandExample(
      "bench hold --size 2000000 --processes 100000 --style timer --json",
      "Two million wake-ups of 100,000 sleepers, written with timers; one line of JSON"),
  ]
  let operands: [any ArgumentDeclaration] = [Self.model]
  let options: [any ArgumentDeclaration] = [Self.size, Self.processes, Self.seed, Self.style, Self.json]

  private let measure: @Sendable (Request, Console) throws -> ExitCode

  init(by measure: @escaping @Sendable (Request, Console) throws -> ExitCode) {
    self.measure = measure
  }

  func run(_ given: Arguments, on console: Console) throws -> ExitCode {
    let model = given[Self.model]
    if model != .hold, given.isGiven(Self.processes) {
      throw UsageError(
        command: name, problems: [.contradiction("--processes is for hold; \(model.rawValue) has no use for it")])
    }
    let benchmark = Benchmark(
      model, style: given[Self.style], size: given[Self.size], processes: given[Self.processes] ?? 1000,
      seed: given[Self.seed])
    return try measure(Request(benchmark: benchmark, asJSON: given[Self.json]), console)
  }
}
