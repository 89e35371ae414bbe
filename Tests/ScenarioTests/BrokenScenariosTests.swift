import JSON
import Testing

@testable import Scenario

/// Scenarios as people break them, and what they must be told.
struct BrokenScenariosTests {
  static let folder = Folder("Broken")

  /// One line of `expected.json`.
  struct Expected: Equatable {
    var file = 0
    var line = 0
    var column = 0
    var isWarning = false
    var path = ""
    var says = ""
  }

  @Test func thereAreAtLeastAHundredAndEachFileIsListed() throws {
    let listed = try Self.expected().map(\.name)
    #expect(listed.count >= 100)
    #expect(try Self.folder.names().filter { $0 != "expected.json" } == listed.sorted())
  }

  @Test func eachIsToldExactlyWhatIsWrongAndWhere() throws {
    for (name, expected) in try Self.expected() {
      let found = try Self.problems(in: name)
      let places = found.map {
        Expected(
          file: $0.location.file, line: $0.line, column: $0.column, isWarning: $0.severity == .warning, path: $0.path)
      }
      let expectedPlaces = expected.map { problem in
        var place = problem
        place.says = ""
        return place
      }
      #expect(places == expectedPlaces, "\(name)")
      for (problem, expected) in zip(found, expected) {
        let words = [problem.sentence, problem.hint ?? "", problem.suggestion ?? ""].joined(separator: " ")
        #expect(words.lowercased().contains(expected.says.lowercased()), "\(name): \(words)")
      }
    }
  }

  @Test func everyProblemSaysWhatToDoAndEndsWithoutAPoint() throws {
    for (name, _) in try Self.expected() {
      for problem in try Self.problems(in: name) {
        let isOfJSON = problem.sentence.hasPrefix("not JSON")
        #expect(isOfJSON || problem.hint != nil || problem.suggestion != nil, "\(name): \(problem.sentence)")
        for text in [problem.sentence, problem.hint, problem.suggestion].compactMap(\.self) {
          #expect(!text.isEmpty && !text.hasSuffix("."), "\(name): \(text)")
        }
      }
    }
  }

  /// Taking any rule away would change what some scenario is told.
  @Test func eachRuleIsBrokenBySomeScenario() throws {
    var idle = allRules.map { "\($0)" }
    for (name, _) in try Self.expected() {
      let chain = FileChain(from: try Self.folder.scenario(name), finding: Self.folder.find)
      guard chain.problems.isEmpty else { continue }
      let (scenario, reading, _) = Scenario.values(of: chain)
      for rule in allRules where idle.contains("\(rule)") {
        var findings = Findings(of: reading, in: scenario)
        rule.check(scenario, &findings)
        if !findings.problems.isEmpty { idle.removeAll { $0 == "\(rule)" } }
      }
    }
    #expect(idle.isEmpty)
  }
}

extension BrokenScenariosTests {
  private static func problems(in name: String) throws -> [ScenarioProblem] {
    do {
      return try Scenario.read(folder.scenario(name), finding: folder.find).warnings
    } catch let problems as ScenarioProblems {
      return problems.all
    }
  }

  private static func expected() throws -> [(name: String, problems: [Expected])] {
    guard case .object(let files) = try JSONValue(reading: folder.bytes(of: "expected.json")).content else { return [] }
    return files.map { file in
      guard case .array(let problems) = file.value.member("problems")?.value.content else { return (file.key, []) }
      return (file.key, problems.map(Expected.init))
    }
  }
}

extension BrokenScenariosTests.Expected {
  fileprivate init(_ json: JSONValue) {
    func number(_ key: String) -> Int {
      if case .number(let digits) = json.member(key)?.value.content { Int(digits) ?? 0 } else { 0 }
    }
    self.init(
      file: number("file"), line: number("line"), column: number("column"),
      isWarning: json.member("warning")?.value.content == .boolean(true), path: json.member("path")?.value.text ?? "",
      says: json.member("says")?.value.text ?? "")
  }
}
