/// Reads the bytes of a JSON text from left to right.
struct JSONReader {
  private let bytes: [UInt8]
  private var index = 0
  private var place = TextPlace.start
  private var depth = 0

  static func read(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    try checkEncoding(of: text)
    var reader = JSONReader(bytes: text)
    reader.skipBlanks()
    let value = try reader.value()
    reader.skipBlanks()
    if reader.next != nil { throw reader.problem(.end) }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private static func checkEncoding(of bytes: [UInt8]) throws(JSONProblem) {
    guard let broken = TextSpan(ofBrokenUTF8In: bytes) else { return }
    throw JSONProblem(span: broken, found: "", expected: .utf8)
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func advance() {
    place.advance(past: bytes[index])
    index += 1
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    advance()
    return true
  }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { advance() }
  }

  /// What is wrong here.
  private func problem(_ expected: JSONProblem.Expectation) -> JSONProblem {
    let rest = String(decoding: bytes[index..<min(index + 64, bytes.count)], as: UTF8.self).unicodeScalars
    let word = rest.prefix { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    let found = String(word.isEmpty ? rest.prefix(1) : word)
    let end = TextPlace(line: place.line, column: place.column + max(1, found.unicodeScalars.count))
    return JSONProblem(span: TextSpan(from: place, to: end), found: found, expected: expected)
  }
}

// Values.
extension JSONReader {
  private mutating func value() throws(JSONProblem) -> JSONValue {
    let start = place
    let content = try content()
    return JSONValue(content, at: TextSpan(from: start, to: place))
  }

  private mutating func content() throws(JSONProblem) -> JSONValue.Content {
    guard let byte = next else { throw problem(.value) }
    switch Unicode.Scalar(byte) {
    case "{": return try .object(nested { reader throws(JSONProblem) in try reader.members() })
    case "[": return try .array(nested { reader throws(JSONProblem) in try reader.elements() })
    case "\"": return try .string(string())
    case "-", "0"..."9": return try .number(number())
    default: break
    }
    if skip(word: "null") { return .null }
    if skip(word: "true") { return .boolean(true) }
    if skip(word: "false") { return .boolean(false) }
    throw problem(.value)
  }

  private mutating func skip(word: StaticString) -> Bool {
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[index...].starts(with: letters) else { return false }
    if index + letters.count < bytes.count {
      let behind = Unicode.Scalar(bytes[index + letters.count])
      if behind.isASCII, behind.properties.isAlphabetic { return false }
    }
    for _ in 0..<letters.count { advance() }
    return true
  }

  private mutating func nested<Parts>(
    _ read: (inout JSONReader) throws(JSONProblem) -> Parts
  ) throws(JSONProblem) -> Parts {
    guard depth < JSONValue.deepest else { throw problem(.lessNesting) }
    depth += 1
    defer { depth -= 1 }
    advance()
    skipBlanks()
    return try read(&self)
  }

  private mutating func elements() throws(JSONProblem) -> [JSONValue] {
    var elements: [JSONValue] = []
    if skip("]") { return elements }
    while true {
      elements.append(try value())
      skipBlanks()
      if skip("]") { return elements }
      guard skip(",") else { throw problem(.commaOrClosingBracket) }
      skipBlanks()
    }
  }

  private mutating func members() throws(JSONProblem) -> [JSONMember] {
    var members: [JSONMember] = []
    if skip("}") { return members }
    while true {
      guard next == UInt8(ascii: "\"") else { throw problem(members.isEmpty ? .keyOrClosingBrace : .key) }
      members.append(try member())
      skipBlanks()
      if skip("}") { return members }
      guard skip(",") else { throw problem(.commaOrClosingBrace) }
      skipBlanks()
    }
  }

  private mutating func member() throws(JSONProblem) -> JSONMember {
    let start = place
    let key = try string()
    let span = TextSpan(from: start, to: place)
    skipBlanks()
    guard skip(":") else { throw problem(.colon) }
    skipBlanks()
    return JSONMember(key: key, at: span, value: try value())
  }
}

// Numbers.
extension JSONReader {
  private mutating func number() throws(JSONProblem) -> String {
    let start = index
    _ = skip("-")
    if skip("0") {
      if hasDigit { throw problem(.noLeadingZero) }
    } else {
      try digits()
    }
    if skip(".") { try digits() }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private var hasDigit: Bool { next.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false }

  private mutating func digits() throws(JSONProblem) {
    guard hasDigit else { throw problem(.digit) }
    while hasDigit { advance() }
  }
}

// Strings.
extension JSONReader {
  private mutating func string() throws(JSONProblem) -> String {
    advance()
    var text = plainText()
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        return text
      case UInt8(ascii: "\\"):
        advance()
        text.unicodeScalars.append(try escaped())
      default:
        throw problem(.noControlCharacter)
      }
      text += plainText()
    }
    throw problem(.closingQuote)
  }

  /// What stands before the next quote, escape or control character.
  private mutating func plainText() -> String {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
      advance()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// What a letter behind a backslash means.
  private static func plainEscape(_ byte: UInt8) -> Unicode.Scalar? {
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": Unicode.Scalar(byte)
    case "b": "\u{8}"
    case "f": "\u{C}"
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    default: nil
    }
  }

  /// The character that an escape means; the backslash has been passed.
  private mutating func escaped() throws(JSONProblem) -> Unicode.Scalar {
    guard let byte = next else { throw problem(.escape) }
    if let scalar = Self.plainEscape(byte) {
      advance()
      return scalar
    }
    guard skip("u") else { throw problem(.escape) }
    return try escapedScalar()
  }

  private mutating func escapedScalar() throws(JSONProblem) -> Unicode.Scalar {
    let first = try fourHexadecimalDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, skip("\\"), skip("u") else { throw problem(.surrogatePair) }
    let second = try fourHexadecimalDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw problem(.surrogatePair) }
    return scalar
  }

  private mutating func fourHexadecimalDigits() throws(JSONProblem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw problem(.fourHexadecimalDigits)
      }
      value = value << 4 | UInt32(digit)
      advance()
    }
    return value
  }
}
