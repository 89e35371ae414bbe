import JSON

/// A file's text, in which places are shown one after the other.
struct SourceText {
  private let bytes: [UInt8]
  /// Behind a byte-order mark, which is no part of the text.
  private let start: Int
  /// The place that was shown last, and its index: places come mostly in their order.
  private var place = TextPlace.start
  private var index: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    index = start
  }

  /// The line in which a span begins, or of a long line as much as fits around its beginning.
  ///
  /// - Complexity: O(1) and the way from the last place that was shown, if that is not behind this one.
  mutating func excerpt(at span: TextSpan) -> Excerpt {
    moveTo(span.start)
    var from = self.index(index, back: Excerpt.width)
    var to = self.index(from, ahead: Excerpt.width)
    if !beginsLine(from) || !endsLine(to) {
      from = self.index(index, back: 20)
      to = self.index(from, ahead: Excerpt.width)
    }
    let isOneLine = span.end.line == span.start.line
    let marked = isOneLine ? self.index(index, ahead: span.end.column - span.start.column) : to
    return Excerpt(
      line: span.start.line, before: text(from..<index), marked: text(index..<min(marked, to)),
      behind: text(min(marked, to)..<to))
  }

  private func text(_ range: Range<Int>) -> String { printable(String(decoding: bytes[range], as: UTF8.self)) }

  /// Stays at the end of a line that is shorter.
  private mutating func moveTo(_ wanted: TextPlace) {
    if wanted < place { (place, index) = (.start, start) }
    while place.line < wanted.line, let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
      place = TextPlace(line: place.line + 1, column: 1)
      index = end + 1
    }
    while place < wanted, !endsLine(index) {
      place.column += 1
      index = self.index(index, ahead: 1)
    }
  }

  private func beginsLine(_ index: Int) -> Bool { index <= start || bytes[index - 1] == UInt8(ascii: "\n") }

  private func endsLine(_ index: Int) -> Bool {
    guard index < bytes.count, bytes[index] != UInt8(ascii: "\n") else { return true }
    return bytes[index] == UInt8(ascii: "\r") && (index + 1 == bytes.count || bytes[index + 1] == UInt8(ascii: "\n"))
  }

  /// So many Unicode scalars on, but not beyond the line's end.
  private func index(_ index: Int, ahead count: Int) -> Int {
    var index = index
    for _ in 0..<max(0, count) where !endsLine(index) {
      repeat { index += 1 } while index < bytes.count && continuesScalar(index)
    }
    return index
  }

  /// So many Unicode scalars back, but not beyond the line's beginning.
  private func index(_ index: Int, back count: Int) -> Int {
    var index = index
    for _ in 0..<count where !beginsLine(index) {
      repeat { index -= 1 } while !beginsLine(index) && continuesScalar(index)
    }
    return index
  }

  private func continuesScalar(_ index: Int) -> Bool { bytes[index] & 0b1100_0000 == 0b1000_0000 }
}

/// A line, and the stretch of it that is to be marked.
struct Excerpt {
  /// Of the line's part that is shown, in Unicode scalars.
  static let width = 70
  /// In columns.
  static let lineWidth = 80

  let line: Int
  let before: String
  let marked: String
  let behind: String

  func lines(hint: String?) -> [String] {
    let number = String(line)
    let margin = String(repeating: " ", count: max(0, 5 - number.count)) + number + " | "
    let below = String(repeating: " ", count: margin.count - 2) + "| "
    let carets = String(repeating: "^", count: max(1, columns(of: marked)))
    let marks = below + String(repeating: " ", count: columns(of: before)) + carets
    let shown = margin + before + marked + behind
    guard let hint else { return [shown, marks] }
    let isShort = columns(of: marks) + 1 + columns(of: hint) <= Self.lineWidth
    return isShort ? [shown, marks + " " + hint] : [shown, marks] + Self.lines(of: hint, below: below.count)
  }

  /// A hint that has no room beside the marks.
  private static func lines(of hint: String, below indent: Int) -> [String] {
    let lines = paragraph(hint, width: lineWidth, indent: indent)
    return lines.prefix(1).map { String(repeating: " ", count: indent - 2) + "= " + $0.dropFirst(indent) }
      + lines.dropFirst()
  }
}
