import JSON

@testable import Scenario

/// What a scenario and its table say, whatever the rules would say to it.
struct TableReading {
  let scenario: Scenario
  let reading: Reading
  let files: [ScenarioFile]

  init(_ file: ScenarioFile, finding find: FileFinder) {
    (scenario, reading, files) = Scenario.values(of: FileChain(from: file, finding: find), finding: find)
  }

  /// - Parameter others: The files that it may name, by their paths.
  init(_ text: String, _ others: KeyValuePairs<String, String> = [:]) {
    self.init(ScenarioFile(path: "a.json", bytes: Array(text.utf8))) { path, _ throws(FileNotFound) in
      guard let other = others.first(where: { $0.key == path }) else { throw FileNotFound(reason: "no such file") }
      return ScenarioFile(path: path, bytes: Array(other.value.utf8))
    }
  }

  /// In the order of their places.
  var problems: [ScenarioProblem] {
    reading.problems.enumerated().sorted { left, right in
      let (one, other) = (left.element.location, right.element.location)
      return (one.file, one.span.start, left.offset) < (other.file, other.span.start, right.offset)
    }
    .map(\.element)
  }
}
