import JSON

extension CSVField {
  /// What JSON would have in its place: a number or a flag where one is wanted and stands there, otherwise the text, so
  /// that what is wrong with it is said by whoever wanted it.
  func json(_ kind: CSVColumn.Kind) -> JSONValue {
    switch kind {
    case .text: JSONValue(.string(text), at: span)
    case .number: JSONValue(Self.number(text) ?? .string(text), at: span)
    case .flag: JSONValue(Self.flag(text) ?? .string(text), at: span)
    case .counts: JSONValue(.object(parts.map(\.member)), at: span)
    }
  }

  private static func number(_ text: String) -> JSONValue.Content? {
    guard let value = try? JSONValue(reading: Array(text.utf8)), case .number(text) = value.content else { return nil }
    return value.content
  }

  /// Spreadsheets write them in capitals.
  private static func flag(_ text: String) -> JSONValue.Content? {
    switch text {
    case "true", "TRUE": .boolean(true)
    case "false", "FALSE": .boolean(false)
    default: nil
    }
  }
}

// Names and numbers: `Paneer Tikka: 2; Garlic Naan`. A name alone counts once.
extension CSVField {
  private struct Part {
    let name: String
    let number: String
    let span: TextSpan

    var member: JSONMember {
      JSONMember(key: name, at: span, value: JSONValue(CSVField.number(number) ?? .string(number), at: span))
    }
  }

  private var parts: [Part] {
    var offset = 0
    let scalars = text.unicodeScalars
    return scalars.split(separator: ";", omittingEmptySubsequences: false).compactMap { part in
      let start = offset + part.prefix { $0 == " " }.count
      offset += part.count + 1
      let trimmed = Self.trimmed(part)
      guard !trimmed.isEmpty else { return nil }
      let span = span(from: start, length: trimmed.count)
      guard let colon = trimmed.lastIndex(of: ":") else { return Part(name: String(trimmed), number: "1", span: span) }
      return Part(
        name: String(Self.trimmed(trimmed[..<colon])), number: String(Self.trimmed(trimmed[colon...].dropFirst())),
        span: span)
    }
  }

  private static func trimmed(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    let rest = text.drop { $0 == " " }
    guard let last = rest.lastIndex(where: { $0 != " " }) else { return rest }
    return rest[...last]
  }

  /// A stretch of the text, where that can be told: not behind line ends or doubled quotes.
  private func span(from offset: Int, length: Int) -> TextSpan {
    let width = span.end.column - span.start.column
    let quotes = width - text.unicodeScalars.count
    guard span.start.line == span.end.line, quotes == 0 || quotes == 2 else { return span }
    let column = span.start.column + quotes / 2 + offset
    return TextSpan(
      from: TextPlace(line: span.start.line, column: column),
      to: TextPlace(line: span.start.line, column: column + length))
  }
}
