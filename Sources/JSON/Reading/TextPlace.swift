/// A place in a text: the line and the column, both counted from one.
///
/// A column is one Unicode scalar, so a tab is one column and so is each half of a letter with a combining accent. Lines
/// end with a line feed; a carriage return before it is the last column of its line.
public struct TextPlace: Sendable, Hashable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static let start = TextPlace(line: 1, column: 1)

  /// Where the text goes on after one more byte of its UTF-8.
  mutating func advance(past byte: UInt8) {
    if byte == UInt8(ascii: "\n") {
      self = TextPlace(line: line + 1, column: 1)
    } else if byte & 0b1100_0000 != 0b1000_0000 {  // not the continuation of a scalar
      column += 1
    }
  }
}

extension TextPlace: Comparable {
  public static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a text, from its first place to the one behind its last.
public struct TextSpan: Sendable, Hashable {
  public let start: TextPlace
  public let end: TextPlace

  public init(from start: TextPlace, to end: TextPlace) {
    self.start = start
    self.end = end
  }
}
