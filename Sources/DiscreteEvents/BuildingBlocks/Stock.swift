public import Statistics

/// A counted amount that is put in and taken out: portions of rice, change in the till, litres of fuel.
///
/// ```swift
/// let rice = Stock(in: simulation, name: "rice", amount: 20, capacity: 100)
/// cook.spawn("cook") { _ in try await rice.take(5) }        // waits while there are fewer than five
/// supplier.spawn("supplier") { _ in try await rice.put(60) }  // waits while there is no room for all sixty
/// ```
///
/// Guarantees:
/// - The amount is never below zero and never above the capacity.
/// - First come, first served, on either side: whoever takes little does not overtake somebody ahead who waits for much. A
///   large take is therefore never starved; the price is that a small one may wait although there would be enough for it.
///   ``takeIfPresent(_:)`` and ``putIfRoom(_:)`` do not overtake either.
/// - All or nothing: a take or a put happens in whole, at one instant.
/// - When somebody who waited at the front goes away, those behind are served at once if there is enough for them.
///
/// A negative amount, or more than the capacity at once, which could never be served, is refused with a
/// ``SimulationFailure``.
///
/// Not for things that are given back after use (a resource), nor for things that differ from each other (``Mailbox``).
///
/// Changed by its simulation's thread only, which is what makes it sendable.
public final class Stock: WaitingPlace, @unchecked Sendable {
  public let simulation: Simulation
  /// What reports call it.
  public let name: String
  public let capacity: Int

  /// How much there is.
  public internal(set) var amount: Int
  public internal(set) var statistics: StockStatistics

  var takers = WaitQueue()
  var putters = WaitQueue()

  /// - Parameters:
  ///   - amount: How much there is at first, from 0 to `capacity`. Anything else ends the run with a failure.
  ///   - capacity: By default without limit.
  public init(in simulation: Simulation, name: String = "stock", amount: Int = 0, capacity: Int = .max) {
    self.simulation = simulation
    self.name = name
    self.capacity = max(0, capacity)
    self.amount = min(max(0, amount), self.capacity)
    statistics = StockStatistics(amount: self.amount, at: simulation.now)
    super.init()
    if capacity < 0 {
      simulation.misuse("a stock was made with a capacity of \(capacity), which is below zero", of: self)
    } else if amount != self.amount {
      simulation.misuse("a stock was made with an amount of \(amount), outside 0 to its capacity \(capacity)", of: self)
    }
  }

  public var waitingTakers: Int { takers.count }
  public var waitingPutters: Int { putters.count }

  override var placeName: String { name }

  override func withdraw(_ waiter: UInt32, _ outcome: WaitOutcome) -> WaitOutcome { leave(waiter, outcome) }
}

/// What a ``Stock`` has measured since the start or the last ``Stock/resetStatistics()``.
public struct StockStatistics: Sendable, Equatable {
  /// How much there was, over time.
  public internal(set) var level: TimeWeightedAverage
  /// The waits, in seconds, of all takes that were served: zero for those served at once.
  public internal(set) var takeWaits = Tally()
  /// The same for puts.
  public internal(set) var putWaits = Tally()
  /// How much was taken altogether.
  public internal(set) var taken = 0
  /// How much was put in altogether.
  public internal(set) var put = 0
  /// How many takes were given up because a patience ran out.
  public internal(set) var expired = 0
  /// How many ``Stock/takeIfPresent(_:)`` and ``Stock/putIfRoom(_:)`` got a no.
  public internal(set) var refused = 0

  init(amount: Int, at instant: Instant) {
    level = TimeWeightedAverage(level: Double(amount), at: instant.ticks)
  }
}
