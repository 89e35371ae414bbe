/// Small numbers, each in it or not: asked within a nanosecond.
struct NumberSet: Sendable {
  private var bits: [UInt64]

  init(_ numbers: [Int]) {
    bits = Array(repeating: 0, count: ((numbers.max() ?? -1) + 64) / 64)
    for number in numbers { bits[number >> 6] |= 1 << UInt64(number & 63) }
  }

  func contains(_ number: Int) -> Bool {
    number >> 6 < bits.count && bits[number >> 6] & 1 << UInt64(number & 63) != 0
  }

  var extent: Int { bits.count }
}
