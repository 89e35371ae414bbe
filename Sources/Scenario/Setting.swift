import JSON

/// One value that is said over what a scenario's files say: `partners.count=3000`.
///
/// The path is the one that problems name: keys with points between them, and `[0]` for the first value of a list. A name
/// that has a point, a bracket or an equals sign in it stands in quotes: `broker.topics."order.placed".semantics=log`. The
/// value is JSON if it reads as JSON, and text otherwise; a number is text where only text may stand.
///
/// It is read as a file would be that extends the scenario: objects have their other keys left as they are, all else is
/// replaced. Unlike a file it reaches into lists: an index changes the value there, and the one behind the last adds one.
public struct Setting: Sendable, Equatable {
  /// As it was written.
  public let text: String
  /// The value within the objects that lead to it; an index is the key "[0]".
  let root: JSONValue

  /// - Throws: ``SettingProblem`` if it has no path or no value, or if what begins like JSON is none.
  public init(_ text: String) throws(SettingProblem) {
    self.text = text
    var path = SettingPath(text)
    let steps = try path.steps()
    if steps.first?.key == "extends" {
      throw SettingProblem("a setting extends nothing: name the other file instead of this one")
    }
    let value = try Self.value(path.rest, behind: path.position)
    root = steps.reversed().reduce(value) { inner, step in
      JSONValue(.object([JSONMember(key: step.key, at: step.span, value: inner)]), at: step.span)
    }
  }

  private static func value(_ text: String, behind column: Int) throws(SettingProblem) -> JSONValue {
    // Blanks in the place of the path give every place in the value its column.
    let padded = String(repeating: " ", count: column) + text
    do {
      return try JSONValue(reading: Array(padded.utf8))
    } catch {
      if let first = text.first, "{[\"".contains(first) {
        throw SettingProblem("not JSON: " + error.sentence + (error.hint.map { "; \($0)" } ?? ""))
      }
      let end = column + 1 + text.unicodeScalars.count
      let span = TextSpan(from: TextPlace(line: 1, column: column + 1), to: TextPlace(line: 1, column: end))
      return JSONValue(.string(text), at: span)
    }
  }
}

/// What is wrong with the way a setting is written, as a sentence.
public struct SettingProblem: Error, Sendable, Equatable {
  public let sentence: String

  init(_ sentence: String) {
    self.sentence = sentence
  }
}

/// A setting's text, read up to its value.
private struct SettingPath {
  private let scalars: [Unicode.Scalar]
  /// How many scalars have been read.
  private(set) var position = 0

  /// More than that no list may have.
  private static let greatestIndex = 9_999_999

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  /// What has not been read yet.
  var rest: String { text(scalars[position...]) }

  /// All keys and indices on the way to the value.
  mutating func steps() throws(SettingProblem) -> [(key: String, span: TextSpan)] {
    var steps: [(key: String, span: TextSpan)] = []
    while true {
      let start = position
      let key = next == "[" ? try index() : next == "\"" ? try quoted() : try name()
      steps.append((key, span(from: start)))
      guard steps.count <= JSONValue.deepest else { throw SettingProblem("more than \(JSONValue.deepest) keys") }
      switch next {
      case "=":
        position += 1
        return steps
      case ".": position += 1
      case "[": break
      case nil: throw SettingProblem("no value: write path=value, as in partners.count=3000")
      case let scalar?: throw SettingProblem("\"\(scalar)\" stands where a point, [ or = is expected")
      }
    }
  }

  private mutating func name() throws(SettingProblem) -> String {
    let start = position
    while let scalar = next, !".[=".unicodeScalars.contains(scalar) { position += 1 }
    if position > start { return text(scalars[start..<position]) }
    guard start > 0 || next == "." else { throw SettingProblem("no path: write path=value, as in partners.count=3000") }
    throw SettingProblem(start > 0 ? "a key is missing behind \"\(text(scalars[..<start]))\"" : "a key is missing")
  }

  private mutating func quoted() throws(SettingProblem) -> String {
    let start = position
    repeat { position += next == "\\" ? 2 : 1 } while next != nil && next != "\""
    guard next == "\"" else { throw SettingProblem("a quote is not closed: \(text(scalars[start...]))") }
    position += 1
    let quoted = text(scalars[start..<position])
    guard let key = try? JSONValue(reading: Array(quoted.utf8)).text else {
      throw SettingProblem("\(quoted) is no text in quotes")
    }
    return key
  }

  private mutating func index() throws(SettingProblem) -> String {
    let start = position
    guard start > 0 else { throw SettingProblem("a key is missing before \"[\"") }
    while let scalar = next, scalar != "]" { position += 1 }
    guard next == "]" else { throw SettingProblem("a bracket is not closed: \(text(scalars[start...]))") }
    position += 1
    let written = text(scalars[start..<position])
    let digits = written.dropFirst().dropLast()
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits), number <= Self.greatestIndex
    else { throw SettingProblem("\(written) is no index: write a whole number from 0 to \(Self.greatestIndex)") }
    return "[\(number)]"
  }

  private func span(from start: Int) -> TextSpan {
    TextSpan(from: TextPlace(line: 1, column: start + 1), to: TextPlace(line: 1, column: position + 1))
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
