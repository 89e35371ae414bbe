import DiscreteEvents
import Statistics

/// What every model here has: a door, something to measure, and a day that ends.
///
/// A run has three parts. It warms up; from ``startMeasuring()`` on it is measured; after ``close()`` nobody new comes in
/// and those inside finish. The models are in two styles, processes and handlers; see `SimulatedActor`.
protocol QueueingModel: SimulatedActor {
  /// Lets the first customer come.
  func open()

  /// Nobody comes in any more.
  func close()

  /// Forgets what was measured so far.
  func startMeasuring()

  /// The time that customers were inside, by their own watches; see ``Visits/inside``.
  var timeInside: Timespan { get }

  /// The number of customers inside, as the places they are in count it, multiplied by the ticks it lasted, until now.
  var numberTimesTicks: Double { get }
}

/// The models of one server, in either style.
protocol OneServerModel: QueueingModel {
  var visits: Visits { get }
  /// Minutes from arrival to departure.
  var sojourns: Histogram { get }
}

/// The models of impatient callers, in either style.
protocol ImpatientModel: QueueingModel {
  var visits: Visits { get }
  /// The share of the agents' time spent serving.
  var utilisation: Double? { get }
}

extension Histogram {
  /// Fine enough for percentiles: bins of a hundredth of a minute, up to two hours.
  static var ofMinutes: Histogram { Histogram(from: 0, width: 0.01, bins: 12_000) }
}

extension Resource {
  /// Those in the queue and those in service, multiplied by the ticks it lasted.
  func numberTimesTicks(until instant: Instant) -> Double {
    statistics.queueLength.area(until: instant.ticks) + statistics.inUse.area(until: instant.ticks)
  }
}
