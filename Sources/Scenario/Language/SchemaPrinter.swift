import JSON

/// Writes the language down as a JSON Schema (draft 2020-12).
///
/// Forms that occur in many places are described once, under `$defs`.
public struct SchemaPrinter: Sendable {
  private var definitions: [(name: String, schema: JSONText)] = []

  init() {}

  /// A reference to a form that is described once.
  mutating func reference(_ name: String, _ describe: (inout SchemaPrinter) -> JSONText) -> JSONText {
    if !definitions.contains(where: { $0.name == name }) {
      let place = definitions.count
      definitions.append((name, .null))  // a form may contain itself
      definitions[place].schema = describe(&self)
    }
    return ["$ref": .string("#/$defs/\(name)")]
  }

  /// An object with the keys of a section, the given value saying the defaults.
  mutating func object<Owner: Section>(of owner: Owner, isElement: Bool = false) -> JSONText {
    let properties = Owner.keys.map { key in
      JSONText.Member(key: key.name, value: key.schema(owner, &self))
    }
    let required = isElement ? Owner.keys.filter { $0.isRequired && $0.cases == nil }.map(\.name) : []
    var schema: JSONText = ["type": "object", "additionalProperties": false, "properties": .object(properties)]
    if !required.isEmpty { schema = schema.with(["required": .array(required.map { .string($0) })]) }
    let conditions = conditions(of: Owner.self, isElement: isElement)
    return conditions.isEmpty ? schema : schema.with(["allOf": .array(conditions)])
  }

  /// Which keys may, and must, be written with which value of the discriminator.
  private func conditions<Owner: Section>(of: Owner.Type, isElement: Bool) -> [JSONText] {
    guard let discriminator = Owner.discriminator else { return [] }
    let restricted = Owner.keys.filter { $0.cases != nil }
    var seen: [[String]] = []
    return restricted.compactMap { key in
      guard let cases = key.cases, !seen.contains(cases) else { return nil }
      seen.append(cases)
      let same = restricted.filter { $0.cases == cases }
      let required = isElement ? same.filter(\.isRequired).map { JSONText.string($0.name) } : []
      return [
        "if": [
          "properties": .object([.init(key: discriminator, value: ["enum": .array(cases.map { .string($0) })])]),
          "required": [.string(discriminator)],
        ],
        "then": ["required": .array(required)],
        "else": ["properties": .object(same.map { .init(key: $0.name, value: false) })],
      ]
    }
  }

  /// The schema of a whole scenario.
  static func schema(of scenario: Scenario) -> JSONText {
    var printer = SchemaPrinter()
    let body = printer.object(of: scenario)
    let definitions = printer.definitions.sorted { $0.name < $1.name }.map {
      JSONText.Member(key: $0.name, value: $0.schema)
    }
    guard case .object(let members) = body.with(["$defs": .object(definitions)]) else { return body }
    let head: JSONText = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Orderflow scenario",
      "description": .string(introduction),
    ]
    guard case .object(let first) = head else { return body }
    return .object(first + members)
  }

  private static let introduction = """
    Who is there and what happens in a food-ordering marketplace. Every key may be left out; its default stands here. A \
    file that extends another says only what differs.
    """
}

extension JSONText {
  /// An object with more members behind its own.
  func with(_ members: KeyValuePairs<String, JSONText>) -> JSONText {
    guard case .object(let own) = self else { return self }
    return .object(own + members.map { Member(key: $0, value: $1) })
  }
}
