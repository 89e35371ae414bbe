import DiscreteEvents
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
    says:
      "mm1 is a queue with one server, hold is sleepers on the event queue, lifecycle is orders from click to door, "
      + "broker is a topic with three subscribers")
  static let size = Argument<Int>.required(
    "size", .wholeNumber("N", in: 1...1_000_000_000), says: "customers, wake-ups, orders or messages in all")
  static let processes = Argument<Int?>.optional(
    "processes", .wholeNumber("K", in: 1...100_000_000), standardText: "1000",
    says: "sleepers that share the wake-ups; for hold only")
  static let seed = Argument<UInt64>.optional(
    "seed", .wholeNumber("S"), standard: 1, says: "the seed of all random streams")
  static let style = Argument<Style>.optional(
    "style", .word("STYLE"), standard: .process, says: "how the model's behaviour is written")
  static let semantics = Argument<Benchmark.Semantics?>.optional(
    "semantics", .word("SEMANTICS"), standardText: "fanout", says: "what the subscribers are promised; for broker only")
  static let work = Argument<Timespan?>.optional(
    "work", .timespan("TIME", in: .zero ... .hours(24)), standardText: "0s",
    says: "the work on a message, as in 10ms; 0s times the delivery alone; for broker only")
  static let json = Argument<Bool>.flag("json", says: "print one line of JSON instead of the table")

  let name = "bench"
  let summary = "times the engine and the broker on four models"
  let examples = [
    CommandExample("bench mm1 --size 1000000", "A million customers through one server"),
    CommandExample(
      "bench hold --size 2000000 --processes 100000 --style timer --json",
      "Two million wake-ups of 100,000 sleepers, written with timers; one line of JSON"),
  ]
  let operands: [any ArgumentDeclaration] = [Self.model]
  let options: [any ArgumentDeclaration] = [
    Self.size, Self.processes, Self.seed, Self.style, Self.semantics, Self.work, Self.json,
  ]

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
    if model == .broker, given.isGiven(Self.style) {
      throw UsageError(
        command: name, problems: [.contradiction("--style is not for broker; its consumers are handlers")])
    }
    for option: any ArgumentDeclaration in [Self.semantics, Self.work] where model != .broker && given.isGiven(option) {
      throw UsageError(
        command: name,
        problems: [.contradiction("--\(option.name) is for broker; \(model.rawValue) has no use for it")])
    }
    let benchmark = Benchmark(
      model, style: model == .broker ? .timer : given[Self.style], size: given[Self.size],
      processes: given[Self.processes] ?? 1000,
      seed: given[Self.seed], semantics: given[Self.semantics] ?? .fanout, work: given[Self.work] ?? .zero)
    return try measure(Request(benchmark: benchmark, asJSON: given[Self.json]), console)
  }
}
