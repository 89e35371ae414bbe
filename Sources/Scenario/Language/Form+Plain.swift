import JSON

extension Form where Value == String {
  /// A text of so many characters, none of them a control character.
  static func text(_ length: ClosedRange<Int> = 1...200) -> Form {
    Form(
      Wanted(
        "text in quotes", .string,
        fault: "is \(length.lowerBound > 0 ? "empty, " : "")too long or has control characters",
        advice: "\(length.lowerBound) to \(length.upperBound) characters in quotes"),
      schema: { _ in
        ["type": "string", "minLength": .integer(length.lowerBound), "maxLength": .integer(length.upperBound)]
      },
      written: { .string($0) },
      value: { json, _ in
        guard let text = json.text, length.contains(text.count) else { return nil }
        return text.unicodeScalars.contains { $0.isControl } ? nil : text
      })
  }
}

extension Form where Value == Double {
  /// A number without a unit, such as a factor.
  static func number(_ range: ClosedRange<Double>) -> Form {
    Form(
      Wanted(
        "a number", .number, fault: "is out of range",
        advice: "a number from \(short(range.lowerBound)) to \(short(range.upperBound))"),
      schema: { _ in
        ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
      },
      written: { .number($0) },
      value: { json, _ in
        guard case .number(let digits) = json.content, let number = Double(digits) else { return nil }
        return range.contains(number) ? number : nil
      })
  }
}

extension Form where Value: FixedWidthInteger & Sendable {
  static func wholeNumber(_ range: ClosedRange<Value>) -> Form {
    Form(
      Wanted(
        "a whole number", .number, fault: "is out of range or not whole",
        advice: "a whole number from \(range.lowerBound) to \(range.upperBound)"),
      schema: { _ in
        ["type": "integer", "minimum": bound(range.lowerBound), "maximum": bound(range.upperBound)]
      },
      written: { bound($0) },
      value: { json, _ in
        guard case .number(let digits) = json.content, let number = whole(digits) else { return nil }
        return range.contains(number) ? number : nil
      })
  }

  private static func bound(_ value: Value) -> JSONText {
    Int(exactly: value).map { .integer($0) } ?? .number(Double(value))
  }

  /// 1e3 and 1000.0 are whole as well, as far as a double has every whole number.
  private static func whole(_ digits: String) -> Value? {
    if let number = Value(digits) { return number }
    guard let number = Double(digits), abs(number) < 0x1p53 else { return nil }
    return Value(exactly: number)
  }
}

extension Form where Value == Bool {
  static var flag: Form {
    Form(
      Wanted("true or false", .boolean, fault: "does not belong here", advice: "true or false"),
      schema: { _ in ["type": "boolean"] },
      written: { .boolean($0) },
      suggestion: { json, _ in
        switch json.text?.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
      },
      value: { json, _ in if case .boolean(let flag) = json.content { flag } else { nil } })
  }
}

extension Form where Value: RawRepresentable<String> & CaseIterable {
  /// One of a few words.
  static func choice(_ noun: String) -> Form {
    let words = Value.allCases.map(\.rawValue)
    var form = Form(
      Wanted(
        noun, .string, fault: "is no \(noun.drop { $0 != " " }.dropFirst()) this language knows",
        advice: "one of " + words.joined(separator: ", ")),
      schema: { _ in ["enum": .array(words.map { .string($0) })] },
      written: { .string($0.rawValue) },
      suggestion: { json, _ in json.text.flatMap { nearestWord(to: $0, among: words) }.map { .string($0) } },
      value: { json, _ in json.text.flatMap { Value(rawValue: $0) } })
    form.words = words
    return form
  }
}

extension Unicode.Scalar {
  /// Whether its general category is Cc, which no version of Unicode may change.
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

/// Whole numbers without a point.
func short(_ number: Double) -> String {
  abs(number) < 1e15 && number == number.rounded() ? String(Int64(number)) : "\(number)"
}
