import DiscreteEvents
import Scenario

/// What is kept of an order to be laid beside its twin: little, as there is one of each order.
struct Slip: Sendable {
  /// The same for one visit in both worlds, and for an order that a replay names; see ``Order/luck``.
  let visit: UInt64
  let person: Int
  /// A place among the segments; nil if there are none.
  let segment: Int?
  let restaurant: Int
  let placedAt: Instant
  /// Of the items, before discounts.
  let value: Money
  let paid: Money
  /// Empty if nothing was taken off.
  let discounts: [Quote.Applied]
  private(set) var status: OrderStatus
  private(set) var endedAt: Instant?

  mutating func end(_ status: OrderStatus, at now: Instant) { (self.status, endedAt) = (status, now) }

  var isDiscounted: Bool { !discounts.isEmpty }
  /// What discounts take off, if it has come to its good end: one that has failed costs nothing.
  var cost: Money { status.isSuccess ? discounts.reduce(.zero) { $0 + $1.amount } : .zero }
  /// Of the items, if it has come to its good end.
  var sold: Money { status.isSuccess ? value : .zero }
  /// From the click to the door; nil for what was not delivered.
  var stay: Timespan? { status == .delivered ? endedAt.map { $0 - placedAt } : nil }
}

extension Slip {
  init(of order: Order) {
    visit = UInt64(order.luck) | (order.isReplayed ? 1 << 32 : 0)
    (person, segment) = (order.customer.person.number, order.customer.person.segment)
    (restaurant, placedAt) = (order.restaurant.number, order.placedAt)
    (value, paid) = (order.quote.subtotal, order.quote.total)
    discounts = order.quote.discounts
    status = order.status
  }
}

/// The slips of all orders that count, in the order of placement.
struct Slips: Sendable {
  private(set) var all: [Slip] = []
  /// The number of the first.
  private var first = 0

  mutating func place(_ order: Order) {
    if all.isEmpty { first = order.number }
    all.append(Slip(of: order))
  }

  mutating func end(_ order: Order, at now: Instant) { all[order.number - first].end(order.status, at: now) }
}
