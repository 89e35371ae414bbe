/// The first place where a text is not JSON: where, what stands there, and what was expected instead.
public struct JSONProblem: Error, Sendable, Hashable {
  public enum Expectation: Sendable, Hashable {
    case value
    /// A key in quotes, or the end of the object.
    case keyOrClosingBrace
    case key
    case colon
    case commaOrClosingBrace
    case commaOrClosingBracket
    /// Behind the value, nothing but blanks.
    case end
    case closingQuote
    /// Control characters in a string are written as escapes.
    case noControlCharacter
    /// One of `" \ / b f n r t u`.
    case escape
    case fourHexadecimalDigits
    /// The second half of a pair of `\u` escapes, which alone means nothing; likewise a second half without a first.
    case surrogatePair
    case digit
    case noLeadingZero
    /// Bytes that are UTF-8.
    case utf8
    /// At most ``JSONValue/deepest`` arrays and objects in each other.
    case lessNesting
  }

  public let span: TextSpan
  /// The word or character there; empty at the end of the text and for bytes that are not text.
  public let found: String
  public let expected: Expectation
}
