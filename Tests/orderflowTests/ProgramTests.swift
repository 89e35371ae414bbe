import Testing

@testable import JSON
@testable import orderflow

struct ProgramTests {
  private struct Outcome {
    let code: ExitCode
    let out: String
    let notes: String
  }

  private func run(_ line: String, program: Program = quietProgram()) -> Outcome {
    let recording = Recording()
    let code = program.run(words(line), on: recording.console())
    return Outcome(code: code, out: recording.out, notes: recording.notes)
  }

  @Test(arguments: ["--help", "-h", "help", "help bench", "bench --help", "bench -h --nonsense", "--version"])
  func helpAskedForGoesToStandardOutput(line: String) {
    let outcome = run(line)
    #expect(outcome.code == .fine)
    #expect(!outcome.out.isEmpty)
    #expect(outcome.notes.isEmpty)
  }

  @Test(
    arguments: [
      ("", "orderflow: which command?\n  \"orderflow --help\" says more.\n"),
      ("bnech", "orderflow: no such command: \"bnech\"; did you mean bench?\n  \"orderflow --help\" says more.\n"),
      ("xyzzy", "orderflow: no such command: \"xyzzy\"\n  \"orderflow --help\" says more.\n"),
      (
        "--verison",
        "orderflow: no such option: --verison; did you mean --version?\n  \"orderflow --help\" says more.\n"
      ),
      ("help bnech", "orderflow: no such command: \"bnech\"; did you mean bench?\n  \"orderflow --help\" says more.\n"),
      (
        "bench mm1 --size abc",
        "orderflow: --size abc: not a whole number\n  \"orderflow bench --help\" says more.\n"
      ),
      (
        "bench mm2 --size 0 --jason",
        """
        orderflow: MODEL mm2: not one of mm1, hold, lifecycle, broker, marketplace; did you mean mm1?
          --size 0: not in the range 1 to 1000000000
          no such option: --jason; did you mean --json?
          "orderflow bench --help" says more.

        """
      ),
      (
        "verify --seed --jobs 0",
        """
        orderflow: --seed needs a value: --seed S
          --jobs 0: not in the range 1 to 1024
          "orderflow verify --help" says more.

        """
      ),
    ])
  func badUsageIsExplainedOnStandardErrorWithExitCodeTwo(line: String, notes: String) {
    let outcome = run(line)
    #expect(outcome.code == .badUsage)
    #expect(outcome.code.rawValue == 2)
    #expect(outcome.out.isEmpty)
    #expect(outcome.notes == notes)
  }

  @Test func aCommandsExitCodeIsPassedOn() {
    for code in ExitCode.allCases {
      #expect(run("verify", program: Program(commands: [VerifyCommand { _, _ in code }])).code == code)
    }
  }

  @Test func errorsOfACommandHaveTheirExitCodes() {
    struct Surprise: Error {}
    let errors: [(any Error, ExitCode)] = [
      (FileProblem.unreadable(path: "a.json", reason: "No such file or directory"), .notReadOrWritten),
      (Surprise(), .defect),
      (JSONText.NotANumber(path: "mean", value: "nan"), .defect),
    ]
    for (error, code) in errors {
      let program = Program(commands: [VerifyCommand { _, _ in throw error }])
      #expect(run("verify", program: program).code == code)
    }
  }

  @Test func theExitCodesAreThoseThatScriptsKnow() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 70, 130])
  }
}
