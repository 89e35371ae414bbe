/// A Swift file as the words and signs of its code, without comments and without what string literals say.
///
/// Code inside a string's interpolation is code. Regular expression literals are not understood.
struct SourceFile {
  struct Token: Equatable {
    let text: String
    let line: Int
    /// True if nothing stands between this token and the one before.
    let isGlued: Bool
  }

  let path: String
  let tokens: [Token]
  /// The lines that a comment `// deterministic: reason` exempts: its own, or the next if it stands alone.
  let exemptLines: Set<Int>

  init(path: String = "Sources/Snippet.swift", text: String) {
    var lexer = Lexer(text)
    lexer.readCode()
    self.path = path
    tokens = lexer.tokens
    let withCode = Set(lexer.tokens.map(\.line))
    exemptLines = Set(lexer.exemptionLines.map { withCode.contains($0) ? $0 : $0 + 1 })
  }

  subscript(index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

  /// The index after the bracket that closes the one at `open`.
  func end(ofBracketAt open: Int) -> Int {
    var depth = 0
    for index in open..<tokens.count {
      switch tokens[index].text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      default: break
      }
      if depth == 0 { return index + 1 }
    }
    return tokens.count
  }
}

private struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var endOfLastToken = -1
  private(set) var tokens: [SourceFile.Token] = []
  private(set) var exemptionLines: [Int] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Reads to the end, or to the parenthesis that closes an interpolation.
  mutating func readCode(inInterpolation: Bool = false) {
    var depth = 0
    while position < bytes.count {
      if inInterpolation, depth == 0, current == UInt8(ascii: ")") { return }
      if starts("//") {
        readLineComment()
      } else if starts("/*") {
        skipBlockComment()
      } else if let hashes = hashesBeforeQuote() {
        readString(hashes: hashes)
      } else if isWordByte(current) {
        readToken { lexer in lexer.isWordByte(lexer.current) }
      } else if current <= UInt8(ascii: " ") || current == UInt8(ascii: "`") {
        skip(1)
      } else {
        if current == UInt8(ascii: "(") { depth += 1 }
        if current == UInt8(ascii: ")") { depth -= 1 }
        readToken { _ in false }
      }
    }
  }

  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 128...: true
    default: false
    }
  }

  private func starts(_ text: StaticString) -> Bool {
    position + text.utf8CodeUnitCount <= bytes.count
      && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  private mutating func skip(_ count: Int) {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] == UInt8(ascii: "\n") { line += 1 }
      position += 1
    }
  }

  /// Reads one byte, and more of them while they belong to it.
  private mutating func readToken(while belongs: (Lexer) -> Bool) {
    let start = position
    repeat { position += 1 } while position < bytes.count && belongs(self)
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    tokens.append(SourceFile.Token(text: text, line: line, isGlued: start == endOfLastToken))
    endOfLastToken = position
  }
}

extension Lexer {
  private mutating func readLineComment() {
    let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let comment = String(decoding: bytes[position..<end], as: UTF8.self)
    let mark = "deterministic:"
    let words = comment.drop { $0 == "/" || $0 == " " }
    if words.hasPrefix(mark), words.dropFirst(mark.count).contains(where: \.isLetter) { exemptionLines.append(line) }
    position = end
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        skip(2)
      } else if starts("*/") {
        depth -= 1
        skip(2)
      } else {
        skip(1)
      }
    } while depth > 0 && position < bytes.count
  }

  /// How many `#` stand before the quotation mark of a string that begins here; nil if none does.
  private func hashesBeforeQuote() -> Int? {
    let hashes = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
    let quote = position + hashes
    return quote < bytes.count && bytes[quote] == UInt8(ascii: "\"") ? hashes : nil
  }

  private mutating func readString(hashes: Int) {
    skip(hashes)
    let quotes = starts("\"\"\"") ? 3 : 1
    skip(quotes)
    while position < bytes.count, !closesString(quotes: quotes, hashes: hashes) {
      guard escapes(hashes: hashes) else {
        skip(1)
        continue
      }
      skip(1 + hashes)
      let isInterpolation = current == UInt8(ascii: "(")
      skip(1)
      if isInterpolation {
        readCode(inInterpolation: true)
        skip(1)
      }
    }
    skip(quotes + hashes)
  }

  private func closesString(quotes: Int, hashes: Int) -> Bool {
    let end = position + quotes + hashes
    guard end <= bytes.count else { return false }
    return bytes[position..<(position + quotes)].allSatisfy { $0 == UInt8(ascii: "\"") }
      && bytes[(position + quotes)..<end].allSatisfy { $0 == UInt8(ascii: "#") }
  }

  private func escapes(hashes: Int) -> Bool {
    current == UInt8(ascii: "\\") && position + hashes < bytes.count
      && bytes[(position + 1)...].prefix(hashes).allSatisfy { $0 == UInt8(ascii: "#") }
  }
}
