/// Whether anything is broken at the moment, and how often somebody had to ask again because of it.
///
/// While nothing is, no request takes longer than its timeout but by queueing, and nobody needs to watch the clock.
final class Trouble: @unchecked Sendable {
  /// How many faults last.
  @exclusivity(unchecked) var faults = 0
  /// By the bit of the fault that was in the way.
  @exclusivity(unchecked) private(set) var retries = Array(repeating: 0, count: 64)

  var isAway: Bool { faults == 0 }

  func noteRetry(because faults: UInt64) {
    var left = faults
    while left != 0 {
      retries[left.trailingZeroBitCount] += 1
      left &= left - 1
    }
  }
}
