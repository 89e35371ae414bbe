import DiscreteEvents
import JSON

/// Turns JSON values into typed ones and collects what is wrong on the way.
struct ScenarioDecoder {
  private(set) var problems: [ScenarioProblem] = []

  typealias Member = (key: String, path: String, value: JSONValue)

  /// The members of an object whose keys the language knows, in their order. All others are problems.
  mutating func members(of value: JSONValue, at path: String, _ keys: [String]) -> [Member] {
    guard case .object(let members) = value.content else {
      refuse(value, path, .object)
      return []
    }
    for (member, first) in repeated(in: members) where keys.contains(member.key) {
      refuse(member, within: path, .keyOnce(first: first.keySpan.start))
    }
    return members.compactMap { member in
      guard keys.contains(member.key) else {
        refuse(member, within: path, .key(among: keys), suggestion: nearestWord(to: member.key, among: keys))
        return nil
      }
      return (member.key, joined(path, member.key), member.value)
    }
  }

  private func joined(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private mutating func refuse(
    _ member: JSONMember, within path: String, _ expected: ScenarioProblem.Expectation, suggestion: String? = nil
  ) {
    problems.append(
      ScenarioProblem(
        path: joined(path, member.key), span: member.keySpan, found: .key(member.key), expected: expected,
        suggestion: suggestion))
  }

  private mutating func refuse(
    _ value: JSONValue, _ path: String, _ expected: ScenarioProblem.Expectation, suggestion: String? = nil
  ) {
    problems.append(
      ScenarioProblem(
        path: path, span: value.span, found: .value(value.kind, text: value.quotation), expected: expected,
        suggestion: suggestion))
  }
}

// Values. Each is nil, and a problem, if it is not what was expected.
extension ScenarioDecoder {
  mutating func text(_ value: JSONValue, _ path: String, length: ClosedRange<Int>) -> String? {
    if case .string(let text) = value.content, length.contains(text.count),
      text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
    {
      return text
    }
    refuse(value, path, .text(length: length))
    return nil
  }

  mutating func number(_ value: JSONValue, _ path: String, _ range: ClosedRange<Double>) -> Double? {
    if case .number(let digits) = value.content, let number = Double(digits), range.contains(number) { return number }
    refuse(value, path, .number(range), suggestion: unquoted(value) { Double($0).map(range.contains) ?? false })
    return nil
  }

  mutating func wholeNumber(_ value: JSONValue, _ path: String, _ range: ClosedRange<UInt64>) -> UInt64? {
    if case .number(let digits) = value.content, let number = whole(digits), range.contains(number) { return number }
    refuse(value, path, .wholeNumber(range), suggestion: unquoted(value) { UInt64($0).map(range.contains) ?? false })
    return nil
  }

  /// 1e3 and 1000.0 are whole as well, as far as a double has every whole number.
  private func whole(_ digits: String) -> UInt64? {
    if let number = UInt64(digits) { return number }
    guard let number = Double(digits), abs(number) < 0x1p53 else { return nil }
    return UInt64(exactly: number)
  }

  /// The number that somebody put into quotes.
  private func unquoted(_ value: JSONValue, isRight: (String) -> Bool) -> String? {
    guard case .string(let text) = value.content, isRight(text) else { return nil }
    return text
  }

  mutating func timespan(_ value: JSONValue, _ path: String, _ range: ClosedRange<Timespan>) -> Timespan? {
    if case .string(let text) = value.content, let span = try? Timespan(text), range.contains(span) { return span }
    var suggestion: String?
    if case .string(let text) = value.content { suggestion = TimespanSpelling.corrected(text, within: range) }
    refuse(value, path, .timespan(range), suggestion: suggestion)
    return nil
  }
}
