import JSON

/// A statement that every right scenario meets, and that concerns more than one value.
///
/// A rule is a file beside this one, named after its sentence, and a line in ``allRules``. Where a value is not of the right
/// form, it sees what stood there before, and what it finds there is not told.
protocol Rule: Sendable {
  static func check(_ scenario: Scenario, _ findings: inout Findings)
}

/// What rules find, each at the place that says it.
struct Findings {
  private let places: Places
  /// The file whose keys are columns, if there is one.
  private let table: Int?
  /// The paths of what is wrong already.
  private let refused: Set<String>
  /// Those, and the paths of all values around them.
  private let broken: Set<String>
  /// The paths of replayed actions that nobody knows how to do.
  private let misdeeds: Set<String>
  /// What has names that could not be read.
  private let nounsUnread: Set<String>
  private(set) var problems: [ScenarioProblem] = []
  let timeline: Timeline

  /// Nothing is said a second time about single values that are wrong.
  init(of reading: Reading, in scenario: Scenario) {
    timeline = Timeline(scenario)
    places = reading.places
    table = reading.table
    refused = Set(reading.problems.map(\.path))
    broken = Set(reading.problems.flatMap { Places.prefixes(of: $0.path) })
    misdeeds = refused.filter { $0.hasPrefix("replay[") && $0.hasSuffix("].does") }
    let refused = refused
    nounsUnread = Set(Self.sources.filter { !Self.areNamesKnown(in: $0.path, refused) }.map(\.noun))
  }

  /// Something that cannot be run.
  ///
  /// - Parameter others: The paths of further values from which it follows. Nothing is said where one of them is wrong.
  mutating func refuse(
    _ path: String, _ sentence: String, given others: [String] = [], hint: String? = nil, suggestion: String? = nil
  ) {
    guard others.allSatisfy(isKnown) else { return }
    add(.error, path, sentence, hint, suggestion)
  }

  /// Something that can be run, but is probably not meant. Not said while single values are wrong: sums over what stands
  /// in their place would mislead.
  mutating func warn(_ path: String, _ sentence: String, hint: String? = nil) {
    guard refused.isEmpty else { return }
    add(.warning, path, sentence, hint, nil)
  }

  /// A name that should be one of those given.
  ///
  /// - Parameters:
  ///   - noun: What it is the name of: "restaurant".
  mutating func refuseUnknown(_ noun: String, _ name: String, at path: String, among names: [String]) {
    guard !nounsUnread.contains(noun) else { return }
    // Nobody reads on after a thousand, and each costs a look at all names.
    let nearest = problems.count < 1_000 ? nearestWord(to: name, among: names) : nil
    let advice = WordAdvice(nearest: nearest, among: names, shown: 12)
    refuse(
      path, "there is no \(noun) \"\(name)\"",
      hint: names.isEmpty ? "there are none; add one, or leave this out" : advice.hint, suggestion: advice.suggestion)
  }

  /// Where names are given.
  private static let sources: [(noun: String, path: String)] = [
    ("customer", "customers.list"), ("segment", "customers.segments"), ("restaurant", "restaurants.list"),
    ("tenant", "restaurants.list"), ("template", "restaurants.templates"), ("partner", "partners.list"),
    ("menu", "menus"), ("item", "menus"), ("ingredient", "ingredients"), ("station", "kitchens.stations"),
    ("topic", "broker.topics"), ("subscription", "broker.topics"),
  ]

  /// Whether all names of a list or group could be read, whatever is wrong beside them.
  private static func areNamesKnown(in source: String, _ refused: Set<String>) -> Bool {
    refused.isDisjoint(with: Places.prefixes(of: source))
      && !refused.contains { path in
        guard path.hasPrefix(source) else { return false }
        let rest = path.dropFirst(source.count)
        return !rest.contains(".") || rest.hasSuffix("].name") || rest.hasSuffix(".items")
      }
  }

  /// Whether neither a value, nor something in it or around it, is wrong, so that it is what somebody meant.
  func isKnown(_ path: String) -> Bool {
    refused.isEmpty || !broken.contains(path) && !Places.prefixes(of: path).contains(where: refused.contains)
  }

  /// Whether it is known what a replayed action does, and that it is to go well: rules about single actions ask no others.
  func isJudged(_ action: Replay.Action, at place: Int) -> Bool {
    !action.isMeantToFail && (misdeeds.isEmpty || !misdeeds.contains("replay[\(place)].does"))
  }

  /// Whether what stands at a path is a row of a CSV file, or stands in one.
  func isInTable(_ path: String) -> Bool { places.location(of: path).file == table }

  /// What to write where one of some keys is missing, or all: in a table, keys are columns.
  func hint(toWrite keys: [String], at path: String, such value: String = "… here", behind word: String = "or")
    -> String
  {
    let quoted = keys.map { "\"\($0)\"" }
    let first = quoted.dropLast().joined(separator: ", ")
    let listed = (first.isEmpty ? "" : "\(first) \(word) ") + (quoted.last ?? "")
    return isInTable(path)
      ? "write it into the column\(word == "and" ? "s" : "") \(listed)" : "write \(listed): \(value)"
  }

  /// Whether a file says something here, or it is the default.
  func isWritten(_ path: String) -> Bool { places.isWritten(path) }

  private mutating func add(
    _ severity: ScenarioProblem.Severity, _ path: String, _ sentence: String, _ hint: String?, _ suggestion: String?
  ) {
    guard !isTold(path) else { return }
    problems.append(
      ScenarioProblem(
        severity, at: places.location(of: path), path: path, sentence, hint: hint, suggestion: suggestion))
  }

  /// Whether the value, something in it, or the value in which it is missing, is wrong already.
  private func isTold(_ path: String) -> Bool {
    if broken.contains(path) { return true }
    guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return false }
    return refused.contains(String(path[..<end])) && !isWritten(path)
  }
}
