public import DiscreteEvents
public import Scenario

/// The marketplace as those outside may look at it: who is there, what each is called, and how each is doing at this moment.
///
/// A view of what changes: looked at twice, it may show two things.
public struct Scene: Sendable {
  let market: Market

  init(_ market: Market) { self.market = market }

  public var scenario: Scenario { market.terms.pointee }
  public var now: Instant { market.simulation.now }
  public func clock(_ instant: Instant) -> CivilTime { market.clock(instant) }

  public var restaurantCount: Int { market.restaurants.count }
  public var partnerCount: Int { market.partners.count }
  public func restaurant(_ number: Int) -> RestaurantAccount { RestaurantAccount(market.restaurants[number], market) }
  public func partner(_ number: Int) -> PartnerAccount { PartnerAccount(market.partners[number], market) }

  /// What somebody is called.
  public func name(of who: Who) -> String { market.name(of: who) }
  /// What more there is to say of a line of the record; empty for nothing.
  public func words(of line: Happening) -> String { line.detail.words(in: market) }

  /// All services, in the order in which ``Outcome/services`` has them.
  public var services: [ServiceFigures] { market.serviceFigures }
  /// All subscriptions, topic by topic, in the order in which ``Outcome/subscriptions`` has them.
  public var subscriptions: [SubscriptionFigures] { market.subscriptionFigures }
}
