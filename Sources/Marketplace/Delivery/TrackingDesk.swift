import DiscreteEvents
import Scenario

/// The tracking service: where partners last said they were, and customers who look at it on a map.
actor TrackingDesk: SimulatedActor {
  nonisolated let simulation: Simulation
  private unowned(unsafe) let market: Market
  /// By partner: the last position reported.
  @exclusivity(unchecked) private var positions: [(place: Point, at: Instant)?]
  @exclusivity(unchecked) private(set) var statistics = TrackingStatistics()

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
    positions = Array(repeating: nil, count: market.terms.pointee.partnerCount)
  }

  func resetStatistics() { statistics = TrackingStatistics() }

  nonisolated var name: String { "tracking" }

  /// A partner's app says where it is.
  func report(_ partner: Partner, about order: Order?) {
    guard market.servers[.tracking].isWorking else {
      statistics.lostReports += 1
      order?.faults |= market.servers[.tracking].faults
      return
    }
    statistics.reports += 1
    positions[partner.number] = (partner.call { $0.place }, now)
    guard market.record.isOn || market.bus.isHeard(.partnerMoved) else { return }
    let line = market.record.note(.moved, by: partner.who, of: order)
    market.bus.publish(.partnerMoved, order, Int32(partner.number), because: line)
  }

  /// Where a customer sees the partner; nil before the first report.
  func position(of partner: Partner) -> (place: Point, at: Instant)? { positions[partner.number] }

  /// Somebody watches the map until the order is there.
  ///
  /// - Returns: what ``leave(_:)`` ends.
  func follow(_ order: Order) -> Timer {
    every(market.terms.pointee.customers.followsEvery, "looks at the map") { $0.look(order) }
  }

  /// The same for an order of a replay, whose customer does nothing by itself: if it is one of those who follow, and
  /// until customers stop coming at most, as the script may leave the order on its way for ever.
  func followReplayed(_ order: Order) {
    var luck = stream("following", entity: UInt32(truncatingIfNeeded: order.number))
    if luck.unit() < market.terms.pointee.customers.follows.fraction { lookAgain(order) }
  }

  private func lookAgain(_ order: Order) {
    after(market.terms.pointee.customers.followsEvery, "looks at the map") { desk in
      guard !order.isOver, desk.now < desk.market.closing else { return }
      desk.look(order)
      desk.lookAgain(order)
    }
  }

  func leave(_ watch: Timer) { cancel(watch) }

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

/// Reports of positions, and looks at them; those that a service down has lost counted apart.
public struct TrackingStatistics: Sendable {
  public internal(set) var reports = 0
  public internal(set) var lostReports = 0
  public internal(set) var looks = 0
  public internal(set) var lostLooks = 0
}
