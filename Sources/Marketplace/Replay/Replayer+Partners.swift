import DiscreteEvents
import Messaging
import Scenario

// What partners do at stated times.
extension Replayer {
  func answer(to partner: Partner, _ action: Replay.Action, orderName: String) async throws -> Int {
    switch action.does {
    case .goOnline: partner.call { $0.goOnline() }
    case .goOffline: partner.call { $0.goOffline() }
    case .move: return try await move(partner, action)
    case .acceptOffer, .declineOffer: return try await reply(partner, action, order(named: orderName))
    case .pickUp: return try pickUp(partner, order(named: orderName))
    case .deliver: return try deliver(partner, order(named: orderName))
    default: throw Refusal.invalid
    }
    return 200
  }

  private func move(_ partner: Partner, _ action: Replay.Action) async throws -> Int {
    guard let place = action.place else { throw Refusal.invalid }
    partner.call { $0.leg = Leg(at: self.market.city.point(of: place)) }
    let market = market
    try await market.servers[.tracking].ask(partner.caller) {
      market.tracking.call { $0.report(partner, about: partner.call { $0.trip?.orders.first }) }
    }
    return 200
  }

  private func reply(_ partner: Partner, _ action: Replay.Action, _ order: Order) async throws -> Int {
    let market = market
    return try await market.servers[.delivery].ask(partner.caller) {
      guard let offer = market.dispatcher.call({ $0.offer(to: partner, for: order) }) else {
        market.record.note(.offerTooLate, by: partner.who, of: order, .code(410))
        throw Refusal.gone
      }
      let accepts = action.does == .acceptOffer
      return partner.call { $0.reply(accepts, to: offer) } == accepts ? 200 : 410
    }
  }

  private func pickUp(_ partner: Partner, _ order: Order) throws -> Int {
    guard let trip = order.trip, trip.partner === partner, order.status == .ready else { throw Refusal.conflict }
    order.hand = .pickedUp
    trip.news.pulse()
    return 200
  }

  private func deliver(_ partner: Partner, _ order: Order) throws -> Int {
    guard let trip = order.trip, trip.partner === partner, order.status == .pickedUp else { throw Refusal.conflict }
    order.hand = .delivered
    trip.news.pulse()
    return 200
  }
}

// What those do at stated times who run the broker.
extension Replayer {
  func answer(toPlatform action: Replay.Action) throws -> Int {
    let parts = action.subscription.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let line = market.bus.line(named: String(parts[0])),
      let listener = line.listeners.first(where: { $0.name == parts[1] }),
      let subscription = listener.call({ $0.subscription })
    else { throw Refusal.notFound }
    if action.does == .redrive {
      subscription.redrive()
    } else {
      subscription.replay(since: action.since.instant(in: market.terms.pointee.start))
    }
    return 200
  }
}
