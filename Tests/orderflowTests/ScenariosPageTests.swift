import Testing

@testable import orderflow

/// What `Scenarios/README.md` shows of the program is what it says.
struct ScenariosPageTests {
  private static let page = Page("Scenarios/README.md")

  /// The example's files are called there as they would be in the folder the page is in.
  @Test func whatIsSaidOfTheBrokenFileIsWhatThePageShows() throws {
    let broken = try #require(Self.page.files["broken.json"])
    let outcome = orderflow("validate", "-", input: broken)
    #expect(outcome.code == .badUsage)
    let said = outcome.out.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("<stdin>:") ? "Scenarios/broken.json:" + line.dropFirst(8) : String(line)
    }
    #expect(said.joined(separator: "\n") == Self.page.outputs["validate"])
  }

  @Test func theTableOfExpectationsIsWhatARunPrints() throws {
    let folder = try ScratchFolder()
    for name in ["quiet.json", "expect.json"] {
      try folder.write(#require(Self.page.files[name]), to: name)
    }
    let outcome = orderflow("run", folder["expect.json"])
    let shown = try #require(Self.page.outputs["expectations"])
    #expect(outcome.out.hasSuffix("\n\n" + shown), "\(outcome.out)")
    #expect(outcome.code == (shown.contains("FAILED") ? .expectationFailed : .fine))
  }

  /// A run tells beside its summary which keys have no effect; of these examples, none.
  @Test func whatThePageCallsSimulatedIs() throws {
    let folder = try ScratchFolder()
    for name in ["quiet.json", "fewer-orders.json", "hours.json", "expect.json"] {
      try folder.write(#require(Self.page.files[name]), to: name)
    }
    for name in ["quiet.json", "fewer-orders.json", "expect.json"] {
      #expect(orderflow("run", folder[name]).notes.isEmpty, "\(name)")
    }
    try folder.write(#"{ "extends": "hours.json", "duration": "10m" }"#, to: "minutes.json")
    #expect(orderflow("run", folder["minutes.json"]).notes.isEmpty)
  }
}

/// A page of Markdown: its fenced blocks by the name in the comment before each.
private struct Page {
  /// Behind `<!-- file: NAME -->`; what else the comment says of a file is left out.
  private(set) var files: [String: String] = [:]
  /// Behind `<!-- output: NAME -->`.
  private(set) var outputs: [String: String] = [:]

  /// - Parameter path: From the top of the package; without the page nothing is on it.
  init(_ path: String) {
    let top = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    let bytes = (try? InputFile(reading: "\(top)/\(path)"))?.bytes ?? []
    var comment: Substring = ""
    var block: [Substring]?
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block { add(block, behind: comment) }
        block = block == nil ? [] : nil
      } else if block != nil {
        block?.append(line)
      } else if line.hasPrefix("<!-- ") {
        comment = line.dropFirst(5).dropLast(4)
      }
    }
  }

  private mutating func add(_ lines: [Substring], behind comment: Substring) {
    let text = lines.map { $0 + "\n" }.joined()
    let words = comment.split { " ,:".contains($0) }.map(String.init)
    guard words.count >= 2 else { return }
    if words[0] == "file" { files[words[1]] = text } else { outputs[words[1]] = text }
  }
}
