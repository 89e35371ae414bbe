import JSON

extension DeclaredLanguage {
  /// What values of some forms are that matter here, beside those that the schema itself gives as examples.
  private static let words: [String: [String]] = [
    "time": ["0s", "1ms", "150ms", "1s", "5s", "30s", "2m", "10m", "45m", "3h"],
    "share": ["0%", "1%", "30%", "50%", "99%", "100%"], "money": ["0.00", "0.01", "1.05", "3.33", "17.95", "80.00"],
    "distance": ["0m", "1m", "300m", "2.3km", "9km", "30km"], "speed": ["1km/h", "6km/h", "18km/h", "90km/h"],
    "moment": ["18:00", "18:20", "+0s", "+7m", "+40m", "+3h", "23:30"], "amount": ["0g", "1g", "150g", "2kg"],
    "timeOfDay": ["18:00", "18:15", "19:00", "03:00"], "hours": ["00:00-00:00", "18:10-18:50", "19:00-02:00"],
    "date": ["2026-11-20", "2026-11-21", "2026-12-25"],
  ]

  /// Something that may be written there, as JSON; nil if nothing comes to mind. Not all of it is allowed together.
  ///
  /// - Parameter names: What things are called in the scenario.
  func draw(_ place: Place, _ names: [String], using dice: inout Dice) -> String? {
    draw(place.schema, names, depth: 0, using: &dice)
  }

  private func draw(_ schema: JSONValue, _ names: [String], depth: Int, using dice: inout Dice) -> String? {
    let standard = schema["default"].flatMap { $0.quotation }
    if let name = schema.reference, let words = Self.words[name] {
      let all = words.map { "\"\($0)\"" } + (schema.bounds + [standard]).compactMap(\.self)
      return dice.pick(all)
    }
    let schema = resolved(schema)
    if let words = schema["enum"]?.elements { return dice.pick(words).quotation }
    if let alternatives = schema["anyOf"]?.elements, schema["properties"] == nil {
      let isPlain = depth > 1 || dice.oneIn(2)
      return draw(isPlain ? alternatives[0] : dice.pick(alternatives), names, depth: depth + 1, using: &dice)
    }
    switch schema["type"]?.text {
    case "null": return "null"
    case "boolean": return dice.flag()
    case "integer", "number": return number(schema, standard.flatMap { Double($0) }, using: &dice)
    case "string": return dice.pick(schema.examples + names.map { "\"\($0)\"" })
    case "array":
      guard let items = schema["items"] else { return nil }
      let drawn = (0..<dice.below(3)).compactMap { _ in draw(items, names, depth: depth + 1, using: &dice) }
      return "[\(drawn.joined(separator: ", "))]"
    default: return object(schema, names, depth: depth, using: &dice)
    }
  }

  private func number(_ schema: JSONValue, _ standard: Double?, using dice: inout Dice) -> String {
    let (least, most) = (schema["minimum"]?.number ?? 0, schema["maximum"]?.number ?? 1e9)
    let drawn = dice.pick([least, least + 1, 0.5, 1, 2, 3, standard ?? 1, (standard ?? 1) * 2, (standard ?? 1) / 2])
    let allowed = min(max(drawn, least), most)
    return schema["type"]?.text == "integer" || allowed == allowed.rounded() ? "\(Int(allowed))" : "\(allowed)"
  }

  /// All that it needs, and a little more.
  private func object(_ schema: JSONValue, _ names: [String], depth: Int, using dice: inout Dice) -> String? {
    guard let properties = schema["properties"] else { return nil }
    var wanted = schema["required"]?.elements.compactMap(\.text) ?? []
    if let choices = schema["anyOf"]?.elements, !choices.isEmpty {
      wanted += dice.pick(choices)["required"]?.elements.compactMap(\.text) ?? []
    }
    var members: [String] = []
    for member in properties.members where wanted.contains(member.key) || dice.oneIn(12) {
      guard let value = draw(member.value, names, depth: depth + 1, using: &dice) else { return nil }
      members.append("\"\(member.key)\": \(value)")
    }
    return "{ \(members.joined(separator: ", ")) }"
  }
}

extension JSONValue {
  /// The bounds that a schema's description ends with, in quotes: "From 0s to 1h."
  fileprivate var bounds: [String] {
    let words = self["description"]?.text?.split(separator: " ").map(String.init) ?? []
    guard words.count > 3, words[words.count - 4] == "From", words[words.count - 2] == "to" else { return [] }
    return [words[words.count - 3], String(words[words.count - 1].dropLast())].map { "\"\($0)\"" }
  }

  fileprivate var examples: [String] { ["\"\"", "\"x\""] + (self["examples"]?.elements.compactMap(\.quotation) ?? []) }
}
