public import DiscreteEvents

/// How often something happens in an hour: always the same, or by the time of day.
public enum DailyRate: Sendable, Hashable {
  case steady(Double)
  /// Each rate begins at its time and holds until the next; the last one over midnight to the first.
  case changing([Step])

  public struct Step: Sendable, Hashable {
    public let from: TimeOfDay
    public let perHour: Double

    public init(from: TimeOfDay, perHour: Double) {
      self.from = from
      self.perHour = perHour
    }
  }

  /// The rates of a run that begins at `start`, repeated every day.
  public func profile(from start: CivilTime) throws(ArrivalError) -> RateProfile {
    switch self {
    case .steady(let rate): return try .steps([.init(at: .zero, rate: rate)], per: .hour)
    case .changing(let steps):
      let later = steps.map { step in
        let delay = step.from.sinceMidnight - start.timeOfDay.sinceMidnight
        return RateProfile.Point(at: delay < .zero ? delay + .days(1) : delay, rate: step.perHour)
      }.sorted { $0.at < $1.at }
      // What holds at the start is the rate that began last, on the day before if need be.
      let first = later.first.map { $0.at == .zero } ?? true
      let points = first ? later : [RateProfile.Point(at: .zero, rate: later[later.count - 1].rate)] + later
      return try .steps(points, per: .hour, period: .days(1))
    }
  }
}
