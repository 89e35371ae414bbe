import JSON

/// A line of a CSV file: its fields, and where each stands.
struct CSVRow: Equatable {
  let fields: [CSVField]
  let span: TextSpan
  /// Whether its quotes are wrong, so that its fields say nothing.
  let isBroken: Bool
  /// Whether there is nothing but commas: spreadsheets leave such rows behind where everything was deleted.
  var isEmpty: Bool { fields.allSatisfy(\.text.isEmpty) }
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
/// Its rows are read one after another, so that a long file needs no more memory than its bytes; its problems are all known
/// once there are no more rows.
///
/// Not for deciding what the fields mean, nor how many a line should have.
struct CSVReader {
  /// Where a row begins.
  struct Mark: Equatable {
    fileprivate let index: Int
    fileprivate let line: Int
  }

  private(set) var problems: [CSVProblem] = []
  private let bytes: [UInt8]
  private var index = 0
  private var place = TextPlace.start

  /// - Complexity: O(bytes).
  init(reading bytes: [UInt8]) {
    self.bytes = bytes
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    index = hasMark ? 3 : 0
    guard TextSpan(ofBrokenUTF8In: bytes) != nil else { return }
    index = bytes.count
    let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
    problems = [TextSpan(ofBrokenUTF8In: text)].compactMap(\.self).map { CSVProblem(finding: .notUTF8, span: $0) }
  }

  /// Reads on from a row of a file that was read before.
  init(reading bytes: [UInt8], from mark: Mark) {
    self.bytes = bytes
    index = mark.index
    place = TextPlace(line: mark.line, column: 1)
  }

  /// The next row, and where it begins; nil at the end.
  mutating func next() -> (row: CSVRow, mark: Mark)? {
    while skipLineEnd() {}
    guard byte != nil else { return nil }
    let mark = Mark(index: index, line: place.line)
    return (row(), mark)
  }

  /// At most so many rows follow that say something: the shortest is a moment and a deed, as `+1m,open`.
  var mostRows: Int { min(bytes[index...].count { $0 == UInt8(ascii: "\n") } + 1, bytes.count / 8 + 1) }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func advance() {
    place.advance(past: bytes[index])
    index += 1
  }

  private var isAtLineEnd: Bool {
    switch byte {
    case UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
    default: false
    }
  }

  private mutating func skipLineEnd() -> Bool {
    guard isAtLineEnd else { return false }
    if byte == UInt8(ascii: "\r") { advance() }
    advance()
    return true
  }

  private var isAtFieldEnd: Bool { byte == nil || byte == Self.comma || isAtLineEnd }
}

// Rows and fields.
extension CSVReader {
  private mutating func row() -> CSVRow {
    let start = place
    let before = problems.count
    var fields = [field()]
    while byte == Self.comma {
      advance()
      fields.append(field())
    }
    let span = TextSpan(from: start, to: place)
    _ = skipLineEnd()
    return CSVRow(fields: fields, span: span, isBroken: problems.count > before)
  }

  private mutating func field() -> CSVField {
    let start = place
    let text = byte == Self.quote ? quoted() : plain()
    return CSVField(text: text, span: TextSpan(from: start, to: place))
  }

  private mutating func plain() -> String {
    let start = index
    var quote: TextPlace?
    while let byte, !isAtFieldEnd {
      if byte == Self.quote { quote = quote ?? place }
      advance()
    }
    if let quote { report(.quoteWithinText, at: quote) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func quoted() -> String {
    let opening = place
    var text: [UInt8] = []
    advance()
    while let byte {
      advance()
      if byte == Self.quote {
        guard self.byte == Self.quote else {
          skipTextBehindQuote()
          return String(decoding: text, as: UTF8.self)
        }
        advance()
      }
      text.append(byte)
    }
    report(.unclosedQuote, at: opening)
    return String(decoding: text, as: UTF8.self)
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
