@testable import Scenario

/// The examples on a page of Markdown: fenced blocks, each after a comment that says its file's name.
struct Page {
  struct Example: Sendable {
    let name: String
    /// "json" or "csv"
    let language: String
    let text: String
    /// Whether it shows what is wrong.
    let isBroken: Bool

    var file: ScenarioFile { ScenarioFile(path: name, bytes: Array(text.utf8)) }
  }

  private(set) var examples: [Example] = []
  /// Fenced blocks of a language without a name before them.
  private(set) var nameless: [String] = []

  init(_ markdown: String) {
    var name: String?
    var open: (language: String, lines: [Substring])?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if let block = open {
        if line == "```" {
          close(block.language, block.lines.joined(separator: "\n") + "\n", &name)
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), [])
      } else if line.hasPrefix("<!-- file: "), line.hasSuffix(" -->") {
        name = String(line.dropFirst(11).dropLast(4))
      }
    }
  }

  private mutating func close(_ language: String, _ text: String, _ name: inout String?) {
    switch (language, name) {
    case ("text", _): break
    case ("json", let given?), ("csv", let given?):
      let parts = given.split(separator: ",")
      let isBroken = parts.count == 2 && parts[1] == " broken"
      examples.append(Example(name: String(parts[0]), language: language, text: text, isBroken: isBroken))
      name = nil
    default: nameless.append(language)
    }
  }

  func example(_ name: String) -> Example? { examples.first { $0.name == name } }

  func read(_ example: Example) throws(ScenarioProblems) -> Scenario.Checked {
    try Scenario.read(example.file) { path, _ throws(FileNotFound) in
      guard let other = self.example(path) else { throw FileNotFound(reason: "no such example") }
      return other.file
    }
  }
}
