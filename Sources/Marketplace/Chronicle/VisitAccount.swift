public import DiscreteEvents
public import Scenario

/// A visit as it is told of: who came, by which channel, how far they got, and why they left.
public struct VisitAccount: Sendable {
  let visit: Visit
  let market: Market

  init(_ visit: Visit, _ market: Market) { (self.visit, self.market) = (visit, market) }

  /// The same that ``OrderAccount/visit`` says.
  public var number: Int { visit.customer.number }
  public var name: String { visit.customer.name }
  /// The same for all visits of one customer.
  public var person: Int { visit.customer.person.number }
  /// Empty if there are none.
  public var segment: String { market.segment(of: visit.customer.person) }
  public var home: Position { Position(visit.customer.person.home) }
  /// Nil for those whose actions are replayed: they may order by several.
  public var channel: Channels.Channel? { visit.channel }
  public var began: Instant { visit.began }
  /// Nil if it is not over.
  public var ended: Instant? { visit.ended }
  /// Whether it began after the warm-up, and so is measured.
  public var isMeasured: Bool { visit.customer.isCounted }
  /// Why nothing was ordered; nil if something was.
  public var loss: Loss? { visit.loss }
  /// The latest order; nil if there was none.
  public var order: Int? { visit.order?.number }
  public var orderStatus: OrderStatus? { visit.order?.status }
  /// From 1 to 5, if the order was rated.
  public var stars: Int? { visit.stars }
}

/// A visit, and how it came out.
struct Visit {
  let customer: Customer
  let channel: Channels.Channel?
  let began: Instant
  let ended: Instant?
  let loss: Loss?
  let order: Order?
  let stars: Int?

  init(
    of customer: isolated Customer, by channel: Channels.Channel?, from began: Instant, to ended: Instant?,
    _ loss: Loss?
  ) {
    self.customer = customer
    (self.channel, self.began, self.ended, self.loss) = (channel, began, ended, loss)
    order = customer.order
    stars = customer.order?.stars
  }
}

extension Market {
  /// The name of a person's segment; empty if there are none.
  func segment(of person: Person) -> String {
    person.segment.map { terms.pointee.customers.segments.entries[$0].name } ?? ""
  }
}
