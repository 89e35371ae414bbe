import Synchronization
import Experiments
import Testing

@testable import orderflow

struct ArgumentParserTests {
  private func request(_ line: String) throws -> BenchCommand.Request? {
    let kept = Mutex<BenchCommand.Request?>(nil)
    let bench = BenchCommand { request, _ in
      kept.withLock { $0 = request }
      return .fine
    }
    _ = try bench.run(ArgumentParser.parse(words(line), for: bench), on: Recording().console())
    return kept.withLock { $0 }
  }

  private func problems(_ line: [String]) -> [UsageProblem] {
    do {
      _ = try ArgumentParser.parse(line, for: BenchCommand { _, _ in .fine })
      return []
    } catch {
      return error.problems
    }
  }

  /// Of arguments that are right each by itself.
  private func contradictions(_ line: String) -> [UsageProblem] {
    do {
      _ = try request(line)
      return []
    } catch {
      return (error as? UsageError)?.problems ?? []
    }
  }

  @Test func aCityIsTimedByItsOrders() throws {
    #expect(try request("marketplace") == .init(subject: .marketplace(MarketplaceBenchmark()), asJSON: false))
    #expect(
      try request("marketplace --orders 400000 --days 7 --seed 3 --json")
        == .init(subject: .marketplace(MarketplaceBenchmark(orders: 400_000, days: 7, seed: 3)), asJSON: true))
  }

  @Test func whatIsForAnotherModelIsToldAllAtOnce() {
    #expect(contradictions("marketplace --size 5 --style timer --processes 5").count == 3)
    #expect(contradictions("mm1 --size 5 --orders 500 --days 2 --work 1s --semantics log").count == 4)
    #expect(contradictions("broker --size 5 --style timer").count == 1)
  }

  private func problems(_ line: String) -> [UsageProblem] { problems(words(line)) }

  @Test func whatIsLeftOutHasItsStandardValue() throws {
    #expect(
      try request("mm1 --size 10")
        == .init(subject: .engine(Benchmark(.mm1, style: .process, size: 10, processes: 1000, seed: 1)), asJSON: false))
  }

  @Test(
    arguments: [
      "hold --size 10 --processes 5 --seed 18446744073709551615 --style timer --json",
      "--json --style=timer --seed=18446744073709551615 --processes=5 --size=10 hold",
      "--size 10 --processes=5 --json --seed 18446744073709551615 --style timer -- hold",
    ])
  func bothSpellingsAndAnyOrderMeanTheSame(line: String) throws {
    #expect(
      try request(line)
        == .init(subject: .engine(Benchmark(.hold, style: .timer, size: 10, processes: 5, seed: .max)), asJSON: true))
  }

  @Test func aMisspeltOptionIsAnsweredWithTheRightOne() {
    #expect(problems("mm1 --size 1 --sede 5") == [.unknownOption("--sede", nearest: "--seed")])
    #expect(problems("mm1 --size 1 --sede=5") == [.unknownOption("--sede", nearest: "--seed")])
    #expect(problems("mm1 --size 1 -json") == [.unknownOption("-json", nearest: "--json")])
    #expect(problems("mm1 --size 1 --frobnicate") == [.unknownOption("--frobnicate", nearest: nil)])
  }

  @Test func aMissingValueIsNoticedEvenBeforeAnotherOption() {
    #expect(problems("mm1 --size") == [.missingValue("--size", placeholder: "N")])
    #expect(problems("mm1 --size --json") == [.missingValue("--size", placeholder: "N")])
  }

  @Test(
    arguments: [
      ("abc", ValueProblem.notAWholeNumber), ("1.5", .notAWholeNumber), ("", .notAWholeNumber), ("+", .notAWholeNumber),
      ("1_000", .notAWholeNumber), ("0x10", .notAWholeNumber), ("٣", .notAWholeNumber),
      ("0", .outOfRange(lowest: "1", highest: "1000000000")), ("-5", .outOfRange(lowest: "1", highest: "1000000000")),
      ("99999999999999999999", .outOfRange(lowest: "1", highest: "1000000000")),
    ])
  func aSizeThatIsNoneSaysWhy(text: String, problem: ValueProblem) {
    #expect(problems(["mm1", "--size", text]) == [.badValue(of: "--size", text: text, problem, nearest: nil)])
    #expect(problems(["mm1", "--size=\(text)"]) == [.badValue(of: "--size", text: text, problem, nearest: nil)])
  }

  @Test func aWordThatIsNotAllowedIsAnsweredWithTheNearest() {
    let models = ["mm1", "hold", "lifecycle", "broker", "marketplace"]
    #expect(
      problems("lifecylce --size 1")
        == [.badValue(of: "MODEL", text: "lifecylce", .notOneOf(models), nearest: "lifecycle")])
    #expect(
      problems("mm1 --size 1 --style timers")
        == [.badValue(of: "--style", text: "timers", .notOneOf(["process", "timer"]), nearest: "timer")])
  }

  @Test func allProblemsAreToldAtOnce() {
    #expect(
      problems("--seed x --json=yes --style timer --style timer extra --procesess 5")
        == [
          .badValue(of: "--seed", text: "x", .notAWholeNumber, nearest: nil),
          .valueForFlag("--json", value: "yes"),
          .repeatedOption("--style"),
          .badValue(
            of: "MODEL", text: "extra", .notOneOf(["mm1", "hold", "lifecycle", "broker", "marketplace"]), nearest: nil),
          .unknownOption("--procesess", nearest: "--processes"),
        ])
  }

  @Test func whatIsNeededIsMissed() {
    #expect(
      problems("")
        == [
          .missingOperand("MODEL", allowed: ["mm1", "hold", "lifecycle", "broker", "marketplace"])
        ])
    #expect(contradictions("mm1 --style timer") == [.missingOption("--size", placeholder: "N")])
  }

  @Test func aWordTooManyIsNamed() {
    #expect(problems("mm1 hold --size 1") == [.unexpectedOperand("hold")])
  }

  @Test func afterTwoDashesEverythingIsAnOperand() {
    #expect(problems("--size 1 mm1 -- --json") == [.unexpectedOperand("--json")])
    #expect(!ArgumentParser.asksForHelp(["--", "--help"]))
    #expect(ArgumentParser.asksForHelp(["--size", "-h"]))
  }

  @Test func argumentsThatContradictEachOtherAreRefused() {
    #expect(throws: UsageError.self) { try request("mm1 --size 1 --processes 5") }
  }

  @Test func numbersWithDecimalsAreReadAndBounded() throws {
    let form = ValueForm<Double>.number("X", in: 0...1)
    #expect(try form.read("0.25") == 0.25)
    #expect(throws: ValueProblem.outOfRange(lowest: "0.0", highest: "1.0")) { try form.read("1.5") }
    for text in ["nan", "inf", "1,5", ""] {
      #expect(throws: ValueProblem.notANumber) { try form.read(text) }
    }
  }

  @Test func textMayBeAnythingButEmpty() throws {
    #expect(try ValueForm.text("FILE").read("-") == "-")
    #expect(throws: ValueProblem.empty) { try ValueForm.text("FILE").read("") }
  }
}
