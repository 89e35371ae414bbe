import DiscreteEvents
import Scenario

/// The tracking service: where partners last said they were, and customers who look at it on a map.
///
/// Most of what happens in a city is that somebody says where he is, or looks. Where nobody can tell when exactly it
/// happens, it is no event of its own, and counted when it is over.
actor TrackingDesk: SimulatedActor {
  nonisolated let simulation: Simulation
  private unowned(unsafe) let market: Market
  /// By partner: the last position reported.
  @exclusivity(unchecked) private var positions: [(place: Point, at: Instant)?]
  @exclusivity(unchecked) private var statistics = TrackingStatistics()
  /// From when on is counted.
  @exclusivity(unchecked) private var begins = Instant.start
  /// By partner: reports that are counted later.
  @exclusivity(unchecked) private var reporting: [Rhythm?]
  /// By order: looks that are counted later.
  @exclusivity(unchecked) private var watching: [Int: Rhythm] = [:]
  /// Whether the service may fail, or positions are asked for by hand.
  private let isWatched: Bool

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
    positions = Array(repeating: nil, count: market.terms.pointee.partnerCount)
    reporting = Array(repeating: nil, count: market.terms.pointee.partnerCount)
    isWatched =
      !market.terms.pointee.replay.actions.isEmpty
      || market.terms.pointee.faults.contains { $0.what == "tracking" || $0.what == "tracking.store" }
  }

  nonisolated var name: String { "tracking" }

  func resetStatistics() {
    statistics = TrackingStatistics()
    begins = now
  }

  /// What was reported and looked at until an instant, what is still going on included.
  func statistics(at end: Instant) -> TrackingStatistics {
    var sum = statistics
    for rhythm in reporting { if let rhythm { sum.reports += rhythm.count(after: begins, before: end) } }
    for rhythm in watching.values {  // deterministic: a sum
      sum.looks += rhythm.count(after: begins, before: end + .tick)
    }
    return sum
  }
}

// Partners.
extension TrackingDesk {
  /// A partner sets out, and says now and then where he is until ``arrives(_:reporting:)``.
  func setsOut(_ partner: Partner, on trip: Trip) -> Timer {
    let interval = market.terms.pointee.partners.positions
    guard isWatched || market.bus.isHeard(.partnerMoved) else {
      reporting[partner.number] = Rhythm(since: now, every: interval)
      return .none
    }
    return partner.every(interval, "reports where it is") { [unowned(unsafe) desk = self] partner in
      desk.call { $0.report(partner, about: trip.orders.first) }
    }
  }

  /// He has got there, or has to stop on the way.
  func arrives(_ partner: Partner, reporting timer: Timer) {
    cancel(timer)
    guard let rhythm = reporting[partner.number] else { return }
    statistics.reports += rhythm.count(after: begins, before: now)
    reporting[partner.number] = nil
  }

  /// A partner's app says where it is.
  func report(_ partner: Partner, about order: Order?) {
    guard market.servers[.tracking].isWorking else {
      statistics.lostReports += 1
      order?.faults |= market.servers[.tracking].faults
      return
    }
    statistics.reports += 1
    positions[partner.number] = (partner.call { $0.place }, now)
    let line = market.record.note(.moved, by: partner.who, of: order)
    market.bus.publish(.partnerMoved, order, Int32(partner.number), because: line)
  }

  /// Where a customer sees the partner; nil before the first report.
  func position(of partner: Partner) -> (place: Point, at: Instant)? { positions[partner.number] }
}

// Customers.
extension TrackingDesk {
  /// Somebody watches the map until ``leave(_:watching:)``.
  func follow(_ order: Order) -> Timer {
    let interval = market.terms.pointee.customers.followsEvery
    guard isWatched else {
      watching[order.number] = Rhythm(since: now, every: interval)
      return .none
    }
    return every(interval, "looks at the map") { $0.look(order) }
  }

  func leave(_ order: Order, watching timer: Timer) {
    cancel(timer)
    guard let rhythm = watching.removeValue(forKey: order.number) else { return }
    statistics.looks += rhythm.count(after: begins, before: now + .tick)
  }

  /// The same for an order of a replay, whose customer does nothing by itself: if it is one of those who follow, and
  /// until customers stop coming at most, as the script may leave the order on its way for ever.
  func followReplayed(_ order: Order) {
    var luck = stream("following", entity: order.luck)
    if luck.unit() < market.terms.pointee.customers.follows.fraction { lookAgain(order) }
  }

  private func lookAgain(_ order: Order) {
    after(market.terms.pointee.customers.followsEvery, "looks at the map") { desk in
      guard !order.isOver, desk.now < desk.market.closing else { return }
      desk.look(order)
      desk.lookAgain(order)
    }
  }

  private func look(_ order: Order) {
    guard !order.isOver else { return }
    if market.servers[.tracking].isWorking {
      statistics.looks += 1
    } else {
      statistics.lostLooks += 1
      order.faults |= market.servers[.tracking].faults
    }
  }
}

/// What is done every so often from an instant on.
private struct Rhythm: Sendable {
  let since: Instant
  let every: Timespan

  /// How often it was done after an instant and before another.
  func count(after begin: Instant, before end: Instant) -> Int {
    max(0, times(until: end - .tick) - times(until: begin))
  }

  private func times(until instant: Instant) -> Int { Int(max(0, (instant - since).ticks) / every.ticks) }
}

/// Reports of positions, and looks at them; those that a service down has lost counted apart.
public struct TrackingStatistics: Sendable {
  public internal(set) var reports = 0
  public internal(set) var lostReports = 0
  public internal(set) var looks = 0
  public internal(set) var lostLooks = 0
}
