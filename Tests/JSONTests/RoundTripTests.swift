import Testing

@testable import JSON

/// What the writer writes, the reader reads; what the reader reads, the writer can write again.
struct RoundTripTests {
  @Test func whatWasWrittenReadsBackEqual() throws {
    var choices = Choices(seed: 11)
    for _ in 0..<400 {
      let text = choices.text(depth: 5)
      for written in [try text.oneLine(), try text.indented()] {
        #expect(try JSONText(JSONValue(reading: Array(written.utf8))) == text, "\(written)")
      }
    }
  }

  @Test func brokenTextIsRefusedOrReadsBackEqualAndNeverACrash() throws {
    var choices = Choices(seed: 12)
    var refused = 0
    for _ in 0..<1_500 {
      var bytes = Array(try choices.text(depth: 4).indented().utf8)
      for _ in 0...choices.below(3) { choices.damage(&bytes) }
      do {
        let read = JSONText(try JSONValue(reading: bytes))
        #expect(try JSONText(JSONValue(reading: Array(read.oneLine().utf8))) == read)
      } catch let problem as JSONProblem {
        refused += 1
        #expect(problem.span.start < problem.span.end)
        #expect(problem.span.start.line <= 1 + bytes.count { $0 == UInt8(ascii: "\n") })
      }
    }
    #expect((300..<1_500).contains(refused))
  }
}

extension JSONText {
  /// Whole numbers as integers, however they are written.
  fileprivate init(_ value: JSONValue) {
    self =
      switch value.content {
      case .null: .null
      case .boolean(let flag): .boolean(flag)
      case .string(let string): .string(string)
      case .number(let digits): Int(digits).map { .integer($0) } ?? Self.fraction(digits)
      case .array(let elements): .array(elements.map { JSONText($0) })
      case .object(let members): .object(members.map { Member(key: $0.key, value: JSONText($0.value)) })
      }
  }

  /// What is too large for a double becomes a text.
  private static func fraction(_ digits: String) -> JSONText {
    guard let number = Double(digits), number.isFinite else { return .string(digits) }
    return Int(exactly: number).map { .integer($0) } ?? .number(number)
  }
}

/// Choices that are the same for the same seed.
private struct Choices {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Knuth's 64-bit linear congruential generator; its upper bits are good enough here.
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func text(depth: Int) -> JSONText {
    switch below(depth == 0 ? 5 : 8) {
    case 0: .null
    case 1: .boolean(below(2) == 0)
    case 2: .integer(Int(bitPattern: UInt(state)) >> below(64))
    case 3: number()
    case 4: .string(string())
    case 5, 6: .object((0..<below(5)).map { _ in .init(key: string(), value: text(depth: depth - 1)) })
    default: .array((0..<below(5)).map { _ in text(depth: depth - 1) })
    }
  }

  /// Any finite double but whole numbers, which read as integers.
  private mutating func number() -> JSONText {
    let number = Double(bitPattern: state ^ UInt64(below(1 << 30)))
    return number.isFinite && number != number.rounded() ? .number(number) : .number(0.5)
  }

  private mutating func string() -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "Z", "\"", "\\", "/", "\n", "\r", "\t", "\0", "\u{1F}", "\u{7F}", "é", "\u{301}", "🍕", "\u{FFFF}",
      "\u{2028}",
      "\u{FEFF}", "\u{10FFFF}", " ", "{", "]",
    ]
    var string = String.UnicodeScalarView()
    for _ in 0..<below(8) { string.append(scalars[below(scalars.count)]) }
    return String(string)
  }

  /// One byte changed, put in, or taken out, mostly by what JSON is made of.
  mutating func damage(_ bytes: inout [UInt8]) {
    let marks = Array(#"{}[]",:\u0e-.1tn "#.utf8) + [0, 0x0A, 0x80, 0xC3, 0xED, 0xFF]
    let place = below(bytes.count + 1)
    switch below(3) {
    case 0: bytes.insert(marks[below(marks.count)], at: place)
    case 1 where place < bytes.count: bytes.remove(at: place)
    default: if place < bytes.count { bytes[place] = marks[below(marks.count)] }
    }
  }
}
