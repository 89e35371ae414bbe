import JSON

extension JSONProblem {
  /// What stands there instead of JSON.
  var sentence: String {
    switch expected {
    case .utf8: "these bytes are not UTF-8"
    case .lessNesting: "more than \(JSONValue.deepest) lists and objects in each other"
    default: "\(finding) where \(expected.noun) is expected"
    }
  }

  /// What people mean who write that, since it is right in other languages.
  var hint: String? {
    switch (found, expected) {
    case ("/", _), ("#", _): "JSON has no comments; write \"notes\" instead"
    case ("'", _), ("‘", _), ("’", _), ("“", _), ("”", _): "write \" around keys and texts"
    case ("NaN", .value), ("Infinity", .value), ("inf", .value), ("nan", .value): "JSON has no such number"
    case ("True", .value), ("False", .value): "write \(found.lowercased())"
    case ("None", .value), ("nil", .value), ("undefined", .value): "write null"
    case ("+", .value): "leave out the plus"
    case ("}", .key), ("]", .value): "leave out the comma before it"
    case ("\"", .commaOrClosingBrace), ("\"", .commaOrClosingBracket), ("{", .commaOrClosingBracket):
      "write a comma before it"
    case (_, .keyOrClosingBrace), (_, .key): "write keys in quotes"
    case ("=", .colon): "write a colon"
    case (_, .escape): "write \\\\ for a backslash"
    case (_, .utf8): "save the file as UTF-8"
    case (_, .end): "write one object in each file"
    default: nil
    }
  }

  private var finding: String {
    switch found {
    case "": "the text ends"
    case "\n", "\r": "the line ends"
    case "\t": "a tab stands"
    case "\"": "a quote stands"
    case "\u{FEFF}": "a byte-order mark stands"
    default: "\"\(found)\" stands"
    }
  }
}

extension JSONProblem.Expectation {
  fileprivate var noun: String {
    switch self {
    case .value: "a value"
    case .keyOrClosingBrace: "a key in quotes or }"
    case .key: "another key in quotes"
    case .colon: "a colon"
    case .commaOrClosingBrace: "a comma or }"
    case .commaOrClosingBracket: "a comma or ]"
    case .end: "the end of the file"
    case .closingQuote: "a closing quote"
    case .noControlCharacter: "a closing quote or an escape such as \\n"
    case .escape: "one of \" \\ / b f n r t u"
    case .fourHexadecimalDigits: "a \\u escape's four hexadecimal digits"
    case .surrogatePair: "a pair of \\u escapes"
    case .digit: "a digit"
    case .noLeadingZero: "no digit, since the number begins with zero,"
    case .utf8: "UTF-8"
    case .lessNesting: "less nesting"
    }
  }
}
