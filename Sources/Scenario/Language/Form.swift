import JSON

/// How a value is written in a scenario: the one place that knows how to read it, to write it and to describe it.
///
/// Not for what a value means together with others: that is a ``Rule``.
public struct Form<Value: Sendable & Equatable>: Sendable {
  /// Sections describe their keys instead of a default of their own.
  var isSection = false
  /// All that may be written, where that is one of a few words.
  var words: [String]?
  /// Between what it must lie, in words, where the schema cannot say it.
  var bounds: String?
  /// Reads over what was there before; leaves it alone and reports a problem if the value is not of this form.
  let read: @Sendable (JSONValue, inout Value, inout Reading) -> Void
  /// Its JSON Schema, the given value being the default.
  let schema: @Sendable (Value, inout SchemaPrinter) -> JSONText
  /// The shortest JSON that is read as this value; nil where leaving out the key is the only way to say it.
  let written: @Sendable (Value) -> JSONText?
  /// A schema that states the default alone.
  var standard: @Sendable (Value) -> JSONText

  init(
    isSection: Bool = false, bounds: String? = nil,
    read: @escaping @Sendable (JSONValue, inout Value, inout Reading) -> Void,
    schema: @escaping @Sendable (Value, inout SchemaPrinter) -> JSONText,
    written: @escaping @Sendable (Value) -> JSONText?,
    standard: (@Sendable (Value) -> JSONText)? = nil
  ) {
    self.isSection = isSection
    self.bounds = bounds
    self.read = read
    self.schema = schema
    self.written = written
    self.standard = standard ?? { value in written(value).map { ["default": $0] } ?? [:] }
  }
}

extension Form {
  /// A form whose values stand in no relation to what was there before.
  ///
  /// - Parameters:
  ///   - fault: What is wrong with a value of the right kind, where more can be said than ``Wanted`` does.
  ///   - value: What a JSON value says, or nil if it is none of this form.
  init(
    _ wanted: Wanted, bounds: String? = nil, schema: @escaping @Sendable (inout SchemaPrinter) -> JSONText,
    written: @escaping @Sendable (Value) -> JSONText?,
    suggestion: (@Sendable (JSONValue, Reading) -> JSONText?)? = nil,
    fault: (@Sendable (JSONValue, Reading) -> String?)? = nil,
    value: @escaping @Sendable (JSONValue, Reading) -> Value?
  ) {
    self.init(
      bounds: bounds,
      read: { json, target, reading in
        if let value = value(json, reading) ?? json.digitsAsText(in: reading).flatMap({ value($0, reading) }) {
          target = value
        } else {
          let wanted = wanted.with(fault: fault?(json, reading))
          reading.refuse(json, wanted, suggestion: suggestion?(json, reading) ?? wanted.unquoted(json, value, reading))
        }
      },
      schema: { _, printer in schema(&printer) },
      written: written)
  }

  /// The same values under another type.
  func map<Other>(
    _ there: @escaping @Sendable (Value) -> Other, back: @escaping @Sendable (Other) -> Value
  ) -> Form<Other> {
    Form<Other>(
      isSection: isSection, bounds: bounds,
      read: { json, target, reading in
        var value = back(target)
        read(json, &value, &reading)
        target = there(value)
      },
      schema: { schema(back($0), &$1) },
      written: { written(back($0)) },
      standard: { standard(back($0)) })
  }
}

/// What should stand somewhere, in words.
struct Wanted: Sendable {
  /// "a distance"
  let noun: String
  let kind: JSONKind
  /// What is wrong with a value of the right kind: "is out of range".
  let fault: String
  /// What to write instead: "a number and one of m, km; from 1m to 500km".
  let advice: String

  init(_ noun: String, _ kind: JSONKind, fault: String, advice: String) {
    self.noun = noun
    self.kind = kind
    self.fault = fault
    self.advice = advice
  }

  /// What is wrong with a value that can be read and lies beyond the bounds.
  static let outOfRange = "is out of range"

  fileprivate func with(fault: String?) -> Wanted {
    guard let fault else { return self }
    return Wanted(noun, kind, fault: fault, advice: advice)
  }

  static let object = Wanted("an object", .object, fault: "does not belong here", advice: "{ } with keys and values")
  static let list = Wanted("a list", .array, fault: "does not belong here", advice: "[ ] with values")

  /// The number that somebody put into quotes.
  fileprivate func unquoted<Value>(
    _ json: JSONValue, _ value: (JSONValue, Reading) -> Value?, _ reading: Reading
  ) -> JSONText? {
    guard kind == .number, case .string(let text) = json.content,
      let number = try? JSONValue(reading: Array(text.utf8)), case .number = number.content,
      value(number, reading) != nil
    else { return nil }
    return Int(text).map { .integer($0) } ?? Double(text).map { .number($0) }
  }
}
