import DiscreteEvents
import Experiments

/// `orderflow bench`: the engine against the clock.
struct BenchCommand: Command {
  typealias Style = Benchmark.Style

  enum Model: String, CaseIterable, Sendable {
    case mm1, hold, lifecycle, broker, marketplace
  }

  /// What is timed: a model whose cost is the engine's, or a whole city.
  enum Subject: Sendable, Equatable {
    case engine(Benchmark)
    case marketplace(MarketplaceBenchmark)
  }

  /// What a benchmark is asked to do.
  struct Request: Sendable, Equatable {
    let subject: Subject
    let asJSON: Bool
  }

  static let model = Argument<Model>.required(
    "MODEL", .word("MODEL"),
    says:
      "mm1 is a queue with one server, hold is sleepers on the event queue, lifecycle is orders from click to door, "
      + "broker is a topic with three subscribers, marketplace is a city's evening with everything in it")
  static let size = Argument<Int?>.optional(
    "size", .wholeNumber("N", in: 1...1_000_000_000),
    says: "customers, wake-ups, orders or messages in all; needed but for marketplace")
  static let orders = Argument<Int?>.optional(
    "orders", .wholeNumber("N", in: MarketplaceBenchmark.range), standardText: "40000",
    says: "orders in all, about: ten times as many make a city ten times as large; for marketplace only")
  static let days = Argument<Int?>.optional(
    "days", .wholeNumber("D", in: 1...365), standardText: "1",
    says: "evenings in which they are placed: more of them make a smaller city; for marketplace only")
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
  let summary = "times the engine, the broker and a whole city"
  let examples = [
    CommandExample("bench mm1 --size 1000000", "A million customers through one server"),
    CommandExample(
      "bench hold --size 2000000 --processes 100000 --style timer --json",
      "Two million wake-ups of 100,000 sleepers, written with timers; one line of JSON"),
    CommandExample("bench marketplace --orders 400000", "A city ten times that of Scenarios/friday-dinner.json"),
  ]
  let notes = [
    "Times are those of the machine's clock, of one run: they differ from run to run, and by what else the machine does. "
      + "Everything simulated is the same for the same seed.",
    "What the parts of marketplace cost is found by looking, 5,000 times a second at most, at what the run is at: an event counts, with "
      + "all that it makes go on at once, to the part of whoever it is for, but for searching, choosing, matching, publishing "
      + "and recording in it, which are told apart. With taking the event after it out of the queue, that is all the time there is. "
      + "The columns say what two standard deviations of the looks come to.",
  ]
  let operands: [any ArgumentDeclaration] = [Self.model]
  let options: [any ArgumentDeclaration] = [
    Self.size, Self.orders, Self.days, Self.processes, Self.seed, Self.style, Self.semantics, Self.work, Self.json,
  ]

  private let measure: @Sendable (Request, Console) throws -> ExitCode

  init(by measure: @escaping @Sendable (Request, Console) throws -> ExitCode) {
    self.measure = measure
  }

  func run(_ given: Arguments, on console: Console) throws -> ExitCode {
    let problems = problems(given)
    guard problems.isEmpty else { throw UsageError(command: name, problems: problems) }
    return try measure(Request(subject: subject(given), asJSON: given[Self.json]), console)
  }

  private func subject(_ given: Arguments) -> Subject {
    let model = given[Self.model]
    guard let engine = Benchmark.Model(rawValue: model.rawValue), let size = given[Self.size] else {
      return .marketplace(
        MarketplaceBenchmark(
          orders: given[Self.orders] ?? 40_000, days: given[Self.days] ?? 1, seed: given[Self.seed]))
    }
    return .engine(
      Benchmark(
        engine, style: model == .broker ? .timer : given[Self.style], size: size,
        processes: given[Self.processes] ?? 1000, seed: given[Self.seed], semantics: given[Self.semantics] ?? .fanout,
        work: given[Self.work] ?? .zero))
  }

  /// What is given for another model than the one that is timed, or missing for it.
  private func problems(_ given: Arguments) -> [UsageProblem] {
    let model = given[Self.model]
    func only(_ owner: Model, _ options: any ArgumentDeclaration...) -> [UsageProblem] {
      guard model != owner else { return [] }
      return options.filter { given.isGiven($0) }.map {
        .contradiction("--\($0.name) is for \(owner.rawValue); \(model.rawValue) has no use for it")
      }
    }
    var problems = only(.hold, Self.processes) + only(.broker, Self.semantics, Self.work)
    problems += only(.marketplace, Self.orders, Self.days)
    if given.isGiven(Self.style), model == .broker || model == .marketplace {
      let reason = model == .broker ? "its consumers are handlers" : "it is written in both"
      problems.append(.contradiction("--style is not for \(model.rawValue); \(reason)"))
    }
    if model == .marketplace, given.isGiven(Self.size) {
      problems.append(.contradiction("--size is not for marketplace; --orders says how large it is"))
    } else if model != .marketplace, !given.isGiven(Self.size) {
      problems.append(.missingOption("--size", placeholder: "N"))
    }
    return problems
  }
}
