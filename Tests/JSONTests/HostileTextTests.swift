import Testing

@testable import JSON

/// Texts that nobody writes by hand, and that must cost neither a crash nor much time.
struct HostileTextTests {
  private func problem(_ bytes: some Sequence<UInt8>) -> JSONProblem? {
    do {
      _ = try JSONValue(reading: Array(bytes))
      return nil
    } catch {
      return error
    }
  }

  private func content(_ text: String) throws -> JSONValue.Content { try JSONValue(reading: Array(text.utf8)).content }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":", "[[],"])
  func aMillionBracketsAreTooDeepAndNoCrash(opening: String) {
    let text = String(repeating: opening, count: 1_000_000)
    #expect(problem(text.utf8)?.expected == .lessNesting)
  }

  @Test func aMillionListsBesideEachOtherAreNotDeep() throws {
    guard case .array(let lists) = try content("[" + String(repeating: "[],", count: 100_000) + "[]]") else {
      Issue.record("no list")
      return
    }
    #expect(lists.count == 100_001)
    #expect(lists.last?.span.start.column == 300_002)
  }

  @Test func numbersOfAnyLengthKeepTheirDigits() throws {
    for digits in [String(repeating: "9", count: 100_000), "0." + String(repeating: "3", count: 100_000), "1e400"] {
      #expect(try content(digits) == .number(digits))
    }
    #expect(problem((String(repeating: "1", count: 100_000) + "x").utf8)?.span.start.column == 100_001)
  }

  @Test func longStringsAreReadInOneGo() throws {
    let parts = 100_000
    let text = "\"" + String(repeating: #"a\n\ud83c\udf55é"#, count: parts) + "\""
    guard case .string(let string) = try content(text) else {
      Issue.record("no string")
      return
    }
    #expect(string.unicodeScalars.count == 4 * parts)
    #expect(string.hasSuffix("a\n🍕é"))
    #expect(problem(text.utf8.dropLast())?.span.start.column == 2 + 16 * parts)
  }

  @Test func aByteOrderMarkAloneIsAnEmptyText() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(problem(mark) == problem([]))
    #expect(problem(mark)?.span.start == .start)
    #expect(problem([0xEF, 0xBB])?.expected == .utf8)
  }

  @Test func otherEncodingsAreNotTakenForUTF8() {
    let text = Array("{\"a\": 1}".utf16)
    let little = text.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(problem([0xFF, 0xFE] + little)?.expected == .utf8)
    #expect(problem([0xFE, 0xFF] + big)?.expected == .utf8)
    #expect(problem(little)?.span.start == TextPlace(line: 1, column: 2))
    #expect(problem(big)?.span.start == .start)
  }

  @Test func aNullCharacterIsNeitherABlankNorText() throws {
    #expect(problem([0])?.expected == .value)
    #expect(problem(Array("[1".utf8) + [0, 0x5D])?.expected == .commaOrClosingBracket)
    #expect(problem(Array("\"a".utf8) + [0, 0x22])?.expected == .noControlCharacter)
    #expect(problem(Array("1".utf8) + [0])?.expected == .end)
    #expect(try content(#""\u0000""#) == .string("\0"))
  }

  @Test(arguments: [#""\ud800""#, #""\udfff""#, #""\ud800\ud800""#, #""\ud800x""#, #""\udc00\ud800""#])
  func halfAPairIsNoCharacter(text: String) {
    #expect(problem(text.utf8)?.expected == .surrogatePair)
  }

  @Test func placesAreTheSameHoweverTheFirstProblemIsReached() {
    // The bytes that are not UTF-8 stand behind what is no JSON; the text must be UTF-8 before anything else counts.
    #expect(problem(Array("[1 2]\n\n é".utf8) + [0xFF])?.span.start == TextPlace(line: 3, column: 3))
  }
}
