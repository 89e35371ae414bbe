import DiscreteEvents
import Experiments
import JSON
import Marketplace
import Reporting
import Scenario

/// What `orderflow run` does: reads a scenario, runs it once or many times, and says what it came to.
struct ScenarioRun {
  private let request: RunCommand.Request
  private let console: Console
  private let scenario: Scenario
  private let end: Instant

  @Sendable
  static func run(_ request: RunCommand.Request, on console: Console) throws -> ExitCode {
    let checked = try ScenarioShelf.read(request.path, setting: request.settings, on: console)
    let run = try ScenarioRun(request, checked.scenario, console)
    console.interruption.listen()
    if !request.isQuiet {
      var listing = ProblemListing(of: checked.files)
      try console.note(listing.lines(of: checked.warnings))
    }
    return try request.replications == 1 ? run.once() : run.manyTimes()
  }

  private init(_ request: RunCommand.Request, _ scenario: Scenario, _ console: Console) throws(UsageError) {
    var scenario = scenario
    if let seed = request.seed { scenario.seed = seed }
    self.request = request
    self.console = console
    self.scenario = scenario
    end = request.until?.instant(in: scenario.start) ?? .never
    var first = Timespan.zero
    if case .length(let warmup) = scenario.warmup { first = warmup }
    guard end > .start + first else {
      let begin =
        first > .zero
        ? "the first \(first) are a warm-up and not measured, so it must end after \(scenario.start + first)"
        : "the run begins at \(scenario.start), and must end after that"
      throw UsageError(
        command: "run", problems: [.contradiction("--until \(request.until?.description ?? ""): \(begin)")])
    }
  }

  private func once() throws -> ExitCode {
    let (outcome, seconds) = try attended {
      try Outcome(simulating: scenario, until: end, keeping: keeping, under: $0) {
        try parallelMap(count: $0, jobs: request.jobs, body: $1)
      }
    }
    let summary = RunSummary(scenario: scenario, outcome: outcome)
    let failures = outcome.ending == .interruption ? [] : outcome.failures(of: scenario.expect).map(\.expectation)
    let isAsExpected = failures.isEmpty && outcome.wrongAnswers.isEmpty
    try tell(
      summary.json, summary.wrongAnswers + (failures.isEmpty ? [] : summary.expectationTable(failures)), summary.lines)
    try tell(outcome.eventsInAll, in: seconds)
    return outcome.ending == .interruption ? .interrupted : isAsExpected ? .fine : .expectationFailed
  }

  private var keeping: Keeping {
    (scenario.isAStory ? Keeping.story : []).union(request.asJSON ? .digest : [])
  }

  private func manyTimes() throws -> ExitCode {
    let (replications, seconds) = try attended {
      try Replications(of: scenario, count: request.replications, jobs: request.jobs, until: end, under: $0)
    }
    let summary = ReplicationSummary(scenario: scenario, end: end, replications: replications)
    let isWhole = replications.finished == replications.asked
    let failures = isWhole ? replications.failures(of: scenario.expect) : []
    try tell(summary.json, failures.isEmpty ? [] : summary.expectationTable(failures), summary.lines)
    try tell(replications.events, in: seconds)
    return !isWhole ? .interrupted : failures.isEmpty ? .fine : .expectationFailed
  }

  /// Runs something with a line on the terminal that says how far it is.
  private func attended<Result>(_ body: (RunControl) throws -> Result) throws -> (result: Result, seconds: Double) {
    let stopwatch = Stopwatch()
    guard console.notes.isTerminal, !request.isQuiet else {
      return (try body(RunControl(isInterrupted: console.interruption.isWanted)), stopwatch.seconds)
    }
    let line = ProgressLine(
      on: console.notes, replications: request.replications, worlds: scenario.twin ? 2 : 1, from: scenario.start)
    defer { line.erase() }
    let control = RunControl(isInterrupted: console.interruption.isWanted) { line.note($0) }
    return (try body(control), stopwatch.seconds)
  }

  private func tell(_ json: JSONText, _ failures: [String], _ lines: (Console.Stream) -> [String]) throws {
    if request.asJSON {
      try console.print(json.oneLine())
    } else {
      try console.print(request.isQuiet ? failures : lines(console.out))
    }
  }

  private func tell(_ events: Int, in seconds: Double) throws {
    guard console.notes.isTerminal, !request.isQuiet else { return }
    let rate = NumberFormat.whole.groupingThousands().text(Double(events) / seconds)
    try console.note(["(\(NumberFormat.fixed(2).text(seconds)) s, \(rate) events a second)"])
  }
}
