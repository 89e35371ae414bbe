import JSON

/// A line of a CSV file: its fields, and where each stands.
struct CSVRow: Equatable {
  var fields: [CSVField]
  var span: TextSpan
  /// Whether its quotes are wrong, so that its fields say nothing.
  var isBroken = false
}

struct CSVField: Equatable {
  /// Without its quotes.
  let text: String
  /// With its quotes.
  let span: TextSpan
}

/// What is wrong with a file as CSV, whatever it says.
struct CSVProblem: Equatable {
  enum Finding: Equatable {
    case notUTF8
    case unclosedQuote
    case textBehindQuote
    case quoteWithinText
  }

  let finding: Finding
  let span: TextSpan
}

/// Reads CSV as RFC 4180 has it: fields with commas between them, in quotes where they hold commas, quotes or line ends.
///
/// Lines end with LF or CRLF, the last one also without; a byte-order mark and lines without anything are passed over. Blanks
/// belong to their fields. It reads on behind what is wrong, so that all of it is found.
///
/// Not for deciding what the fields mean, nor how many a line should have.
struct CSVReader {
  private(set) var rows: [CSVRow] = []
  private(set) var problems: [CSVProblem] = []
  private let bytes: [UInt8]
  private var index = 0
  private var place = TextPlace.start

  /// - Complexity: O(bytes).
  init(reading bytes: [UInt8]) {
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let broken = TextSpan(ofBrokenUTF8In: self.bytes) {
      problems.append(CSVProblem(finding: .notUTF8, span: broken))
      return
    }
    while next != nil {
      if !skipLineEnd() { readRow() }
    }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func advance() {
    place.advance(past: bytes[index])
    index += 1
  }

  private var isAtLineEnd: Bool {
    switch next {
    case UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
    default: false
    }
  }

  private mutating func skipLineEnd() -> Bool {
    guard isAtLineEnd else { return false }
    if next == UInt8(ascii: "\r") { advance() }
    advance()
    return true
  }

  private var isAtFieldEnd: Bool { next == nil || next == Self.comma || isAtLineEnd }
}

// Rows and fields.
extension CSVReader {
  private mutating func readRow() {
    let start = place
    let before = problems.count
    var fields = [field()]
    while next == Self.comma {
      advance()
      fields.append(field())
    }
    rows.append(
      CSVRow(fields: fields, span: TextSpan(from: start, to: place), isBroken: problems.count > before))
    _ = skipLineEnd()
  }

  private mutating func field() -> CSVField {
    let start = place
    let text = next == Self.quote ? quoted() : plain()
    return CSVField(text: String(decoding: text, as: UTF8.self), span: TextSpan(from: start, to: place))
  }

  private mutating func plain() -> [UInt8] {
    var text: [UInt8] = []
    var quote: TextPlace?
    while let byte = next, !isAtFieldEnd {
      if byte == Self.quote { quote = quote ?? place }
      text.append(byte)
      advance()
    }
    if let quote { report(.quoteWithinText, at: quote) }
    return text
  }

  private mutating func quoted() -> [UInt8] {
    let opening = place
    var text: [UInt8] = []
    advance()
    while let byte = next {
      advance()
      if byte != Self.quote {
        text.append(byte)
      } else if next == Self.quote {
        text.append(byte)
        advance()
      } else {
        skipTextBehindQuote()
        return text
      }
    }
    report(.unclosedQuote, at: opening)
    return text
  }

  private mutating func skipTextBehindQuote() {
    guard !isAtFieldEnd else { return }
    let start = place
    while !isAtFieldEnd { advance() }
    problems.append(CSVProblem(finding: .textBehindQuote, span: TextSpan(from: start, to: place)))
  }

  private mutating func report(_ finding: CSVProblem.Finding, at start: TextPlace) {
    let end = TextPlace(line: start.line, column: start.column + 1)
    problems.append(CSVProblem(finding: finding, span: TextSpan(from: start, to: end)))
  }
}
