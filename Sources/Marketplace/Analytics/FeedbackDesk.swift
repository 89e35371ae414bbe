import DiscreteEvents
import Scenario

/// The feedback service: what customers think of orders, restaurants and partners.
actor FeedbackDesk: SimulatedActor {
  nonisolated let simulation: Simulation
  private unowned(unsafe) let market: Market
  @exclusivity(unchecked) private(set) var count = 0
  @exclusivity(unchecked) private(set) var sum = 0
  /// Ratings that services behind the broker have heard of.
  @exclusivity(unchecked) private(set) var filed = 0

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
  }

  nonisolated var name: String { "feedback" }

  /// Takes a customer's stars, and says so.
  func take(_ stars: Int, for subject: Replay.Action.RatingSubject, of order: Order) {
    count += 1
    sum += stars
    switch subject {
    case .order:
      order.stars = stars
      order.restaurant.call { $0.rate(stars) }
    case .restaurant: order.restaurant.call { $0.rate(stars) }
    case .partner: order.partner?.call { $0.rate(stars) }
    }
    let line = market.record.note(
      .rated, by: order.customer.who, of: order,
      market.record.words(
        "\(subject.rawValue): \(stars) of 5",
        from: Digest(of: stars, subject == .order ? 0 : subject == .restaurant ? 1 : 2)))
    market.bus.publish(.orderRated, order, because: line)
  }

  func file(_ order: Order, because line: Int32) { filed += 1 }
}
