import JSON

@testable import Scenario

/// A scenario from texts: the first is read, the others are files that it may name.
func read(_ text: String, _ others: KeyValuePairs<String, String> = [:]) throws(ScenarioProblems) -> Scenario.Checked {
  let files = others.map { ScenarioFile(path: $0, bytes: Array($1.utf8)) }
  return try Scenario.read(ScenarioFile(path: "a.json", bytes: Array(text.utf8))) {
    path, _ throws(FileNotFound) in
    if path == "a.json" { return ScenarioFile(path: "a.json", bytes: Array(text.utf8)) }
    guard let file = files.first(where: { $0.path == path }) else {
      throw FileNotFound(reason: "no such file", nearest: nearestWord(to: path, among: files.map(\.path)))
    }
    return file
  }
}

/// What is wrong with a scenario, as "line:column path: sentence (hint) [suggestion]".
func problems(_ text: String, _ others: KeyValuePairs<String, String> = [:]) -> [String] {
  do {
    return try read(text, others).warnings.map(described)
  } catch {
    return error.all.map(described)
  }
}

private func described(_ problem: ScenarioProblem) -> String {
  let file = problem.location.file > 0 ? "\(problem.location.file):" : ""
  return "\(file)\(problem.line):\(problem.column) \(problem.path): \(problem.sentence)"
    + (problem.suggestion.map { " [\($0)]" } ?? "")
}

extension Form {
  /// What a JSON text says in this form; nil if it is refused.
  func value(_ text: String, over standard: Value, currency: Currency = .euro) -> Value? {
    guard let json = try? JSONValue(reading: Array(text.utf8)) else { return nil }
    var reading = Reading(currency: currency)
    var value = standard
    read(json, &value, &reading)
    return reading.problems.isEmpty ? value : nil
  }

  /// Why a JSON text is refused, and what is suggested instead.
  func refusal(_ text: String, over standard: Value) -> (sentence: String, suggestion: String?)? {
    guard let json = try? JSONValue(reading: Array(text.utf8)) else { return nil }
    var reading = Reading(currency: .euro)
    var value = standard
    read(json, &value, &reading)
    return reading.problems.first.map { ($0.sentence, $0.suggestion) }
  }
}
