import JSON

/// An object of the language: a group of keys, each declared once.
///
/// From the declarations come the reading, the JSON Schema and the writing, so that they cannot disagree. What `init()`
/// makes are the defaults; a file is read over them, and a file that extends another over what that one says.
///
/// ```swift
/// public struct Speeding: Section {
///   public var fine = Money(minorUnits: 5_000)
///   public static let keys = [Key<Self>("fine", \.fine, .money(.zero...), "What it costs to be caught.")]
/// }
/// ```
public protocol Section: Sendable, Equatable {
  init()
  static var keys: [Key<Self>] { get }
  /// The key whose value decides which others may be written, if there is one.
  static var discriminator: String? { get }
}

extension Section {
  public static var discriminator: String? { nil }

  /// The names of the keys without which it says nothing; where nothing is chosen, those that every choice needs.
  static func requiredKeys(with chosen: String?) -> [String] {
    let declared: [Key<Self>] = keys
    return declared.filter { $0.isRequired && ($0.cases == nil || chosen != nil && $0.isWritten(with: chosen)) }
      .map(\.name)
  }

  /// What an object's discriminator says; nil if there is none, or if it is refused.
  static func choice(among members: [JSONMember]) -> String? {
    guard let word = members.first(where: { $0.key == discriminator })?.value.text else { return nil }
    let declared: [Key<Self>] = keys
    let words = declared.first { $0.name == discriminator }?.words ?? []
    return words.contains(word) ? word : nil
  }
}

/// A key of a section: its name, its property, how its value is written, and a sentence that says what it means.
///
/// There is one of each, which all readings look at: a class, since a copy of all this for every look takes its time.
public final class Key<Owner: Section>: Sendable {
  let name: String
  /// A sentence for the schema and the reference: what it means, and where its default comes from.
  let says: String
  let isRequired: Bool
  /// All that may be written, where that is one of a few words.
  let words: [String]?
  /// The values of the discriminator with which it may be written; all, if nil.
  let cases: [String]?
  let read: @Sendable (JSONValue, inout Owner, inout Reading) -> Void
  let schema: @Sendable (Owner, inout SchemaPrinter) -> JSONText
  let written: @Sendable (Owner) -> JSONText?
  /// A schema that states nothing but the default.
  let standard: @Sendable (Owner) -> JSONText

  init<Value>(
    _ name: String, _ property: any WritableKeyPath<Owner, Value> & Sendable, _ form: Form<Value>,
    required: Bool = false, with cases: [String]? = nil, _ says: String
  ) {
    self.name = name
    self.says = says + (form.bounds.map { " From \($0)." } ?? "")
    self.cases = cases
    words = form.words
    isRequired = required
    let description = JSONText.string(self.says)
    read = { json, owner, reading in form.read(json, &owner[keyPath: property], &reading) }
    written = { form.written($0[keyPath: property]) }
    standard = { form.standard($0[keyPath: property]) }
    schema = { owner, printer in
      let value = owner[keyPath: property]
      let schema = form.schema(value, &printer).with(["description": description])
      guard !required, !form.isSection, let text = form.written(value) else { return schema }
      return schema.with(["default": text])
    }
  }

  func isWritten(with discriminator: String?) -> Bool {
    guard let cases, let discriminator else { return true }
    return cases.contains(discriminator)
  }
}

extension Form where Value: Section {
  /// An object with the keys of a section.
  static var section: Form {
    Form(
      isSection: true,
      read: { json, value, reading in reading.readMembers(of: json, into: &value) },
      schema: { value, printer in
        let schema = printer.reference(sectionName) { $0.object(of: Value()) }
        let others = differences(of: value) { key in key.standard(value) }
        return others.isEmpty ? schema : schema.with(["properties": .object(others)])
      },
      written: { value in .object(differences(of: value) { $0.written(value) }) },
      standard: { value in ["properties": .object(differences(of: value) { $0.standard(value) })] })
  }

  /// "Service.Retries"
  private static var sectionName: String {
    String(reflecting: Value.self).split(separator: ".").dropFirst().joined(separator: ".")
  }

  /// The keys that have another value than by default, and what is said of each.
  private static func differences(
    of value: Value, _ member: (Key<Value>) -> JSONText?
  ) -> [JSONText.Member] {
    let standard = Value()
    var chosen: String?
    if case .string(let text) = Value.keys.first(where: { $0.name == Value.discriminator })?.written(value) {
      chosen = text
    }
    return Value.keys.compactMap { key in
      guard key.isWritten(with: chosen), key.isRequired || key.written(value) != key.written(standard) else {
        return nil
      }
      return member(key).map { .init(key: key.name, value: $0) }
    }
  }
}
