import JSON

/// What a column of a CSV file holds: the values of one key, or of a part of it.
struct CSVColumn: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case text, number, flag
    /// Names and numbers: `Paneer Tikka: 2; Garlic Naan: 3`.
    case counts
  }

  let name: String
  /// The key, if the column is a part of it.
  let whole: String?
  let kind: Kind

  /// The columns that a list of some section's objects may have. How a key is written, its schema says.
  static func all<Owner: Section>(of: Owner.Type) -> [CSVColumn] {
    let standard = Owner()
    var printer = SchemaPrinter()
    return Owner.keys.flatMap { key -> [CSVColumn] in
      let schema = key.schema(standard, &printer)
      if schema.mentions(["$ref": "#/$defs/place"]) {
        return [("east", Kind.text), ("north", .text), ("latitude", .number), ("longitude", .number)].map {
          CSVColumn(name: $0, whole: key.name, kind: $1)
        }
      }
      return [CSVColumn(name: key.name, whole: nil, kind: kind(of: schema))]
    }
  }

  private static func kind(of schema: JSONText) -> Kind {
    let kinds: [(type: JSONText, kind: Kind)] = [
      ("integer", .number), ("number", .number), ("boolean", .flag), ("object", .counts),
    ]
    return kinds.first { schema.mentions(["type": $0.type]) }?.kind ?? .text
  }
}

extension JSONText {
  /// Whether this schema, or one of its alternatives, says this.
  fileprivate func mentions(_ statement: JSONText) -> Bool {
    guard case .object(let members) = self, case .object(let wanted) = statement else { return false }
    if wanted.allSatisfy({ members.contains($0) }) { return true }
    return members.contains { member in
      guard member.key == "anyOf", case .array(let alternatives) = member.value else { return false }
      return alternatives.contains { $0.mentions(statement) }
    }
  }
}
