import Scenario

/// `orderflow schema`: the scenario language for editors and other programs.
struct SchemaCommand: Command {
  let name = "schema"
  let summary = "prints the JSON Schema of the scenario language"
  let examples = [
    CommandExample("schema", "Every key, what it means, and its default (JSON Schema, draft 2020-12)"),
    CommandExample("schema > Scenarios/scenario.schema.json", "The file that scenarios name in \"$schema\""),
  ]

  func run(_ given: Arguments, on console: Console) throws -> ExitCode {
    try console.out.write(Scenario.schema())
    return .fine
  }
}
