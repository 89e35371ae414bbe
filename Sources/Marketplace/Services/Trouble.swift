import DiscreteEvents

/// Whether anything is broken at the moment, and how often somebody had to ask again because of it.
///
/// While nothing is, a service that always takes the same time does so within its timeout, but for who has to queue.
final class Trouble: @unchecked Sendable {
  /// Whether there are any faults to be feared.
  let mayCome: Bool
  /// How many faults last.
  @exclusivity(unchecked) var faults = 0
  /// By the bit of the fault that was in the way.
  @exclusivity(unchecked) private(set) var retries = Array(repeating: 0, count: 64)

  init(mayCome: Bool) { self.mayCome = mayCome }

  var isAway: Bool { faults == 0 }

  /// By the same bit: when something got through last that it had held up.
  @exclusivity(unchecked) private(set) var through: [Instant?] = Array(repeating: nil, count: 64)

  func noteThrough(_ faults: UInt64, at now: Instant) {
    forEachBit(of: faults) { through[$0] = now }
  }

  func noteRetry(because faults: UInt64) {
    forEachBit(of: faults) { retries[$0] += 1 }
  }

  func resetRetries() { retries = Array(repeating: 0, count: 64) }

  private func forEachBit(of faults: UInt64, _ body: (Int) -> Void) {
    var left = faults
    while left != 0 {
      body(left.trailingZeroBitCount)
      left &= left - 1
    }
  }
}
