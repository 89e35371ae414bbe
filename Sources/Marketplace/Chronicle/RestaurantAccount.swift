public import DiscreteEvents
import Scenario
import Statistics

/// A restaurant as it is told of: what it is like, and what its kitchen has done so far since the warm-up.
public struct RestaurantAccount: Sendable {
  private let restaurant: Restaurant
  private let market: Market

  init(_ restaurant: Restaurant, _ market: Market) { (self.restaurant, self.market) = (restaurant, market) }

  public var number: Int { restaurant.number }
  public var name: String { restaurant.name }
  public var template: String { restaurant.plan.profile.template }
  public var cuisine: String { restaurant.plan.profile.cuisine }
  public var position: Position { Position(restaurant.place) }
  /// From 1 to 5, on average.
  public var rating: Double { restaurant.call { $0.rating } }
  public var isOpen: Bool { restaurant.call { $0.isOpen } }
  public var cooks: Int { restaurant.plan.kitchen.places.reduce(0, +) }
  public var tables: Int { restaurant.tables.capacity }
  public var takenTables: Int { restaurant.call { $0.takenTables.count } }

  /// Tickets in the kitchen at this moment.
  public var tickets: Int { restaurant.kitchen.call { $0.ticketCount } }
  public var ticketsTaken: Int { figures.taken }
  public var ticketsReady: Int { figures.ready }
  public var ticketsDropped: Int { figures.droppedBeforeCooking }
  public var ticketsThrownAway: Int { figures.thrownAway }
  /// From the ticket to the first flame; nil if there was none.
  public var meanQueueMinutes: Double? { figures.waits.mean.map { $0 / 60 } }
  /// From the first flame until all was ready; nil if there was none.
  public var meanCookingMinutes: Double? { figures.cooking.mean.map { $0 / 60 } }

  /// Cooks' time spent cooking, and that in which they were there, up to an instant that is not past.
  public func kitchenTime(until instant: Instant) -> (busy: Timespan, offered: Timespan) {
    let time = restaurant.kitchen.call { $0.placeTime(until: instant) }
    return (time.busy, time.offered)
  }

  private var figures: KitchenFigures { restaurant.kitchen.call { $0.figures } }
}
