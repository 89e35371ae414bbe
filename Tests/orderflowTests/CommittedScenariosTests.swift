import JSON
import Testing

@testable import orderflow

/// What is in the folder `Scenarios`.
struct CommittedScenariosTests {
  /// This file is two levels below the top of the package.
  private let scenarios =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/") + "/Scenarios"

  private var paths: [String] {
    Folder(scenarios)?.files().filter { $0.hasSuffix(".json") && !$0.hasSuffix("/scenario.schema.json") } ?? []
  }

  @Test func theSchemaIsWhatTheProgramPrints() throws {
    let outcome = orderflow("schema")
    #expect(outcome.code == .fine)
    #expect(outcome.notes.isEmpty)
    let committed = try InputFile(reading: "\(scenarios)/scenario.schema.json").bytes
    let isNew = committed == Array(outcome.out.utf8)
    #expect(isNew, "write it anew: swift run orderflow schema > Scenarios/scenario.schema.json")
  }

  @Test func everyScenarioIsFine() {
    let outcome = orderflow("validate", scenarios)
    #expect(outcome.code == .fine, "\(outcome.out)")
    #expect(paths.count >= 2)
    #expect(outcome.out.contains("\(paths.count) files: "))
  }

  @Test func everyScenarioNamesTheSchemaSoThatEditorsFindIt() throws {
    for path in paths {
      let value = try JSONValue(reading: InputFile(reading: path).bytes)
      guard case .object(let members) = value.content else { continue }
      #expect(members.first?.key == "$schema", "\(path)")
      guard case .string(let schema) = members.first?.value.content else { continue }
      #expect(
        realPath(of: join(folder(of: path), schema)) == realPath(of: "\(scenarios)/scenario.schema.json"), "\(path)")
    }
  }
}
