/// What parsing and help need to know of an option or operand, whatever the type of its value.
protocol ArgumentDeclaration: Sendable {
  /// "size" for the option `--size`; "MODEL" for an operand.
  var name: String { get }
  /// How the value is called in the help: "N". Empty for a flag.
  var placeholder: String { get }
  var says: String { get }
  var isRequired: Bool { get }
  /// How the help names what holds if nothing is given; nil to say nothing.
  var standardText: String? { get }
  /// The words that may be given, if they can be listed.
  var allowed: [String] { get }
  /// Whether it may be given again and again.
  var isRepeated: Bool { get }

  func read(_ text: String) throws(ValueProblem) -> any Sendable
  /// What was given before and what is given now, as one value.
  func joined(_ earlier: any Sendable, _ later: any Sendable) -> any Sendable
}

extension ArgumentDeclaration {
  var isFlag: Bool { placeholder.isEmpty }
}

/// An option (`--size N`) or an operand (`MODEL`) with a value of a known type.
///
/// A command keeps its declarations as constants and reads what was given with them: `given[Self.size]`.
struct Argument<Value: Sendable>: ArgumentDeclaration {
  let name: String
  let form: ValueForm<Value>
  let standard: Value?
  let standardText: String?
  let says: String
  var join: (@Sendable (Value, Value) -> Value)?

  var isRepeated: Bool { join != nil }
  var placeholder: String { form.placeholder }
  var allowed: [String] { form.allowed }
  var isRequired: Bool { standard == nil }

  func read(_ text: String) throws(ValueProblem) -> any Sendable { try form.read(text) }

  func joined(_ earlier: any Sendable, _ later: any Sendable) -> any Sendable {
    guard let join, let earlier = earlier as? Value, let later = later as? Value else { return later }
    return join(earlier, later)
  }
}

extension Argument {
  /// One that must be given.
  static func required(_ name: String, _ form: ValueForm<Value>, says: String) -> Argument {
    Argument(name: name, form: form, standard: nil, standardText: nil, says: says)
  }

  /// An operand of which at least one must be given.
  static func several<Element>(_ name: String, _ form: ValueForm<Element>, says: String) -> Argument
  where Value == [Element] {
    Argument(name: name, form: form.asList, standard: nil, standardText: nil, says: says) { $0 + $1 }
  }

  /// One that may be left out; the help names `standard`, or what is said instead of it.
  static func optional(
    _ name: String, _ form: ValueForm<Value>, standard: Value, standardText: String? = nil, says: String
  ) -> Argument {
    Argument(name: name, form: form, standard: standard, standardText: standardText ?? "\(standard)", says: says)
  }

  /// One that may be left out, and then is nil.
  static func optional<Wrapped>(
    _ name: String, _ form: ValueForm<Wrapped>, standardText: String? = nil, says: String
  ) -> Argument where Value == Wrapped? {
    Argument(name: name, form: form.asOptional, standard: .some(nil), standardText: standardText, says: says)
  }
}

extension Argument {
  /// An option that may be given any number of times.
  static func repeated<Element>(_ name: String, _ form: ValueForm<Element>, says: String) -> Argument
  where Value == [Element] {
    Argument(name: name, form: form.asList, standard: [], standardText: nil, says: says) { $0 + $1 }
  }
}

extension Argument where Value == Bool {
  /// An option without a value.
  static func flag(_ name: String, says: String) -> Argument {
    Argument(name: name, form: .presence, standard: false, standardText: nil, says: says)
  }
}
