import DiscreteEvents
import Experiments
import JSON
import Reporting

/// What `orderflow bench` says about a timed run.
enum BenchReport {
  @Sendable
  static func run(_ request: BenchCommand.Request, on console: Console) throws -> ExitCode {
    switch request.subject {
    case .engine(let benchmark):
      let result = try benchmark.run()
      try console.print(request.asJSON ? [json(benchmark, result).oneLine()] : lines(benchmark, result))
    case .marketplace(let benchmark):
      let result = try benchmark.run()
      try console.print(request.asJSON ? [json(benchmark, result).oneLine()] : lines(benchmark, result))
    }
    return .fine
  }

  /// One object, with the fields that the benchmarks of other simulators print for the same models.
  static func json(_ benchmark: Benchmark, _ result: Benchmark.Result) -> JSONText {
    let statistics = result.statistics.map { JSONText.Member(key: $0.name, value: .number($0.value)) }
    return [
      "peer": .string("orderflow-\(benchmark.style.rawValue)"),
      "version": .string("orderflow \(orderflowVersion)"),
      "model": .string(benchmark.model.rawValue),
      "size": .integer(benchmark.size),
      "processes": benchmark.model == .hold ? .integer(benchmark.processes) : .null,
      "semantics": benchmark.model == .broker ? .string(benchmark.semantics.rawValue) : .null,
      "work_s": benchmark.model == .broker ? .number(benchmark.work.inSeconds) : .null,
      "seed": .integer(Int(clamping: benchmark.seed)),
      "events": .integer(result.events),
      "setup_s": .number(rounded(result.setupSeconds)),
      "run_s": .number(rounded(result.runSeconds)),
      "peak_rss_mb": PeakMemory.bytes.map { .number(megabytes($0)) } ?? .null,
      "statistics": .object(statistics),
    ]
  }

  static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }

  static func megabytes(_ bytes: Int) -> Double { (Double(bytes) / 104_857.6).rounded() / 10 }

  static func lines(_ benchmark: Benchmark, _ result: Benchmark.Result) -> [String] {
    let rate = Double(result.events) / result.runSeconds
    var table = TextTable(columns: [.init("statistic", .left), .init("value", .decimal)])
    for statistic in result.statistics { table.addRow([statistic.name, text(statistic.value)]) }
    let memory = PeakMemory.bytes.map { "\(NumberFormat.fixed(1).text(megabytes($0))) MB at most" } ?? "memory unknown"
    return [
      "\(title(benchmark)), seed \(benchmark.seed)",
      "",
      "  \(grouped.text(result.events)) events in \(NumberFormat.fixed(3).text(result.runSeconds)) s: "
        + "\(grouped.text(Int(rate))) events a second",
      "  \(NumberFormat.fixed(1).text(result.setupSeconds * 1e3)) ms to the first event, \(memory)",
    ] + deliveries(benchmark, result) + [
      ""
    ] + table.lines().map { "  " + $0 }
  }

  /// What one delivery costs, its share of the publication included.
  private static func deliveries(_ benchmark: Benchmark, _ result: Benchmark.Result) -> [String] {
    guard benchmark.model == .broker, let number = result.statistics.first(where: { $0.name == "deliveries" })?.value,
      number > 0
    else { return [] }
    return [
      "  \(grouped.text(Int(number))) deliveries: \(grouped.text(Int(number / result.runSeconds))) a second, "
        + "\(NumberFormat.fixed(0).text(result.runSeconds / number * 1e9)) ns each"
    ]
  }

  /// Counts are written out, measures to six digits.
  private static func text(_ value: Double) -> String {
    (value == value.rounded() ? grouped : NumberFormat.significant(6)).text(value)
  }

  static let grouped = NumberFormat.whole.groupingThousands(by: ",")

  private static func title(_ benchmark: Benchmark) -> String {
    let size = grouped.text(benchmark.size)
    return switch benchmark.model {
    case .mm1: "mm1: \(size) customers, written as \(benchmark.style.rawValue)"
    case .hold:
      "hold: \(size) wake-ups of \(grouped.text(benchmark.processes)) sleepers, written as \(benchmark.style.rawValue)"
    case .broker:
      "broker: \(size) messages to three subscribers, semantics \(benchmark.semantics.rawValue), "
        + (benchmark.work == .zero ? "delivery alone" : "with \(benchmark.work) of work each")
    case .lifecycle: "lifecycle: \(size) orders, written as \(benchmark.style.rawValue)"
    }
  }
}
