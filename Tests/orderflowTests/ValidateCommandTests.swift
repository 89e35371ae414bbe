import JSON
import Testing

@testable import orderflow

struct ValidateCommandTests {
  private static let fine = #"{ "name": "x" }"#
  private static let wrong = "{\n  \"sede\": 1,\n  \"duration\": \"5 miles\"\n}\n"

  @Test func everyProblemOfEveryFileIsToldAtOnce() throws {
    let folder = try ScratchFolder(["a.json": Self.wrong, "b.json": Self.fine, "c.json": "[1"])
    let outcome = orderflow("validate", folder["a.json"], folder["b.json"], folder["c.json"])
    #expect(outcome.code == .badUsage)
    #expect(outcome.notes.isEmpty)
    let lines = outcome.out.split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix(folder.path) } == [
        "\(folder["a.json"]):2:3: sede: no such key; did you mean \"seed\"?",
        "\(folder["a.json"]):3:15: duration: \"5 miles\" is not a time this language knows",
        "\(folder["c.json"]):1:3: not JSON: the text ends where a comma or ] is expected",
      ])
    #expect(lines.contains("    3 |   \"duration\": \"5 miles\""))
    #expect(lines.last == "3 files: 1 fine, 2 with 3 problems")
  }

  @Test func aFineFileIsCalledFine() throws {
    let folder = try ScratchFolder(["a.json": Self.fine])
    let outcome = orderflow("validate", folder["a.json"], folder["a.json"])
    #expect(outcome.code == .fine)
    #expect(outcome.out == "1 file: fine\n")
    #expect(orderflow("validate", "-", input: Self.fine).out == "1 file: fine\n")
  }

  @Test func whatCannotBeReadLeavesTheOthersToBeChecked() throws {
    let folder = try ScratchFolder(["a.json": Self.wrong])
    let outcome = orderflow("validate", folder["b.json"], folder["a.json"])
    #expect(outcome.code == .notReadOrWritten)
    #expect(
      outcome.notes
        == "orderflow: cannot read \(folder["b.json"]): No such file or directory; did you mean \(folder["a.json"])?\n")
    #expect(outcome.out.contains("sede: no such key"))
    #expect(outcome.out.hasSuffix("2 files: 1 with 2 problems, 1 not readable\n"))
  }

  @Test func aFolderStandsForTheScenariosBelowIt() throws {
    let folder = try ScratchFolder([
      "scenario.schema.json": "{}", "b.json": Self.fine, "deep/er/c.json": Self.wrong, "README.md": "#", ".d.json": "[",
      "deep/scenario.schema.json": "7",
    ])
    folder.link("deep/up", to: "..")
    let outcome = orderflow("validate", folder.path)
    #expect(outcome.out.contains("\(folder["deep/er/c.json"]):2:3: "))
    #expect(outcome.out.hasSuffix("2 files: 1 fine, 1 with 2 problems\n"))
  }

  @Test func aFolderWithoutScenariosCannotBeRead() throws {
    let folder = try ScratchFolder(["README.md": "#"])
    let outcome = orderflow("validate", folder.path)
    #expect(outcome.code == .notReadOrWritten)
    #expect(outcome.notes == "orderflow: cannot read \(folder.path): Is a directory\n")
  }

  @Test func aProblemThatFilesHaveInCommonIsToldOnce() throws {
    let what = #"{ "extends": "base.json" }"#
    let folder = try ScratchFolder(["base.json": #"{ "seed": -1 }"#, "a.json": what, "b.json": what])
    let outcome = orderflow("validate", folder.path)
    #expect(outcome.out.split(separator: "\n").filter { $0.hasSuffix("is out of range or not whole") }.count == 1)
  }

  @Test func programsGetOneLineForEachFile() throws {
    let folder = try ScratchFolder(["a.json": Self.wrong, "b.json": Self.fine])
    let outcome = orderflow("validate", "--json", folder["a.json"], folder["b.json"], folder["none.json"])
    #expect(outcome.code == .notReadOrWritten)
    #expect(outcome.notes.isEmpty)
    let place = #""file": "\#(folder["a.json"])", "line""#
    #expect(
      outcome.out == """
        {"file": "\(folder["a.json"])", "problems": [{\(place): 2, "column": 3, "endLine": 2, "endColumn": 9, \
        "path": "sede", "severity": "error", "message": "no such key", "expected": null, \
        "suggestion": "\\"seed\\""}, {\(place): 3, "column": 15, "endLine": 3, "endColumn": 24, \
        "path": "duration", "severity": "error", \
        "message": "\\"5 miles\\" is not a time this language knows", \
        "expected": "write a number and one of w, d, h, m, s, ms, us; from 1s to 366d", "suggestion": null}]}
        {"file": "\(folder["b.json"])", "problems": []}
        {"file": "\(folder["none.json"])", "problems": [{"file": "\(folder["none.json"])", "line": null, \
        "column": null, "endLine": null, "endColumn": null, "path": "", "severity": "error", \
        "message": "cannot read: No such file or directory", "expected": null, "suggestion": null}]}

        """)
    for line in outcome.out.split(separator: "\n") { _ = try JSONValue(reading: Array(line.utf8)) }
  }

  @Test func quietSaysNothingAndTheExitCodeTells() throws {
    let folder = try ScratchFolder(["a.json": Self.wrong, "b.json": Self.fine])
    for (words, code) in [
      (["a.json", "b.json"], ExitCode.badUsage), (["b.json"], .fine), (["c.json", "a.json"], .notReadOrWritten),
    ] {
      let recording = Recording()
      let paths = words.map { folder[$0] }
      #expect(
        Program(commands: allCommands()).run(["validate", "--quiet"] + paths, on: recording.console()) == code)
      #expect(recording.out.isEmpty)
      #expect(recording.notes.isEmpty)
    }
    #expect(orderflow("validate", "--quiet", "--json", "a").code == .badUsage)
  }

  @Test func warningsCountOnlyIfToldTo() {
    var count = FileCount()
    count.add(problems: .init(errors: 0, warnings: 0))
    #expect(count.exitCode(isStrict: true) == .fine)
    count.add(problems: .init(errors: 0, warnings: 3))
    #expect(count.exitCode(isStrict: false) == .fine)
    #expect(count.exitCode(isStrict: true) == .badUsage)
    #expect(count.text == "2 files: 1 fine, 1 with 3 warnings")
    count.add(problems: .init(errors: 2, warnings: 1))
    #expect(count.exitCode(isStrict: false) == .badUsage)
    #expect(count.text == "3 files: 1 fine, 1 with 3 warnings, 1 with 2 problems and 1 warning")
  }

  @Test func theReadmesExampleIsWhatIsSaid() throws {
    let folder = try ScratchFolder([
      "Scenarios/lunch.json": """
      {
        "name": "Lunch",
        "duration": "5 miles",
        "demand": { "ordersPerHuor": 60 }
      }
      """
    ])
    let said = orderflow("validate", folder["Scenarios/lunch.json"]).out
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let text = String(decoding: try InputFile(reading: "\(top)/README.md").bytes, as: UTF8.self)
    #expect(text.contains("```text\n\(said.split(separator: "\(folder.path)/").joined())```"), "\(said)")
  }

  @Test func atLeastOneFileIsNeeded() {
    let outcome = orderflow("validate")
    #expect(outcome.code == .badUsage)
    #expect(outcome.notes == "orderflow: FILE is needed\n  \"orderflow validate --help\" says more.\n")
    #expect(
      orderflow("validate", "--jason", "a.json").notes
        == "orderflow: no such option: --jason; did you mean --json?\n  \"orderflow validate --help\" says more.\n")
  }
}
