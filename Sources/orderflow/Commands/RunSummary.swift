import DiscreteEvents
import Experiments
import JSON
import Marketplace
import Reporting
import Scenario
import Statistics

/// What `orderflow run` says about a scenario that was run.
struct RunSummary {
  let scenario: Scenario
  let outcome: Outcome

  @Sendable
  static func run(_ request: RunCommand.Request, on console: Console) throws -> ExitCode {
    let checked = try ScenarioShelf.read(request.path, on: console)
    var listing = ProblemListing(of: checked.files)
    try console.note(listing.lines(of: checked.warnings) + remarks(on: checked.places))
    var scenario = checked.scenario
    if let seed = request.seed { scenario.seed = seed }
    let stopwatch = Stopwatch()
    let summary = RunSummary(scenario: scenario, outcome: try Outcome(simulating: scenario))
    let seconds = stopwatch.seconds
    if request.asJSON {
      try console.print(summary.json.oneLine())
    } else {
      try console.print(summary.lines(for: console.out))
    }
    if console.notes.isTerminal {
      let rate = NumberFormat.whole.groupingThousands().text(Double(summary.outcome.events) / seconds)
      try console.note(["(\(NumberFormat.fixed(2).text(seconds)) s, \(rate) events a second)"])
    }
    return summary.outcome.failures(of: scenario.expect).isEmpty ? .fine : .expectationFailed
  }

  /// What a scenario asks for in vain, so that nobody takes it for simulated.
  private static func remarks(on places: Places) -> [String] {
    let ignored = Reach.ignored(of: places)
    guard !ignored.isEmpty else { return [] }
    return paragraph("note: not simulated yet, so without effect: \(ignored.joined(separator: ", "))", width: 80)
  }
}

extension RunSummary {
  static let percentiles: [(name: String, share: Double)] = [("p50", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)]

  /// Orders placed in each minute of the demand, the minutes without any included.
  ///
  /// A demand of more minutes than the books keep has them joined; each window is then spread evenly.
  var ordersPerMinute: [Double] {
    let windows = outcome.books.placements
    let minutes = Double(windows.width) / 60e6
    let count = Int((outcome.demandSpan.ticks - 1) / windows.width) + 1
    let counts = windows.windows + Array(repeating: 0, count: max(0, count - windows.windows.count))
    return counts.map { Double($0) / minutes }
  }
}
