import PortableMath

/// Arrivals at a rate that changes with time: a lunch peak, a quiet night. One draw an arrival.
///
/// Exact, by inversion of the cumulative rate: the draw says how many arrivals must be *expected* before the next one
/// comes, and time passes until the profile has offered as many. So the rate after a boundary governs the time after it.
/// Drawing a gap at the rate of now would, in a quiet hour, sleep through the peak that follows.
public struct VaryingArrivals: ArrivalProcess, Hashable {
  public let profile: RateProfile
  private let expectedPerPeriod: Double

  public init(_ profile: RateProfile) {
    self.profile = profile
    expectedPerPeriod = profile.stretches.reduce(0) { $0 + $1.expected(from: $1.start) }
  }

  /// - Complexity: O(log n + stretches passed), however many periods pass.
  public func next(after instant: Instant, using stream: inout RandomStream) -> Instant? {
    guard expectedPerPeriod > 0 else { return nil }
    let expected = -Portable.log(stream.openUnit())
    let now = max(instant, .start)
    guard let period = profile.period else {
      return time(after: now.ticks, expecting: expected).reached.map { Instant(ticks: $0) }
    }
    return next(after: now, expecting: expected, period: period)
  }

  private func next(after now: Instant, expecting expected: Double, period: Int64) -> Instant? {
    let offset = now.ticks % period
    let start = now - Timespan(ticks: offset)
    let thisPeriod = time(after: offset, expecting: expected)
    if let reached = thisPeriod.reached { return valid(start + Timespan(ticks: reached)) }

    let periods = (thisPeriod.left / expectedPerPeriod).rounded(.down)
    guard periods < 0x1p62 else { return nil }
    let later = start + Timespan(ticks: period) * (Int64(periods) + 1)
    let rest = thisPeriod.left - periods * expectedPerPeriod
    // Rounding may leave the rest a hair beyond the period.
    let reached = time(after: 0, expecting: rest).reached ?? period
    return valid(later + Timespan(ticks: reached))
  }

  private func valid(_ instant: Instant) -> Instant? { instant.isValid ? instant : nil }

  /// Walks from `offset` to the end of the profile; either reaches the tick by which `count` arrivals are expected, or says
  /// how many are left.
  private func time(after offset: Int64, expecting count: Double) -> (reached: Int64?, left: Double) {
    var left = count
    var time = Double(offset)
    for stretch in profile.stretches[stretch(at: time)...] {
      let offered = stretch.expected(from: time)
      if left <= offered && offered > 0 {
        let reached = stretch.time(after: time, expecting: left).rounded()
        return (reached < 0x1p63 ? max(offset, Int64(reached)) : nil, 0)
      }
      left -= offered
      time = stretch.end
    }
    return (nil, left)
  }

  /// The place of the last stretch that starts at or before `time`.
  private func stretch(at time: Double) -> Int {
    var low = 0
    var high = profile.stretches.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if profile.stretches[middle].start <= time { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
