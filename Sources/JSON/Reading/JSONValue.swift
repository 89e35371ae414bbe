/// A JSON value as it stands in a file: what it says, and where.
///
/// Nothing is lost on the way in. Members keep their order, and those with the same key are all there; a number keeps
/// its digits, so that whoever decodes it decides how large it may be.
///
/// Not for writing JSON.
public struct JSONValue: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    case null
    case boolean(Bool)
    /// The digits as they were written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
  }

  public let content: Content
  public let span: TextSpan

  public init(_ content: Content, at span: TextSpan) {
    self.content = content
    self.span = span
  }

  /// How deep arrays and objects may be nested.
  public static let deepest = 128

  /// Reads a text strictly by RFC 8259; it must be UTF-8 and may begin with a byte-order mark, which is passed over.
  ///
  /// - Throws: ``JSONProblem`` at the first place where the text is not JSON.
  /// - Complexity: O(bytes), except that an object's keys are not compared.
  public init(reading bytes: [UInt8]) throws(JSONProblem) {
    self = try JSONReader.read(bytes)
  }
}

/// A key and its value in an object.
public struct JSONMember: Sendable, Equatable {
  public let key: String
  /// With the quotes.
  public let keySpan: TextSpan
  public let value: JSONValue

  public init(key: String, at keySpan: TextSpan, value: JSONValue) {
    self.key = key
    self.keySpan = keySpan
    self.value = value
  }
}

/// What sort of value stands somewhere.
public enum JSONKind: Sendable, Hashable {
  case null, boolean, number, string, array, object
}

extension JSONValue {
  public var kind: JSONKind {
    switch content {
    case .null: .null
    case .boolean: .boolean
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// The value itself where it is short enough to be quoted; `nil` for arrays and objects.
  public var quotation: String? {
    switch content {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): "\"\(text)\""
    case .array, .object: nil
    }
  }
}
