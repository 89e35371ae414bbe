public import DiscreteEvents
public import Scenario

/// A delivery partner as it is told of: where, doing what, and what came of it so far.
public struct PartnerAccount: Sendable {
  private let partner: Partner
  private let market: Market

  init(_ partner: Partner, _ market: Market) { (self.partner, self.market) = (partner, market) }

  public var number: Int { partner.number }
  public var name: String { partner.name }
  public var metresPerSecond: Double { partner.metresPerSecond }
  /// Where the partner is at this moment.
  public var position: Position { Position(partner.call { $0.place }) }
  public var isOnline: Bool { partner.call { $0.isOnline } }
  public var isOnOrder: Bool { partner.call { $0.trip != nil } }

  public var offers: Int { partner.call { $0.books.offers } }
  public var delivered: Int { partner.call { $0.books.delivered } }
  public var breakdowns: Int { partner.call { $0.books.breakdowns } }
  /// Pauses after too many offers in a row that were not answered.
  public var pauses: Int { partner.call { $0.books.pauses } }
  /// For orders, and for hours that are paid already.
  public var earned: Money { partner.call { $0.books.earned } }

  /// Time online, and of it on orders, up to an instant that is not past; since the warm-up.
  public func time(until instant: Instant) -> (online: Timespan, onOrders: Timespan) {
    partner.call { $0.books.times(until: instant) }
  }
}
