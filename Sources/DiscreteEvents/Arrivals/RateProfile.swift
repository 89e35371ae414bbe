/// A rate of arrivals that changes with time, from the start on.
public struct RateProfile: Sendable, Hashable {
  public struct Point: Sendable, Hashable {
    public let at: Timespan
    public let rate: Double

    public init(at: Timespan, rate: Double) {
      self.at = at
      self.rate = rate
    }
  }

  /// A stretch of time in which the rate changes evenly; times in ticks since the start of the period.
  struct Stretch: Hashable {
    let start: Double
    let end: Double
    /// Arrivals per tick.
    let startRate: Double
    let endRate: Double
  }

  let stretches: [Stretch]
  /// In ticks; `nil` when the last stretch, whose rate is even, lasts for ever.
  let period: Int64?

  /// Each rate holds until the next begins; the last one for ever, or until the period starts anew.
  ///
  /// - Parameters:
  ///   - points: Where each rate begins, the first at zero.
  ///   - unit: Rates are arrivals per this time.
  ///   - period: After how long everything repeats.
  public static func steps(
    _ points: [Point], per unit: Timespan, period: Timespan? = nil
  ) throws(ArrivalError) -> RateProfile {
    try RateProfile(points, per: unit, period: period, even: true)
  }

  /// The rate moves in a straight line from each point to the next; after the last it stays, or moves back to the first
  /// rate until the period ends.
  public static func lines(
    _ points: [Point], per unit: Timespan, period: Timespan? = nil
  ) throws(ArrivalError) -> RateProfile {
    try RateProfile(points, per: unit, period: period, even: false)
  }

  private init(_ points: [Point], per unit: Timespan, period: Timespan?, even: Bool) throws(ArrivalError) {
    try Self.check(points, per: unit, period: period)
    let end = period ?? .longest
    let ticks = Double(unit.ticks)
    stretches = points.indices.map { place in
      let point = points[place]
      let isLast = place == points.count - 1
      let following = isLast ? (period == nil ? point.rate : points[0].rate) : points[place + 1].rate
      return Stretch(
        start: Double(point.at.ticks), end: isLast ? Double(end.ticks) : Double(points[place + 1].at.ticks),
        startRate: point.rate / ticks, endRate: (even ? point.rate : following) / ticks)
    }
    self.period = period?.ticks
  }

  private static func check(_ points: [Point], per unit: Timespan, period: Timespan?) throws(ArrivalError) {
    guard unit.ticks > 0 else { throw .impossibleUnit(unit) }
    guard let first = points.first, let last = points.last else { throw .noRates }
    guard first.at == .zero else { throw .lateFirstRate(first.at) }
    for point in points where !(point.rate.isFinite && point.rate >= 0) {
      throw .impossibleRate(point.rate, at: point.at)
    }
    for (point, next) in zip(points, points.dropFirst()) where next.at <= point.at {
      throw .ratesOutOfOrder(next.at, after: point.at)
    }
    if let period, period <= last.at { throw .periodTooShort(period) }
  }
}

extension RateProfile.Stretch {
  private var slope: Double { (endRate - startRate) / (end - start) }

  func rate(at time: Double) -> Double {
    startRate == endRate ? startRate : startRate + slope * (time - start)
  }

  /// Arrivals expected from `time` to the end of the stretch.
  func expected(from time: Double) -> Double {
    (rate(at: time) + endRate) / 2 * (end - time)
  }

  /// The time by which `count` arrivals are expected from `time` on.
  func time(after time: Double, expecting count: Double) -> Double {
    guard count > 0 else { return time }
    let rate = rate(at: time)
    let root = max(0, rate * rate + 2 * slope * count).squareRoot()
    return min(end, time + 2 * count / (rate + root))
  }
}
