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
  private let told: Set<String>
  private(set) var problems: [ScenarioProblem] = []

  /// - Parameter others: What is wrong with single values; nothing is said about those a second time.
  init(places: Places, besides others: [ScenarioProblem] = []) {
    self.places = places
    told = Set(others.map(\.path))
  }

  /// Something that cannot be run.
  mutating func refuse(_ path: String, _ sentence: String, hint: String? = nil, suggestion: String? = nil) {
    add(.error, path, sentence, hint, suggestion)
  }

  /// Something that can be run, but is probably not meant.
  mutating func warn(_ path: String, _ sentence: String, hint: String? = nil) {
    add(.warning, path, sentence, hint, nil)
  }

  /// A name that should be one of those given.
  ///
  /// - Parameters:
  ///   - noun: What it is the name of: "restaurant".
  mutating func refuseUnknown(_ noun: String, _ name: String, at path: String, among names: [String]) {
    let nearest = nearestWord(to: name, among: names)
    let listed = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    refuse(
      path, "there is no \(noun) \"\(name)\"",
      hint: nearest == nil ? (names.isEmpty ? "none is declared" : "write one of \(listed)") : nil,
      suggestion: nearest.map { Reading.text(.string($0)) })
  }

  /// Whether a file says something here, or it is the default.
  func isWritten(_ path: String) -> Bool { places.isWritten(path) }

  private mutating func add(
    _ severity: ScenarioProblem.Severity, _ path: String, _ sentence: String, _ hint: String?, _ suggestion: String?
  ) {
    guard !told.contains(path) else { return }
    problems.append(
      ScenarioProblem(
        severity, at: places.location(of: path), path: path, sentence, hint: hint, suggestion: suggestion))
  }
}
