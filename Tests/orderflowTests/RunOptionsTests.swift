import JSON
import Marketplace
import Scenario
import Synchronization
import Testing

@testable import orderflow

struct RunOptionsTests {
  private static let hour = #"{ "name": "h", "demand": { "ordersPerHour": 60 }, "partners": { "count": 20 } }"#

  /// Runs a scenario, and ends it after so many times of being asked whether to go on.
  private func run(_ options: String..., endedAfter count: Int = .max, input: String = hour) -> (
    code: ExitCode, out: String, notes: String
  ) {
    let left = Mutex(count)
    let recording = Recording()
    var console = recording.console(input: input)
    console.interruption = Interruption(
      listen: {},
      isWanted: {
        left.withLock { left in
          left -= 1
          return left < 0
        }
      })
    let code = Program(commands: allCommands()).run(["run", "-"] + options, on: console)
    return (code, recording.out, recording.notes)
  }

  private func member(_ path: String, of text: String) throws -> JSONValue? {
    var value: JSONValue? = try JSONValue(reading: Array(text.utf8))
    for step in path.split(separator: ".") {
      guard case .object(let members) = value?.content else { return nil }
      value = members.first { $0.key == step }?.value
    }
    return value
  }

  @Test func aSettingIsSaidOverTheFile() throws {
    let outcome = run("--set", "partners.count=19", "--set=name=Set", "--json")
    #expect(outcome.code == .fine)
    #expect(try member("partners", of: outcome.out)?.content == .number("19"))
    #expect(try member("name", of: outcome.out)?.content == .string("Set"))
    #expect(run("--set", "seed=3", "--seed", "4", "--json").out.contains(#""seed": "4""#))
  }

  @Test func aWrongSettingIsToldWithItsOption() {
    let outcome = run("--set", "partners.cuont=3", "--set", "dispatch.policy=nearst")
    #expect(outcome.code == .badUsage)
    #expect(outcome.out.isEmpty)
    #expect(
      outcome.notes == """
        --set partners.cuont=3: partners.cuont: no such key; did you mean "count"?
        --set dispatch.policy=nearst: dispatch.policy: "nearst" is no policy this language knows; \
        did you mean "nearest"?
              = write one of nearest, parallelOffers, earliestPickup, batching, bundling
        2 problems; nothing was run.

        """)
  }

  @Test func aLongSettingIsShortenedWhereItIsNamed() {
    let setting = "name=" + String(repeating: "x", count: 300)
    let notes = run("--set", setting).notes
    #expect(notes.hasPrefix("--set name=xxx"))
    #expect(notes.split(separator: "\n").allSatisfy { $0.count <= 200 }, "\(notes)")
  }

  @Test func pathsInSettingsStartWhereTheUserIs() throws {
    let folder = try ScratchFolder(["deep/a.json": "{}"])
    let outcome = orderflow("run", folder["deep/a.json"], "--set", "replay=\(folder["no.csv"])")
    #expect(outcome.code == .badUsage)
    #expect(outcome.notes.contains("--set replay=\(folder["no.csv"])".prefix(58)))
    #expect(outcome.notes.contains("= write the path from the folder that you are in"))
    try folder.write("at,customer,does\n+1m,c,leave\n", to: "day.csv")
    #expect(orderflow("validate", folder["deep/a.json"], "--set", "replay=\(folder["day.csv"])").code == .fine)
  }

  @Test func validateTakesSettingsForEveryFile() throws {
    let folder = try ScratchFolder(["a.json": "{}", "b.json": "{}"])
    #expect(orderflow("validate", folder.path, "--set", "partners.count=9").code == .fine)
    let outcome = orderflow("validate", folder.path, "--set", "sede=9", "--set", "twin=true")
    #expect(outcome.code == .badUsage)
    #expect(
      outcome.out == "--set sede=9: sede: no such key; did you mean \"seed\"?\n2 files: 2 with 2 problems\n",
      "what the files have in common is told once")
    #expect(
      orderflow("validate", folder["a.json"], "--json", "--set", "sede=9").out.contains(#""file": "--set sede=9""#))
  }

  @Test(
    arguments: [
      (["--set", "=3"], "--set =3: no path: write path=value, as in partners.count=3000"),
      (["--set", "a"], "--set a: no value: write path=value, as in partners.count=3000"),
      (["--set"], "--set needs a value: --set PATH=VALUE"),
      (["--replications", "0"], "--replications 0: not in the range 1 to 100000"),
      (["--replications", "1.5"], "--replications 1.5: not a whole number"),
      (["--jobs", "0"], "--jobs 0: not in the range 1 to 1024"),
      (["--until", "yesterday"], "--until yesterday: not a time such as 90m, 19:30 or 2026-11-20T19:30"),
      (["--until", "-5m"], "--until -5m: not after the run's start"),
      (["--until", "0s"], "--until 0s: not after the run's start"),
      (["--until", "+90x"], "--until +90x: not a time such as 90m, 19:30 or 2026-11-20T19:30"),
      (
        ["--until", "17:00"],
        "--until 17:00:00: the run begins at 2026-11-20T17:00:00, and must end after that"
      ),
      (
        ["--until", "2020-01-01T10:00"],
        "--until 2020-01-01T10:00:00: the run begins at 2026-11-20T17:00:00, and must end after that"
      ),
      (["--until", "1h", "--until", "2h"], "--until is given more than once"),
      (["--replicatons", "3"], "no such option: --replicatons; did you mean --replications?"),
      (["--quite"], "no such option: --quite; did you mean --quiet?"),
    ])
  func nonsenseIsAnsweredWithExitCodeTwo(options: [String], sentence: String) {
    let recording = Recording()
    let code = Program(commands: allCommands()).run(["run", "-"] + options, on: recording.console(input: Self.hour))
    #expect(code == .badUsage)
    #expect(recording.out.isEmpty)
    #expect(recording.notes == "orderflow: \(sentence)\n  \"orderflow run --help\" says more.\n")
  }

  @Test(arguments: ["20m", "+20m", "17:20", "2026-11-20T17:20"])
  func aRunEndsWhenItIsToldTo(moment: String) throws {
    let outcome = run("--until", moment, "--json")
    #expect(outcome.code == .fine)
    #expect(try member("simulated_minutes", of: outcome.out)?.content == .number("20"))
    #expect(try member("incomplete", of: outcome.out)?.content == .boolean(false))
    #expect(try member("orders.in_progress", of: outcome.out)?.content != .number("0"))
  }

  @Test func theSummaryCountsWhatIsStillInProgress() {
    let lines = run("--until", "20m").out.split(separator: "\n")
    let count = lines.first { $0.hasPrefix("under way") }?.split(separator: " ").dropFirst(2).first
    #expect(count.flatMap { Int($0) } ?? 0 > 0)
    #expect(lines[1] == "20m of orders, ended after 20m with \(count ?? "") under way; seed 1")
    #expect(
      lines.contains { $0.hasPrefix("paid for orders under way ") }, "what was taken is shared out or accounted for")
    #expect(!run().out.contains("under way"))
  }

  @Test func replicationsGiveMeansWithIntervals() {
    let outcome = run("--replications", "5", "--set", "expect.placed.count.atLeast=1")
    #expect(outcome.code == .fine)
    let lines = outcome.out.split(separator: "\n")
    #expect(lines[1] == "5 replications of 1h of orders; seed 1")
    #expect(lines.allSatisfy { $0.count <= 80 })
    for measure in Measure.all {
      let isShown = lines.contains { $0.hasPrefix(measure.name + " ") }
      #expect(isShown != measure.needsTwin, "\(measure.name)")
    }
    #expect(lines.last?.hasSuffix("as expected") == true)
    #expect(lines.last?.contains(" ± ") == true)
  }

  @Test func anExpectationOfReplicationsIsOfTheirMean() {
    let outcome = run("--replications", "3", "--quiet", "--set", "expect.placed.count.atLeast=1000")
    #expect(outcome.code == .expectationFailed)
    #expect(outcome.out.split(separator: "\n").count == 3)
    #expect(outcome.out.hasSuffix("FAILED\n"))
  }

  @Test(arguments: [[], ["--json"]])
  func theNumberOfJobsChangesNoByte(format: [String]) {
    let texts = ["1", "2", "5"].map { jobs in
      orderflow(words: ["run", "-", "--replications", "5", "--jobs", jobs] + format, input: Self.hour).out
    }
    #expect(!texts[0].isEmpty)
    #expect(texts.allSatisfy { $0 == texts[0] })
  }

  @Test func figuresOfReplicationsAreJSON() throws {
    let out = run("--replications", "2", "--json").out
    #expect(out.filter { $0 == "\n" }.count == 1)
    guard case .array(let figures)? = try member("figures", of: out)?.content else {
      Issue.record("no figures in \(out)")
      return
    }
    #expect(figures.count == Measure.all.count { !$0.needsTwin })
    #expect(try member("replications.finished", of: out)?.content == .number("2"))
    #expect(out.contains(#"{"name": "placed.count", "unit": "count", "mean": "#))
  }

  @Test func withoutOrdersFiguresAreNoneAndJSONIsStillJSON() throws {
    let empty = #"{ "demand": { "ordersPerHour": 0 } }"#
    #expect(run("--replications", "2", input: empty).out.contains("none"))
    _ = try JSONValue(reading: Array(run("--replications", "2", "--json", input: empty).out.utf8))
  }

  @Test func quietSaysNothingOfASuccess() {
    let outcome = run(
      "--quiet", input: #"{ "duration": "5m", "demand": { "ordersPerHour": 6000 }, "partners": { "count": 20 } }"#)
    #expect(outcome.code == .fine)
    #expect(outcome.out.isEmpty)
    #expect(outcome.notes.isEmpty, "not even the warnings")
  }

  @Test func quietSaysWhichExpectationsFailed() {
    let failing = #"{ "expect": { "placed.count": { "atLeast": 1 }, "delivered.share": { "equals": 1 } } }"#
    let outcome = run("--quiet", input: failing)
    #expect(outcome.code == .expectationFailed)
    let lines = outcome.out.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.last?.hasPrefix("delivered.share  exactly 100.00%") == true)
  }

  @Test func quietKeepsErrorsAndTheLineOfJSON() {
    #expect(run("--quiet", input: "[").notes.contains("not JSON"))
    let outcome = run("--quiet", "--json")
    #expect(outcome.out == run("--json").out)
    #expect(outcome.notes.isEmpty)
  }

  @Test func anInterruptedRunSaysWhatItHasAndThatItIsIncomplete() throws {
    let long = #"{ "duration": "1d", "expect": { "placed.count": { "atLeast": 1000000 } } }"#
    let outcome = run(endedAfter: 1, input: long)
    #expect(outcome.code == .interrupted)
    let lines = outcome.out.split(separator: "\n")
    let span = lines[1].split(separator: " ").dropFirst(3).first?.dropLast() ?? ""
    #expect(lines[1] == "INCOMPLETE: interrupted after \(span); what follows was measured until then")
    #expect(lines[2].hasPrefix("\(span) of orders, ended after \(span) with "), "\(lines[2])")
    #expect(lines[2].hasSuffix(" under way; seed 1"))
    #expect(lines.last?.hasSuffix("not judged") == true)
    let json = run("--json", endedAfter: 1, input: long)
    #expect(json.code == .interrupted)
    #expect(try member("incomplete", of: json.out)?.content == .boolean(true))
    #expect(json.out.contains(#""holds": null"#))
    #expect(run("--quiet", endedAfter: 1, input: long).out.isEmpty)
  }

  @Test func aRunInterruptedAtOnceStillSumsUp() throws {
    for format in ["--json", "--set=name=x"] {
      let outcome = run(format, endedAfter: 0)
      #expect(outcome.code == .interrupted)
      #expect(!outcome.out.isEmpty)
    }
  }

  @Test func ofInterruptedReplicationsThoseThatFinishedAreReported() throws {
    // Each asks once before it begins, and twice or more while it runs.
    let outcome = run("--replications", "9", "--jobs", "1", endedAfter: 7)
    #expect(outcome.code == .interrupted)
    #expect(outcome.out.contains("\nINCOMPLETE: interrupted when 2 of 9 replications had ended\n"), "\(outcome.out)")
    let none = run("--replications", "9", "--jobs", "1", endedAfter: 1)
    #expect(none.out.contains("when none of 9 replications had ended"))
    let json = run("--replications", "9", "--jobs", "1", "--json", endedAfter: 7)
    #expect(try member("incomplete", of: json.out)?.content == .boolean(true))
    #expect(try member("replications.finished", of: json.out)?.content == .number("2"))
  }
}
