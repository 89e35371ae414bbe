import DiscreteEvents
import JSON
import Testing

@testable import Experiments
@testable import Reporting
@testable import orderflow

struct VerifyReportTests {
  private let models = [
    VerifiedModel(
      name: "M/M/1", parameters: "λ = 0.8, μ = 1", style: "handlers",
      rows: [
        VerificationRow(
          quantity: "mean wait", theory: 4, simulated: 4.005, interval: 3.9435...4.0665, zScore: 0.384,
          verdict: .agrees),
        VerificationRow("Little: λW and L", 4.004016, 4.004016, areEqual: true),
      ]),
    VerifiedModel(
      name: "M/M/1/5", parameters: "λ = 0.8, μ = 1, room for 5", style: "processes",
      rows: [
        VerificationRow(
          quantity: "turned away", theory: 0.0888195, simulated: 0.0871, interval: 0.0869...0.0873, zScore: -21.72,
          verdict: .outside),
        VerificationRow("Little: λW and L", 1.5, 1.25, areEqual: false),
      ]),
  ]

  private func lines(coloured: Bool = false) -> [String] {
    VerifyReport.lines(models, seed: 7, for: Recording().console(coloured: coloured).out)
  }

  @Test func theTableReadsWell() {
    let expected = """
      The engine against theory, seed 7

      Quantity             Theory  Simulated      From        To       z  Verdict
      ────────────────  ─────────  ─────────  ────────  ────────  ──────  ───────
      M/M/1: λ = 0.8, μ = 1; handlers
      mean wait         4.00000     4.0050    3.9435    4.0665      0.38  agrees
      Little: λW and L  4.00402     4.00402                               equal

      M/M/1/5: λ = 0.8, μ = 1, room for 5; processes
      turned away       0.0888195   0.087100  0.086900  0.087300  -21.72  OUTSIDE
      Little: λW and L  1.50000     1.25000                               DIFFERS

      2 of 4 quantities are not as theory says: M/M/1/5 (turned away), M/M/1/5
      (Little: λW and L).

      """
    #expect(lines().joined(separator: "\n").hasPrefix(expected), "\(lines().joined(separator: "\n"))")
    #expect(lines().allSatisfy { $0.count <= 80 })
  }

  @Test func whatIsWrongIsAlsoRed() {
    let red = lines(coloured: true).filter { $0.contains("\u{1B}[31m") }
    #expect(red.count == 4)
    #expect(red.first?.hasSuffix("\u{1B}[31mOUTSIDE\u{1B}[0m") == true)
  }

  @Test func programsGetEveryDigit() throws {
    let text = try VerifyReport.json(models, seed: 7).oneLine()
    #expect(
      text.hasPrefix(
        """
        {"seed": "7", "significance": 0.001, "passed": false, "rows": [{"model": "M/M/1", "parameters": \
        "λ = 0.8, μ = 1", "style": "handlers", "quantity": "mean wait", "theory": 4, "simulated": 4.005, \
        "low": 3.9435, "high": 4.0665, "z": 0.384, "verdict": "agrees"}, {"model": "M/M/1", "parameters": \
        "λ = 0.8, μ = 1", "style": "handlers", "quantity": "Little: λW and L", "theory": 4.004016, \
        "simulated": 4.004016, "low": null, "high": null, "z": null, "verdict": "equal"}, 
        """))
  }

  private func outcome(of check: ModelCheck, asJSON: Bool = false) throws -> (
    code: ExitCode, out: String, notes: String
  ) {
    let recording = Recording()
    let request = VerifyCommand.Request(seed: 1, jobs: 2, asJSON: asJSON)
    let code = try VerifyReport.run(request, Verification([check]), on: recording.console())
    return (code, recording.out, recording.notes)
  }

  @Test func theExitCodeSaysWhetherTheoryHolds() throws {
    let length = RunLength(replications: 10, warmUp: .minutes(100), measured: .minutes(500))
    let right = try outcome(of: Verification.limitedRoom(lasting: length))
    #expect(right.code == .fine)
    #expect(right.out.contains("All 3 quantities are as theory says."))
    #expect(right.notes.isEmpty)
    #expect(try outcome(of: Verification.limitedRoom(lasting: length)).out == right.out)

    let wrong = try outcome(of: Verification.oneServer(lasting: length, serviceRate: 2), asJSON: true)
    #expect(wrong.code == .expectationFailed)
    #expect(wrong.out.contains("\"passed\": false"))
    #expect(wrong.out.last == "\n")
  }
}
