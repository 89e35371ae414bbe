import JSON

extension Scenario {
  /// The language as a JSON Schema (2020-12), over several lines and with a line end.
  public static func schema() throws -> String {
    try SchemaPrinter.schema(of: Scenario()).indented() + "\n"
  }
}
