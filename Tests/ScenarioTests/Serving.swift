import JSON

@testable import Scenario

/// Reads a scenario, the files that it names being given by their paths.
func read(
  _ json: String, as path: String = "lunch.json", _ others: [String: String] = [:]
) throws(ScenarioProblems) -> Scenario.Checked {
  try Scenario.read(ScenarioFile(path: path, bytes: Array(json.utf8))) { path, _ throws(FileNotFound) in
    guard let text = others[path] else { throw FileNotFound(reason: "no such file") }
    return ScenarioFile(path: path, bytes: Array(text.utf8))
  }
}

func span(_ line: Int, _ start: Int, _ end: Int) -> TextSpan {
  TextSpan(from: TextPlace(line: line, column: start), to: TextPlace(line: line, column: end))
}
