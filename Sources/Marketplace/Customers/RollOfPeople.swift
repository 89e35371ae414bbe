/// Who is among some people: one bit for each who comes at random, whose numbers begin at 0, and a set of those known by name,
/// whose numbers lie far beyond.
struct RollOfPeople: Sendable {
  private static let firstByName = 1 << 31

  private var bits: [UInt64] = []
  private var byName: Set<Int> = []

  func contains(_ number: Int) -> Bool {
    guard number < Self.firstByName else { return byName.contains(number) }
    return number >> 6 < bits.count && bits[number >> 6] >> UInt64(number & 63) & 1 == 1
  }

  mutating func insert(_ number: Int) {
    guard number < Self.firstByName else {
      byName.insert(number)
      return
    }
    while bits.count <= number >> 6 { bits.append(0) }
    bits[number >> 6] |= 1 << UInt64(number & 63)
  }
}
