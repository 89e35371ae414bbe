import DiscreteEvents
import Scenario

/// A number that depends on all words mixed in, and on their order; the same on every machine.
///
/// For telling runs apart. Not for whoever wants to be deceived: two texts with one digest can be made up.
struct Digest: Sendable, Equatable {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init() {}

  init(of first: Int, _ second: Int = 0, _ third: Int = 0, _ fourth: Int = 0) {
    mix(first)
    mix(second)
    mix(third)
    mix(fourth)
  }

  init(of text: String) { mix(text) }

  /// Spread, so that every bit of what was mixed in last counts in every bit of it (Stafford, 2011: mix 13).
  var value: UInt64 {
    var bits = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  /// Each step maps states one to one and words one to one: what differs in one word alone has another digest for certain.
  @inline(__always)
  mutating func mix(_ word: UInt64) {
    let product = (state ^ word) &* 0xD134_2543_DE82_EF95
    state = product << 29 | product >> 35
  }

  @inline(__always)
  mutating func mix(_ word: Int) { mix(UInt64(bitPattern: Int64(word))) }

  /// Eight bytes at a time, the first the lowest, and how many they are.
  mutating func mix(_ text: String) {
    var (word, count) = (UInt64(0), 0)
    for byte in text.utf8 {
      word |= UInt64(byte) << UInt64(count & 7 * 8)
      count += 1
      guard count & 7 == 0 else { continue }
      mix(word)
      word = 0
    }
    if count & 7 > 0 { mix(word) }
    mix(count)
  }
}

extension Digest {
  init(of lines: [Order.Line]) { mix(lines) }

  mutating func mix(_ lines: [Order.Line]) {
    for line in lines { mix(line.item << 32 ^ line.quantity) }
    mix(lines.count)
  }

  init(of prediction: Prediction) {
    mix(prediction.line)
    mix(Int(prediction.answer.percentage.count))
    mix(prediction.answer.confidence.bitPattern)
    mix(prediction.answer.reason)
  }

  /// Mixes in a line of the record but for its cause, which is the number of a line: it shifts when somebody else has one more.
  mutating func mix(_ line: Happening) {
    mix(Int(line.at.ticks))
    mix(UInt64(UInt32(bitPattern: line.who.number)) << 32 | UInt64(UInt32(bitPattern: line.order)))
    let head = UInt64(line.kind.rawValue) << 8 | UInt64(line.who.role.rawValue)
    switch line.detail {
    case .none: mix(head)
    case .count(let count): mix(head | 1 << 16, count)
    case .code(let code): mix(head | 2 << 16, code)
    case .money(let money): mix(head | 3 << 16, Int(money.thousandths))
    case .span(let span): mix(head | 4 << 16, Int(span.ticks))
    case .topic(let topic, let event): mix(head | 5 << 16, topic << 8 | Int(event.rawValue))
    case .text(let text):
      mix(head | 6 << 16)
      mix(text)
    case .words(_, let source):
      mix(head | 7 << 16)
      mix(source)
    }
  }

  private mutating func mix(_ head: UInt64, _ detail: Int) {
    mix(head)
    mix(detail)
  }
}
