import Testing

@testable import JSON

struct JSONReaderTests {
  private func read(_ text: String) throws(JSONProblem) -> JSONValue { try JSONValue(reading: Array(text.utf8)) }

  private func problem(_ bytes: [UInt8]) -> JSONProblem? {
    do {
      _ = try JSONValue(reading: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func span(_ line: Int, _ column: Int, to end: Int) -> TextSpan {
    TextSpan(from: TextPlace(line: line, column: column), to: TextPlace(line: line, column: end))
  }

  @Test func everyValueKnowsItsPlace() throws {
    let value = try read("{\n  \"é\": [1, true],\r\n  \"b\": \"x\"\n}")
    guard case .object(let members) = value.content else { throw JSONProblem.none }
    #expect(members.map(\.key) == ["é", "b"])
    #expect(members[0].keySpan == span(2, 3, to: 6))
    #expect(members[0].value.span == span(2, 8, to: 17))
    #expect(
      members[0].value.content
        == .array([
          JSONValue(.number("1"), at: span(2, 9, to: 10)), JSONValue(.boolean(true), at: span(2, 12, to: 16)),
        ]))
    #expect(members[1].value == JSONValue(.string("x"), at: span(3, 8, to: 11)))
    #expect(value.span == TextSpan(from: .start, to: TextPlace(line: 4, column: 2)))
  }

  @Test(
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
      (#""\ud83c\udf55""#, "🍕"), ("\"pão 🍕\"", "pão 🍕"), (#""\u0000""#, "\0"), (#""e\u0301""#, "e\u{301}"),
    ])
  func escapesMeanWhatTheStandardSays(text: String, meaning: String) throws {
    #expect(try read(text).content == .string(meaning))
  }

  @Test(arguments: ["0", "-0", "10", "1.50", "1e5", "1E+05", "-1.5e-300", "1e999999", "123456789012345678901234567890"])
  func numbersKeepTheirDigits(text: String) throws {
    #expect(try read(text).content == .number(text))
  }

  @Test(
    arguments: [
      ("", 1, 1, "", JSONProblem.Expectation.value), ("  \n ", 2, 2, "", .value), ("nul", 1, 1, "nul", .value),
      ("nulls", 1, 1, "nulls", .value), ("True", 1, 1, "True", .value), ("{", 1, 2, "", .keyOrClosingBrace),
      ("{a: 1}", 1, 2, "a", .keyOrClosingBrace), ("{\"a\": 1,}", 1, 9, "}", .key), ("{\"a\" 1}", 1, 6, "1", .colon),
      ("{\"a\": 1\n \"b\": 2}", 2, 2, "\"", .commaOrClosingBrace), ("[1 2]", 1, 4, "2", .commaOrClosingBracket),
      ("[1,]", 1, 4, "]", .value), ("1 2", 1, 3, "2", .end), ("{} // no", 1, 4, "/", .end),
      ("\"a", 1, 3, "", .closingQuote),
      ("\"a\tb\"", 1, 3, "\t", .noControlCharacter), (#""\x""#, 1, 3, "x", .escape), (#""\"#, 1, 3, "", .escape),
      (#""\u12g4""#, 1, 6, "g4", .fourHexadecimalDigits), (#""\ud83c""#, 1, 8, "\"", .surrogatePair),
      (#""\udf55""#, 1, 8, "\"", .surrogatePair), (#""\ud83c\u0041""#, 1, 14, "\"", .surrogatePair),
      ("01", 1, 2, "1", .noLeadingZero), ("-", 1, 2, "", .digit), ("1.", 1, 3, "", .digit), ("1e+", 1, 4, "", .digit),
      (".5", 1, 1, ".", .value), ("+1", 1, 1, "+", .value), ("NaN", 1, 1, "NaN", .value), ("'a'", 1, 1, "'", .value),
      ("1\u{A0}", 1, 2, "\u{A0}", .end), ("\u{FEFF}\u{FEFF}1", 1, 1, "\u{FEFF}", .value),
    ])
  func whatIsNotJSONIsRefusedAtItsPlace(
    text: String, line: Int, column: Int, found: String, expected: JSONProblem.Expectation
  ) {
    let problem = problem(Array(text.utf8))
    #expect(problem?.span.start == TextPlace(line: line, column: column))
    #expect(problem?.found == found)
    #expect(problem?.expected == expected)
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    #expect(try read("\u{FEFF}1").span == span(1, 1, to: 2))
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
    ] as [[UInt8]])
  func brokenUTF8IsFoundWhereItStands(bytes: [UInt8]) {
    #expect(problem(bytes)?.expected == .utf8)
    #expect(problem(bytes)?.span.start == TextPlace(line: 1, column: 2))
    #expect(problem([0x0A] + bytes)?.span.start == TextPlace(line: 2, column: 2))
  }

  @Test func nestingHasABottom() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(problem(nested(128)) == nil)
    #expect(problem(nested(129))?.expected == .lessNesting)
    #expect(problem(nested(129))?.span.start == TextPlace(line: 1, column: 129))
    #expect(problem(nested(1_000_000))?.expected == .lessNesting)
  }

  private let sample = Array(
    #"{"a": [1.5e3, -0, true, null, "x\u00e9\ud83c\udf55é"], "b": {"c": {}, "d": [[]]}}"#.utf8)

  @Test func everyTruncationIsAProblemAndNoCrash() {
    #expect(problem(sample) == nil)
    for length in 0..<sample.count {
      #expect(problem(Array(sample[..<length])) != nil, "\(length) bytes")
    }
  }

  @Test func randomBytesNeverCrash() {
    var state: UInt64 = 7
    func random(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<3_000 {
      var bytes = sample
      for _ in 0..<(1 + random(below: 4)) { bytes[random(below: bytes.count)] = UInt8(random(below: 256)) }
      _ = problem(bytes)
      _ = problem((0..<random(below: 40)).map { _ in UInt8(random(below: 256)) })
      let marks = Array(#"{}[]",:\u0e-.1tn "#.utf8)
      _ = problem((0..<random(below: 40)).map { _ in marks[random(below: marks.count)] })
    }
  }
}

extension JSONProblem {
  fileprivate static let none = JSONProblem(
    span: TextSpan(from: .start, to: .start), found: "", expected: .value)
}
