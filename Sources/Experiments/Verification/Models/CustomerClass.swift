import DiscreteEvents

/// Customers of one urgency: how they come, and how they fared.
struct CustomerClass: Sendable {
  let priority: EventPriority
  var visits = Visits(since: .start)
  private let arrivals: PoissonArrivals
  private var arrivalStream: RandomStream

  /// One class for each rate of arrivals a minute. Each has a stream of its own.
  static func mostUrgentFirst(_ rates: [Double], in simulation: Simulation) throws -> [CustomerClass] {
    try rates.enumerated().map { index, rate in
      CustomerClass(
        priority: EventPriority(rank: Int8(index)), arrivals: try PoissonArrivals(rate: rate, per: .minute),
        arrivalStream: simulation.stream("arrivals", entity: UInt32(index)))
    }
  }

  mutating func nextArrival(after now: Instant) -> Instant? { arrivals.next(after: now, using: &arrivalStream) }
}
