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
    "$schema", "extends", "name", "notes", "seed", "start", "duration", "warmup", "twin", "currency", "expect",
    "demand.ordersPerHour",
  ]

  private let root: JSONValue
  private let definitions: JSONValue?

  static let whole: DeclaredLanguage? = (try? Scenario.schema()).flatMap { text in
    (try? JSONValue(reading: Array(text.utf8))).map { DeclaredLanguage(root: $0, definitions: $0["$defs"]) }
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
    visit(root, nil, path: "", key: "", [JSONValue(.null, at: root.span)]) { keys.insert($0.key) }
    return keys
  }

  /// A schema with what it refers to in its place.
  func resolved(_ schema: JSONValue) -> JSONValue { schema.reference.flatMap { definitions?[$0] } ?? schema }

  /// - Parameters:
  ///   - value: What the scenario says there.
  ///   - one: What lists and groups have of which it says nothing.
  private func visit(
    _ declared: JSONValue, _ value: JSONValue?, path: String, key: String, _ one: [JSONValue], _ body: (Place) -> Void
  ) {
    guard !Self.fixed.contains(key) else { return }
    let schema = group(in: declared) ?? declared
    if let properties = schema["properties"], schema.reference == nil {
      let refused = schema.keysRefused(with: value)
      for member in properties.members where !refused.contains(member.key) {
        visit(
          member.value, value?[member.key], path: path.joined(to: member.key.quoted), key: key.joined(to: member.key),
          one, body)
      }
    } else if let items = schema["items"], group(in: items) != nil {
      for (place, element) in (value?.elements ?? one).enumerated() {
        visit(items, element, path: "\(path)[\(place)]", key: "\(key)[]", one, body)
      }
    } else if let element = schema["additionalProperties"]?["anyOf"]?.elements.first {
      let names = value?.members.map(\.key) ?? []
      for (place, value) in (value?.members.map(\.value) ?? one).enumerated() {
        let name = names.indices.contains(place) ? names[place].quoted : "*"
        visit(element, value, path: path.joined(to: name), key: "\(key).*", one, body)
      }
    } else {
      body(Place(path: path, key: key, schema: declared, isWritten: value != nil))
    }
  }

  /// What has keys, elements or names of its own, among all that may be written; nil if only plain values may.
  private func group(in schema: JSONValue) -> JSONValue? {
    if let name = schema.reference { return name.first?.isUppercase == true ? definitions?[name] : nil }
    if let alternatives = schema["anyOf"]?.elements { return alternatives.lazy.compactMap(group).first }
    if schema["properties"] != nil { return schema }
    if let items = schema["items"] { return group(in: items) == nil ? nil : schema }
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
      guard let chooser = condition["if"]?["properties"]?.members.first, let word = value[chooser.key]?.text,
        chooser.value["enum"]?.elements.contains(where: { $0.text == word }) == false
      else { return [] }
      return condition["else"]?["properties"]?.members.map(\.key) ?? []
    }
    // What chooses them is not changed under what was chosen.
    return Set(refused + (self["allOf"]?.elements ?? []).compactMap { $0["if"]?["properties"]?.members.first?.key })
  }
}

extension String {
  /// As a setting's path writes a name.
  fileprivate var quoted: String {
    allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } ? self : "\"\(self)\""
  }

  fileprivate func joined(to name: String) -> String { isEmpty ? name : "\(self).\(name)" }
}
