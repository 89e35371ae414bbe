import DiscreteEvents
import Scenario

/// A partner's way with one order or several: to a restaurant, and from there to each door.
final class Trip: @unchecked Sendable {
  let partner: Partner
  let restaurant: Restaurant
  /// In the order in which their doors are visited.
  @exclusivity(unchecked) var orders: [Order]
  /// Opened for a moment when there is something new about an order, or the partner may go on.
  let news: Gate
  @exclusivity(unchecked) var process: Process?
  @exclusivity(unchecked) var arrives = Instant.start
  @exclusivity(unchecked) var isThere = false
  @exclusivity(unchecked) var hasFood = false
  /// Whether the partner cannot go on at the moment.
  @exclusivity(unchecked) var stands = false

  init(_ partner: Partner, _ orders: [Order], from restaurant: Restaurant) {
    self.partner = partner
    self.restaurant = restaurant
    self.orders = orders
    news = Gate(in: partner.simulation, name: "the food")
  }

  var isOver: Bool { orders.allSatisfy(\.isOver) }
}
