/// A JSON value on its way out: written once, in the order given.
///
/// Keys keep their order, numbers are written with the fewest digits that give back the same bits, and the text
/// depends on nothing but the value. A key given twice is written twice.
///
/// Not for reading JSON: positions in a file, which a reader needs for its errors, are not kept.
public enum JSONText: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// JSON has no infinities and no "not a number": writing one throws ``NotANumber``.
  case number(Double)
  case string(String)
  case array([JSONText])
  case object([Member])

  public struct Member: Sendable, Equatable {
    public let key: String
    public let value: JSONText

    public init(key: String, value: JSONText) {
      self.key = key
      self.value = value
    }
  }

  /// A number that JSON cannot say, and the way to it from the top: "runs[3].mean".
  public struct NotANumber: Error, Equatable {
    public let path: String
    public let value: String
  }
}

extension JSONText: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
  public init(dictionaryLiteral elements: (String, JSONText)...) {
    self = .object(elements.map { Member(key: $0, value: $1) })
  }

  public init(arrayLiteral elements: JSONText...) {
    self = .array(elements)
  }

  public init(stringLiteral value: String) {
    self = .string(value)
  }
}

extension JSONText: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral {
  public init(integerLiteral value: Int) {
    self = .integer(value)
  }

  public init(floatLiteral value: Double) {
    self = .number(value)
  }

  public init(booleanLiteral value: Bool) {
    self = .boolean(value)
  }
}

extension JSONText: ExpressibleByNilLiteral {
  public init(nilLiteral: ()) {
    self = .null
  }
}
