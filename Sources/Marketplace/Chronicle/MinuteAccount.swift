public import DiscreteEvents
import Messaging

/// A minute of the virtual clock as it is told of: what came and went in it, and how things stood at its end.
///
/// It counts everything, the warm-up included.
public struct MinuteAccount: Sendable {
  public let begins: Instant
  /// A minute later, but for the last one of a run.
  public let ends: Instant

  /// What happened in it.
  public struct Flows: Sendable, Equatable {
    public internal(set) var visits = 0
    public internal(set) var placed = 0
    /// Orders that came to their good end.
    public internal(set) var succeeded = 0
    public internal(set) var rejected = 0
    public internal(set) var cancelled = 0
  }

  public let flows: Flows
  /// Orders that were not over at its end.
  public let openOrders: Int
  /// Of them, those for which a partner was sought.
  public let seekingPartner: Int
  public let kitchens: Kitchens
  public let partners: Partners
  /// In the order of ``Scene/subscriptions``.
  public let subscriptions: [Subscription]
  /// In the order of ``Scene/services``.
  public let services: [Service]

  public struct Kitchens: Sendable, Equatable {
    /// In all of them, at the end.
    public let tickets: Int
    /// The share of all cooks' time spent cooking; nil where nobody was there.
    public let utilisation: Double?
  }

  public struct Partners: Sendable, Equatable {
    /// At the end.
    public let online: Int
    public let onOrders: Int
    /// The share of all time online spent on orders; nil where nobody was.
    public let utilisation: Double?
  }

  public struct Subscription: Sendable, Equatable {
    /// Messages that waited, at the end.
    public let waiting: Int
    public let delivered: Int
  }

  public struct Service: Sendable, Equatable {
    public let requests: Int
    /// Requests that somebody had to do without, or to make again.
    public let failures: Int
  }
}

extension MinuteAccount {
  /// What counters showed at one moment.
  struct Readings {
    let kitchens: PlaceTime
    let online: Timespan
    let onOrders: Timespan
    let delivered: [Int]
    let requests: [Int]
    let failures: [Int]

    init(of market: Market) {
      let now = market.simulation.now
      kitchens = market.restaurants.reduce(PlaceTime()) { sum, restaurant in
        sum + restaurant.kitchen.call { $0.placeTime(until: now) }
      }
      var (online, onOrders) = (Timespan.zero, Timespan.zero)
      for partner in market.partners {
        let times = partner.call { $0.books.times(until: now) }
        (online, onOrders) = (online + times.online, onOrders + times.onOrders)
      }
      (self.online, self.onOrders) = (online, onOrders)
      delivered = market.subscriptionFigures.map(\.statistics.delivered)
      requests = market.servers.all.map(\.statistics.requests)
      failures = market.servers.all.map(\.statistics.failures)
    }
  }

  init(
    from begins: Instant, to ends: Instant, _ flows: Flows, from before: Readings, to after: Readings, _ market: Market
  ) {
    (self.begins, self.ends, self.flows) = (begins, ends, flows)
    openOrders = market.orders.call { desk in desk.open.values.count { !$0.isOver } }
    seekingPartner = market.dispatcher.call { $0.wantingCount }
    let kitchenTime = PlaceTime(
      busy: after.kitchens.busy.since(before.kitchens.busy),
      offered: after.kitchens.offered.since(before.kitchens.offered))
    kitchens = Kitchens(
      tickets: market.restaurants.reduce(0) { $0 + $1.kitchen.call { $0.ticketCount } },
      utilisation: kitchenTime.utilisation)
    let (online, onOrders) = (after.online.since(before.online), after.onOrders.since(before.onOrders))
    partners = Partners(
      online: market.partners.count { $0.call { $0.isOnline } },
      onOrders: market.partners.count { $0.call { $0.trip != nil } },
      utilisation: online > .zero ? onOrders / online : nil)
    subscriptions = zip(market.subscriptionFigures, before.delivered).map { figures, before in
      Subscription(waiting: figures.statistics.waiting, delivered: figures.statistics.delivered.since(before))
    }
    services = market.servers.all.indices.map { place in
      Service(
        requests: after.requests[place].since(before.requests[place]),
        failures: after.failures[place].since(before.failures[place]))
    }
  }
}

// Counters begin anew when the warm-up ends.
extension Int {
  fileprivate func since(_ before: Int) -> Int { self >= before ? self - before : self }
}

extension Timespan {
  fileprivate func since(_ before: Timespan) -> Timespan { self >= before ? self - before : self }
}
