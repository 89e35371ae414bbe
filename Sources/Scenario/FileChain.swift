import JSON

/// A scenario's file, the one that it extends, the one that that one extends, and so on; and what is set over them all.
struct FileChain {
  /// The settings come behind the files proper.
  private(set) var files: [ScenarioFile] = []
  /// What stands in each file.
  private var roots: [JSONValue] = []
  private let settings: [Setting]
  private(set) var problems: [ScenarioProblem] = []

  /// More are no chain that a person keeps in mind.
  static let longest = 32

  init(from file: ScenarioFile, setting settings: [Setting] = [], finding find: FileFinder) {
    self.settings = settings
    follow(file, find)
    files += settings.map { ScenarioFile($0) }
  }

  private mutating func follow(_ file: ScenarioFile, _ find: FileFinder) {
    var next: ScenarioFile? = file
    while let file = next {
      files.append(file)
      guard let root = read(file) else { return }
      roots.append(root)
      next = base(of: file, in: root, find)
    }
  }

  /// What is said, in the order in which it is to be read: the later counts.
  var layers: [(file: Int, root: JSONValue, isSetting: Bool)] {
    let written = roots.enumerated().reversed().map { (file: $0, root: $1, isSetting: false) }
    return written + settings.enumerated().map { (file: roots.count + $0, root: $1.root, isSetting: true) }
  }

  /// The currency in which the chain's amounts are; what is read last counts.
  var currency: Currency {
    let written = layers.compactMap { $0.root.member("currency")?.value.text.flatMap { Currency($0) } }
    return written.last ?? Scenario.standard.currency
  }

  private mutating func read(_ file: ScenarioFile) -> JSONValue? {
    do {
      return try JSONValue(reading: file.bytes)
    } catch {
      problems.append(
        ScenarioProblem(
          .error, at: TextLocation(file: files.count - 1, span: error.span), path: "",
          "not JSON: " + error.sentence, hint: error.hint))
      return nil
    }
  }

  private mutating func base(of file: ScenarioFile, in root: JSONValue, _ find: FileFinder) -> ScenarioFile? {
    guard let member = root.member("extends"), let path = member.value.text, !path.isEmpty else { return nil }
    do {
      let base = try find(path, file)
      if let place = files.firstIndex(where: { $0.path == base.path }) {
        let chain = (files[place...].map(\.path) + [base.path]).joined(separator: ", which extends ")
        report(member.value.span, "this is a circle: \(chain)", hint: "leave out \"extends\" in one of them")
        return nil
      }
      guard files.count < Self.longest else {
        report(
          member.value.span, "more than \(Self.longest) files extend each other",
          hint: "extend a file nearer to the first")
        return nil
      }
      return base
    } catch {
      report(
        member.value.span, error.sentence(of: path), hint: FileNotFound.hint, suggestion: error.suggestion)
      return nil
    }
  }

  private mutating func report(_ span: TextSpan, _ sentence: String, hint: String, suggestion: String? = nil) {
    problems.append(
      ScenarioProblem(
        .error, at: TextLocation(file: files.count - 1, span: span), path: "extends", sentence, hint: hint,
        suggestion: suggestion))
  }
}

extension JSONValue {
  /// The first member with a key, if it is an object.
  func member(_ key: String) -> JSONMember? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }
  }
}
