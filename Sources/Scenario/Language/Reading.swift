import JSON

/// A scenario's files on their way to values: where every key stands, and what is wrong so far.
///
/// Handed from form to form; it knows the path of the value that is being read.
public struct Reading: Sendable {
  /// In which money is written without naming one.
  let currency: Currency
  private(set) var problems: [ScenarioProblem] = []
  private(set) var places = Places()
  private(set) var path = ""
  /// The file that is being read, as the index in the list of all files.
  var file = 0
  /// Whether that is no file but a ``Setting``.
  var isSetting = false
  /// The file whose rows are read as objects, their keys being columns.
  var table: Int?
  /// Whether values that are read now can be found again by their row.
  private var isInRows = false
  private var incomplete: [(path: String, key: String)] = []

  init(currency: Currency) {
    self.currency = currency
  }

  /// Reads a value one step further down.
  mutating func descend(_ step: String, to value: JSONValue, _ body: (inout Reading) -> Void) {
    let above = path.utf8.count
    if !path.isEmpty, !step.hasPrefix("[") { path += "." }
    path += step
    if !isInRows { places.note(path, TextLocation(file: file, span: value.span)) }
    body(&self)
    path.removeSubrange(path.utf8.index(path.startIndex, offsetBy: above)...)
  }

  /// Reads values of a list that may be very long: they are not noted one by one.
  mutating func inRows(_ body: (inout Reading) -> Void) {
    isInRows = true
    body(&self)
    isInRows = false
  }

  /// Where the values of the list that is being read can be found again.
  mutating func note(_ source: Rows.Source) { places.note(Rows(path: path, file: file, source: source)) }

  /// Reads what another file says in the place of the value at a path.
  mutating func read(in file: Int, at path: String, _ body: (inout Reading) -> Void) {
    let above = (self.file, self.path)
    (self.file, self.path) = (file, path)
    body(&self)
    (self.file, self.path) = above
  }

  /// What was said of this value and what is below it before holds no longer.
  mutating func startAnew() {
    if !isInRows { places.forget(below: path) }
  }

  /// The value that is being read takes itself away, and what was said of it.
  mutating func vanish() { places.forget(path) }
}

// What is wrong.
extension Reading {
  mutating func refuse(_ json: JSONValue, _ wanted: Wanted, suggestion: JSONText? = nil) {
    let found = Self.name(of: json)
    let sentence = found + (json.kind == wanted.kind ? " \(wanted.fault)" : " is not \(wanted.noun)")
    report(at: json.span, sentence, hint: "write \(wanted.advice)", suggestion: suggestion.map(Self.text))
  }

  mutating func report(at span: TextSpan, _ sentence: String, hint: String?, suggestion: String? = nil) {
    problems.append(
      ScenarioProblem(
        .error, at: TextLocation(file: file, span: span), path: path, sentence, hint: hint, suggestion: suggestion))
  }

  mutating func add(_ problem: ScenarioProblem) { problems.append(problem) }

  private static func name(of json: JSONValue) -> String {
    switch json.content {
    case .array: "a list"
    case .object: "an object"
    default: shortened(json.quotation ?? "this")
    }
  }

  private static func shortened(_ text: String) -> String { text.count <= 40 ? text : text.prefix(39) + "…" }

  static func text(_ suggestion: JSONText) -> String { (try? suggestion.oneLine()) ?? "" }
}

// Objects.
extension Reading {
  mutating func readMembers<Owner: Section>(of json: JSONValue, into owner: inout Owner) {
    guard case .object(let members) = json.content else { return refuse(json, .object) }
    let chosen = Owner.choice(among: members)
    var meant: [String] = []
    for member in uniqueMembers(members) {
      guard let key = Owner.keys.first(where: { $0.name == member.key }) else {
        let nearest = refuse(member, among: Self.names(of: Owner.self, with: chosen))
        meant.append(contentsOf: [nearest].compactMap(\.self))
        continue
      }
      descend(member.key, to: member.value) { reading in
        if let chosen, !key.isWritten(with: chosen) {
          reading.refuse(member, besides: chosen, of: Owner.self)
        } else {
          key.read(member.value, &owner, &reading)
        }
      }
    }
    for key in Owner.requiredKeys(with: chosen)
    where !members.contains(where: { $0.key == key }) && !meant.contains(key) {
      incomplete.append((path, key))
    }
  }

  /// The keys that may be written.
  private static func names<Owner: Section>(of: Owner.Type, with chosen: String?) -> [String] {
    Owner.keys.filter { $0.isWritten(with: chosen) }.map(\.name)
  }

  /// The members whose key stands there once; of others the first, the rest being problems.
  mutating func uniqueMembers(_ members: [JSONMember]) -> [JSONMember] {
    if members.count == 1, index(of: members[0]) != nil {
      refuseIndex(members[0])
      return []
    }
    if members.count <= 16,
      members.indices.allSatisfy({ place in
        !members[..<place].contains { $0.key == members[place].key }
      })
    {
      return members
    }
    var lines: [String: Int] = [:]
    return members.filter { member in
      guard let line = lines[member.key] else {
        lines[member.key] = member.keySpan.start.line
        return true
      }
      descend(member.key) {
        $0.report(at: member.keySpan, "this key stands in line \(line) already", hint: "write each key once")
      }
      return false
    }
  }

  /// Refuses a key that is none of those given.
  ///
  /// - Parameter synonym: The one that means the same, if that is known; else the one that is spelt almost alike is named.
  /// - Returns: The one that was probably meant.
  @discardableResult
  mutating func refuse(_ member: JSONMember, among keys: [String], synonym: String? = nil) -> String? {
    let advice = WordAdvice(nearest: synonym ?? nearestWord(to: member.key, among: keys), among: keys)
    descend(member.key) {
      $0.report(at: member.keySpan, "no such key", hint: advice.hint, suggestion: advice.suggestion)
    }
    return advice.nearest
  }

  private mutating func refuse<Owner: Section>(_ member: JSONMember, besides chosen: String, of: Owner.Type) {
    let allowed = Self.names(of: Owner.self, with: chosen).joined(separator: ", ")
    report(at: member.keySpan, "\"\(chosen)\" knows no such key", hint: "write one of " + allowed)
  }

  /// For problems with a key: nothing is read below it.
  private mutating func descend(_ step: String, _ body: (inout Reading) -> Void) {
    let above = path
    path += path.isEmpty || step.hasPrefix("[") ? step : ".\(step)"
    body(&self)
    path = above
  }

  /// Once all files have been read: keys that must be there and are not.
  mutating func reportWhatIsMissing() {
    var reported: Set<String> = []
    for (path, key) in incomplete where !places.isWritten(path.isEmpty ? key : "\(path).\(key)") {
      guard places.isWritten(path), reported.insert("\(path).\(key)").inserted else { continue }
      problems.append(
        ScenarioProblem(
          .error, at: places.location(of: path), path: path, "\"\(key)\" is missing",
          hint: places.location(of: path).file == table
            ? "write it into the column \"\(key)\"" : "write \"\(key)\": … here"))
    }
  }
}

extension JSONValue {
  /// What stands between the quotes, if it is a string.
  var text: String? {
    if case .string(let text) = content { text } else { nil }
  }
}
