import DiscreteEvents

/// How the text of a value is read: its name in the help, the words it allows, and what can be wrong with it.
struct ValueForm<Value: Sendable>: Sendable {
  let placeholder: String
  let allowed: [String]
  let read: @Sendable (String) throws(ValueProblem) -> Value

  init(
    _ placeholder: String, allowed: [String] = [], read: @escaping @Sendable (String) throws(ValueProblem) -> Value
  ) {
    self.placeholder = placeholder
    self.allowed = allowed
    self.read = read
  }

  var asOptional: ValueForm<Value?> {
    let read = read
    return ValueForm<Value?>(placeholder, allowed: allowed) { text throws(ValueProblem) in try read(text) }
  }

  var asList: ValueForm<[Value]> {
    let read = read
    return ValueForm<[Value]>(placeholder, allowed: allowed) { text throws(ValueProblem) in [try read(text)] }
  }
}

/// Why a text is not a value of the wanted form.
enum ValueProblem: Error, Equatable {
  case empty
  case notAWholeNumber
  case notANumber
  case notATimespan
  case outOfRange(lowest: String, highest: String)
  case notOneOf([String])
  /// The sentence says what, in words of what the value is for.
  case other(String)
}

extension ValueForm where Value: FixedWidthInteger & Sendable {
  /// Digits, with a sign if need be, and nothing else.
  static func wholeNumber(_ placeholder: String, in range: ClosedRange<Value> = .min ... .max) -> ValueForm {
    ValueForm(placeholder) { text throws(ValueProblem) in
      let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { throw .notAWholeNumber }
      guard let value = Value(text), range.contains(value) else {
        throw .outOfRange(lowest: "\(range.lowerBound)", highest: "\(range.upperBound)")
      }
      return value
    }
  }
}

extension ValueForm where Value == Double {
  static func number(_ placeholder: String, in range: ClosedRange<Double>) -> ValueForm {
    ValueForm(placeholder) { text throws(ValueProblem) in
      guard let value = Double(text), value.isFinite else { throw .notANumber }
      guard range.contains(value) else {
        throw .outOfRange(lowest: "\(range.lowerBound)", highest: "\(range.upperBound)")
      }
      return value
    }
  }
}

extension ValueForm where Value == Timespan {
  /// `10ms`, `1h30m`, `0s`.
  static func timespan(_ placeholder: String, in range: ClosedRange<Timespan>) -> ValueForm {
    ValueForm(placeholder) { text throws(ValueProblem) in
      guard let span = try? Timespan(text) else { throw .notATimespan }
      guard range.contains(span) else {
        throw .outOfRange(lowest: "\(range.lowerBound)", highest: "\(range.upperBound)")
      }
      return span
    }
  }
}

extension ValueForm where Value == String {
  static func text(_ placeholder: String) -> ValueForm {
    ValueForm(placeholder) { text throws(ValueProblem) in
      guard !text.isEmpty else { throw .empty }
      return text
    }
  }
}

extension ValueForm where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
  /// One of the type's cases.
  static func word(_ placeholder: String) -> ValueForm {
    let words = Value.allCases.map(\.rawValue)
    return ValueForm(placeholder, allowed: words) { text throws(ValueProblem) in
      guard let value = Value(rawValue: text) else { throw .notOneOf(words) }
      return value
    }
  }
}

extension ValueForm where Value == Bool {
  static var presence: ValueForm { ValueForm("") { _ throws(ValueProblem) in true } }
}
