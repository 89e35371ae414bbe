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
  @inlinable
  public mutating func advance(past byte: UInt8) {
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

  /// Where bytes first are no UTF-8, as a stretch of one column; nil if all of them are.
  ///
  /// - Complexity: O(bytes).
  public init?(ofBrokenUTF8In bytes: [UInt8]) {
    // Hardly any file is broken; one that is has its place looked for.
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var iterator = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var place = TextPlace.start
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar):
        for byte in scalar { place.advance(past: byte) }
      case .emptyInput:
        return nil
      case .error:
        self.init(from: place, to: TextPlace(line: place.line, column: place.column + 1))
        return
      }
    }
  }
}
