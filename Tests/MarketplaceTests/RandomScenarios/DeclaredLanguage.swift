import JSON
import Scenario

/// The scenario language as its own schema tells it, to make up things that may be said in it.
///
/// The schema is printed from the declarations that files are read by: a key that is added there is said here by itself, with
/// values within its bounds. Only what makes a scenario lively is written by hand, in ``RandomScenario``.
struct DeclaredLanguage: Sendable {
  /// One value that a file may say.
  struct Place {
    /// As settings write it: `menus.grill.items."Kebab Plate".price`.
    let path: String
    /// The same for all names and places in lists: `menus.*.items.*.price`.
    let key: String
    let schema: JSONValue
    let isWritten: Bool
  }

  /// What a run is, and how much work it is, is not left to chance.
  private static let fixed: Set<String> = [
    "$schema", "extends", "name", "notes", "seed", "start", "duration", "warmup", "twin",
    "currency", "expect",
    "demand.ordersPerHour",
  ]

  /// How what may be said is put together: read from the schema once, since every scenario asks.
  private indirect enum Node: Sendable {
    case group([(key: String, node: Node)], schema: JSONValue)
    case list(Node)
    case named(Node)
    case value(JSONValue)
  }

  private let root: Node
  private let definitions: [String: JSONValue]

  static let whole: DeclaredLanguage? = (try? Scenario.schema()).flatMap { text in
    (try? JSONValue(reading: Array(text.utf8))).map { DeclaredLanguage($0) }
  }

  private init(_ schema: JSONValue) {
    let definitions = Dictionary(
      uniqueKeysWithValues: schema["$defs"]?.members.map { ($0.key, $0.value) } ?? [])
    self.definitions = definitions
    root = Self.node(schema, key: "", definitions)
  }

  /// Every value that may be said where a scenario says this: in its lists and under its names, as many as it has.
  func places(in scenario: JSONValue) -> [Place] {
    var places: [Place] = []
    visit(root, scenario, path: "", key: "", []) { places.append($0) }
    return places
  }

  /// All keys, whether a scenario has a place for them or not.
  var keys: Set<String> {
    var keys: Set<String> = []
    visit(root, nil, path: "", key: "", [nil]) { keys.insert($0.key) }
    return keys
  }

  /// A schema with what it refers to in its place.
  func resolved(_ schema: JSONValue) -> JSONValue {
    schema.reference.flatMap { definitions[$0] } ?? schema
  }

  /// - Parameters:
  ///   - value: What the scenario says there.
  ///   - one: What lists and groups have of which it says nothing.
  private func visit(
    _ node: Node, _ value: JSONValue?, path: String, key: String, _ one: [JSONValue?],
    _ body: (Place) -> Void
  ) {
    switch node {
    case .group(let members, let schema):
      let refused = schema.keysRefused(with: value)
      for (name, node) in members where !refused.contains(name) {
        visit(
          node, value?[name], path: path.joined(to: name.quoted), key: key.joined(to: name), one,
          body)
      }
    case .list(let node):
      for (place, element) in (value.map { $0.elements.map { $0 } } ?? one).enumerated() {
        visit(node, element, path: "\(path)[\(place)]", key: "\(key)[]", one, body)
      }
    case .named(let node):
      let members: [(String, JSONValue?)] =
        value?.members.map { ($0.key, $0.value) } ?? one.map { ("*", $0) }
      for (name, element) in members {
        visit(node, element, path: path.joined(to: name.quoted), key: "\(key).*", one, body)
      }
    case .value(let schema):
      body(Place(path: path, key: key, schema: schema, isWritten: value != nil))
    }
  }

  private static func node(_ declared: JSONValue, key: String, _ definitions: [String: JSONValue])
    -> Node
  {
    guard let schema = group(in: declared, definitions) else { return .value(declared) }
    if let properties = schema["properties"] {
      let members = properties.members.map { ($0.key, key.joined(to: $0.key), $0.value) }
      return .group(
        members.filter { !fixed.contains($0.1) }.map {
          (key: $0.0, node: node($0.2, key: $0.1, definitions))
        },
        schema: schema)
    }
    if let items = schema["items"] { return .list(node(items, key: key + "[]", definitions)) }
    guard let element = schema["additionalProperties"]?["anyOf"]?.elements.first else {
      return .value(declared)
    }
    return .named(node(element, key: key + ".*", definitions))
  }

  /// What has keys, elements or names of its own, among all that may be written; nil if only plain values may.
  private static func group(in schema: JSONValue, _ definitions: [String: JSONValue]) -> JSONValue? {
    if let name = schema.reference {
      return name.first?.isUppercase == true ? definitions[name] : nil
    }
    if let alternatives = schema["anyOf"]?.elements {
      return alternatives.lazy.compactMap { group(in: $0, definitions) }.first
    }
    if schema["properties"] != nil { return schema }
    if let items = schema["items"] { return group(in: items, definitions) == nil ? nil : schema }
    return schema["additionalProperties"]?["anyOf"] == nil ? nil : schema
  }
}

extension JSONValue {
  subscript(key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  var members: [JSONMember] { if case .object(let members) = content { members } else { [] } }
  var elements: [JSONValue] { if case .array(let elements) = content { elements } else { [] } }
  var text: String? { if case .string(let text) = content { text } else { nil } }
  var number: Double? { if case .number(let digits) = content { Double(digits) } else { nil } }

  /// The name of the definition that it refers to.
  var reference: String? { self["$ref"]?.text?.split(separator: "/").last.map(String.init) }

  /// Of a schema: which keys may not stand beside what a value says.
  fileprivate func keysRefused(with value: JSONValue?) -> Set<String> {
    guard let value else { return [] }
    let refused = (self["allOf"]?.elements ?? []).flatMap { condition -> [String] in
      guard let chooser = condition["if"]?["properties"]?.members.first,
        let word = value[chooser.key]?.text,
        chooser.value["enum"]?.elements.contains(where: { $0.text == word }) == false
      else { return [] }
      return condition["else"]?["properties"]?.members.map(\.key) ?? []
    }
    // What chooses them is not changed under what was chosen.
    return Set(
      refused
        + (self["allOf"]?.elements ?? []).compactMap { $0["if"]?["properties"]?.members.first?.key }
    )
  }
}

extension String {
  /// As a setting's path writes a name.
  fileprivate var quoted: String {
    allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } ? self : "\"\(self)\""
  }

  fileprivate func joined(to name: String) -> String { isEmpty ? name : "\(self).\(name)" }
}
