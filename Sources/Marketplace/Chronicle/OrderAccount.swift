public import DiscreteEvents
public import Scenario

/// An order as it is told of: what was asked for, what became of it, and where its money went.
public struct OrderAccount: Sendable {
  let order: Order
  let market: Market

  init(_ order: Order, _ market: Market) { (self.order, self.market) = (order, market) }

  public var number: Int { order.number }
  /// What replayed actions call it; empty for all others.
  public var label: String { order.label }
  public var channel: Channels.Channel { order.channel }
  public var status: OrderStatus { order.status }
  public var reason: FailureReason { order.reason }
  /// Why it failed, in the words of whoever called it off, if there are any; empty for one that did not fail.
  public var reasonInWords: String { order.words(for: order.reason) }
  public var isReplayed: Bool { order.isReplayed }
  /// Whether it was placed after the warm-up, and so is measured.
  public var isMeasured: Bool { market.books.counts(order) }

  // Who had to do with it.
  /// Of the visit in which it was placed; see ``VisitAccount/number``.
  public var visit: Int { order.customer.number }
  public var customer: String { order.customer.name }
  /// The same for all visits of one customer.
  public var person: Int { order.customer.person.number }
  /// Empty if there are none.
  public var segment: String { market.segment(of: order.customer.person) }
  public var restaurant: Int { order.restaurant.number }
  public var restaurantName: String { order.restaurant.name }
  /// Who has it, or had it last; nil if nobody.
  public var partner: Int? { order.partner?.number }
  public var partnerName: String? { order.partner?.name }
  public var table: Int? { order.table }
  public var door: Position { Position(order.door) }
  /// From the restaurant to the door on the road, in metres; nil where nothing is brought.
  public var metresToDoor: Double? {
    order.channel == .delivery ? market.city.road(order.restaurant.place, order.door) : nil
  }

  /// The faults that it met on its way, in the words of ``Fault/what`` and their kinds.
  public var faults: [String] {
    guard order.faults != 0 else { return [] }
    return market.terms.pointee.faults.enumerated().filter { order.faults >> UInt64(min($0.offset, 63)) & 1 == 1 }
      .map { "\($0.element.what) \($0.element.kind.rawValue)" }
  }
}

// When.
extension OrderAccount {
  public var placedAt: Instant { order.placedAt }
  public var paidAt: Instant? { order.times.paid }
  /// On the restaurant's screen.
  public var shownAt: Instant? { order.times.shown }
  public var acceptedAt: Instant? { order.times.accepted }
  /// On the rail of the kitchen.
  public var ticketAt: Instant? { order.times.ticket }
  public var cookingAt: Instant? { order.times.cooking }
  public var readyAt: Instant? { order.times.ready }
  /// Since when a partner was sought.
  public var soughtAt: Instant? { order.times.wanted }
  public var assignedAt: Instant? { order.times.assigned }
  public var atRestaurantAt: Instant? { order.times.atRestaurant }
  public var pickedUpAt: Instant? { order.times.pickedUp }
  /// At the door, at the counter or at the table.
  public var handedOverAt: Instant? { instant(of: [.delivered, .fulfilled, .served]) }
  /// When it came to its end, good or bad; nil while it has not.
  public var endedAt: Instant? { order.isOver ? order.history.last?.at : nil }
  /// Within what time it should be handed over.
  public var promise: Timespan { order.promise }
  public var promisedAt: Instant { order.placedAt + order.promise }
  /// Whether a delivery came within what was promised; nil for whatever was not delivered.
  public var isOnTime: Bool? {
    order.status == .delivered ? endedAt.map { $0 - order.placedAt <= order.promise } : nil
  }

  /// How long a stretch of its life took; nil if it did not come to its end, or has no such stretch. As ``Books`` have it.
  public func time(of stage: Stage) -> Timespan? { order.isOver ? order.time(of: stage) : nil }

  /// Each status that it came to, and who saw to it.
  public var steps: [(status: OrderStatus, at: Instant, by: Who)] { order.history.map { ($0.status, $0.at, $0.by) } }

  private func instant(of statuses: [OrderStatus]) -> Instant? {
    order.history.first { statuses.contains($0.status) }?.at
  }
}
