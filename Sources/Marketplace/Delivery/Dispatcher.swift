import DiscreteEvents
import Scenario

/// Finds a partner for each order that is to be brought: asks its policy what to offer to whom, and has the answers.
actor Dispatcher: SimulatedActor {
  nonisolated let simulation: Simulation
  private unowned(unsafe) let market: Market
  @exclusivity(unchecked) private var policy: any DispatchPolicy
  @exclusivity(unchecked) private var fleet: Fleet
  /// Orders that have no partner yet.
  @exclusivity(unchecked) private var wanting: [Int: Order] = [:]
  var wantingCount: Int { wanting.count }
  /// By partner, the offer that they think about.
  @exclusivity(unchecked) private var offers: [Offer?]
  @exclusivity(unchecked) private var offersMade = 0
  @exclusivity(unchecked) private var alarm = Timer.none
  @exclusivity(unchecked) private var alarmAt = Instant.never
  @exclusivity(unchecked) private(set) var statistics = DispatchStatistics()

  init(of market: Market) {
    self.market = market
    simulation = market.simulation
    policy = market.terms.pointee.dispatch.makePolicy(
      offers: market.terms.pointee.partners.offers, city: market.terms.pointee.city.size)
    fleet = Fleet(size: market.city.side, members: max(1, market.terms.pointee.partnerCount))
    offers = Array(repeating: nil, count: market.terms.pointee.partnerCount)
  }

  func resetStatistics() { statistics = DispatchStatistics() }

  nonisolated var name: String { "dispatcher" }

  private var travel: Travel { market.city.travel(at: now, atDoor: market.terms.pointee.partners.atDoor.mean) }

  func add(_ partner: Partner) {
    fleet.add(partner.number, metresPerSecond: partner.metresPerSecond, mayCarry: market.terms.pointee.partners.carries)
  }

  /// Deliveries without a partner for each partner who is free; infinite if nobody is.
  var ordersPerFreePartner: Double {
    let free = fleet.free.count
    return free > 0 ? Double(wanting.count) / Double(free) : wanting.isEmpty ? 0 : .infinity
  }
}

// Deliveries.
extension Dispatcher {
  /// An order is to be brought.
  func wants(_ order: Order) {
    guard order.channel == .delivery, order.times.wanted == nil, !order.isOver else { return }
    order.times.wanted = now
    want(order)
  }

  private func want(_ order: Order) {
    wanting[order.number] = order
    searchInTime(for: order)
    policy.wants(
      Errand(
        order: order.number, restaurant: order.restaurant.number, pickup: order.restaurant.place, door: order.door,
        ready: order.times.ready ?? order.readyEstimate, wanted: order.times.wanted ?? now))
    decide()
  }

  /// The search has an end, however often a partner is lost.
  private func searchInTime(for order: Order) {
    guard let wanted = order.times.wanted else { return }
    let end = wanted + market.terms.pointee.dispatch.givesUpAfter
    guard end >= now else { return }
    order.search = at(end, "gives up") { $0.market.cancel(order, .nobodyDelivers) }
  }

  /// Nobody is sought for it any more.
  ///
  /// - Returns: whether somebody was.
  @discardableResult
  private func endSearch(for order: Order) -> Bool {
    cancel(order.search)
    order.search = .none
    return wanting.removeValue(forKey: order.number) != nil
  }

  /// An order needs nobody any more.
  func withdraw(_ order: Order) {
    guard endSearch(for: order) else { return }
    if let offer = order.offer, !offer.isOver {
      end(offer)
      policy.failed(offer.proposal, refusedBy: offer.refused)
    }
    order.offer = nil
    policy.withdrawn(order.number)
    decide()
  }

  /// A partner cannot go on with an order that is not picked up yet: somebody else is sought.
  func wantsAnother(_ order: Order) {
    market.record.note(.unassigned, by: .dispatcher, of: order)
    order.trip = nil
    statistics.reassigned += 1
    want(order)
  }
}

// Offers.
extension Dispatcher {
  /// Asks the policy, and makes the offers that it proposes.
  private func decide() {
    let proposals = simulation.working(on: "matches") { policy.proposals(at: now, travel: travel, fleet: &fleet) }
    for proposal in proposals { make(proposal) }
    setAlarm()
  }

  private func make(_ proposal: Proposal) {
    let orders = proposal.errands.compactMap { wanting[$0.order] }
    let offer = Offer(number: offersMade, proposal, orders)
    offersMade += 1
    statistics.offers += 1
    for order in orders { order.offer = offer }
    for partner in proposal.partners { offers[partner] = offer }
    offer.timeout = after(market.terms.pointee.partners.offers.timeout, "an offer ends") { $0.runOut(offer) }
    for partner in proposal.partners { market.partners[partner].call { $0.consider(offer) } }
  }

  private func setAlarm() {
    let next = policy.nextDecision ?? .never
    guard next != alarmAt else { return }
    cancel(alarm)
    alarmAt = next
    alarm =
      next == .never
      ? .none
      : at(max(next, now), "decides again") { dispatcher in
        dispatcher.alarmAt = .never
        dispatcher.decide()
      }
  }

  /// A partner says yes. The first one has it; others hear that it is no longer available.
  ///
  /// - Returns: whether the partner has it.
  @discardableResult
  func accepts(_ partner: Partner, _ offer: Offer) -> Bool {
    guard !offer.isOver, offers[partner.number] === offer else {
      statistics.tooLate += 1
      market.record.note(.offerTooLate, by: partner.who, of: offer.orders.first, .code(410))
      return false
    }
    market.record.note(.offerAccepted, by: partner.who, of: offer.orders.first)
    statistics.accepted += 1
    end(offer)
    assign(offer, to: partner)
    decide()
    return true
  }

  func declines(_ partner: Partner, _ offer: Offer) {
    guard !offer.isOver, offers[partner.number] === offer else { return }
    market.record.note(.offerDeclined, by: partner.who, of: offer.orders.first)
    statistics.declined += 1
    offer.refused.append(partner.number)
    forget(offer, by: partner.number)
    offer.asked.removeAll { $0 == partner.number }
    if offer.asked.isEmpty { fail(offer) } else { decide() }
  }

  private func runOut(_ offer: Offer) {
    guard !offer.isOver else { return }
    offer.timeout = .none
    let silent = offer.asked
    for partner in silent { market.record.note(.offerIgnored, by: Who(.partner, partner), of: offer.orders.first) }
    statistics.ignored += silent.count
    end(offer)
    for partner in silent { market.partners[partner].call { $0.missedOffer() } }
    retry(offer)
  }

  private func fail(_ offer: Offer) {
    end(offer)
    retry(offer)
  }

  private func retry(_ offer: Offer) {
    for order in offer.orders { order.offer = nil }
    policy.failed(offer.proposal, refusedBy: offer.refused)
    decide()
  }

  /// Nobody may answer it any more.
  private func end(_ offer: Offer) {
    offer.isOver = true
    cancel(offer.timeout)
    for partner in offer.asked { forget(offer, by: partner) }
  }

  private func forget(_ offer: Offer, by partner: Int) {
    guard offers[partner] === offer else { return }
    offers[partner] = nil
    fleet.answered(partner)
  }

  /// The offer that a partner has for an order.
  func offer(to partner: Partner, for order: Order) -> Offer? {
    offers[partner.number].flatMap { offer in offer.orders.contains { $0 === order } ? offer : nil }
  }
}

// Partners.
extension Dispatcher {
  private func assign(_ offer: Offer, to partner: Partner) {
    for order in offer.orders { endSearch(for: order) }
    partner.call { $0.take(offer.orders, visits: offer.proposal.visits) }
    for order in offer.orders {
      order.offer = nil
      order.times.assigned = now
      let line = market.record.note(.assigned, by: partner.who, of: order)
      market.bus.publish(.partnerAssigned, order, because: line)
    }
    statistics.bundled += offer.proposal.together
    for order in offer.orders where market.terms.pointee.orders.cookingStarts == .partnerAssigned {
      order.restaurant.call { $0.cookIfMeant(order) }
    }
  }

  /// A partner has nothing to carry, and can be asked.
  func isFree(_ partner: Partner) {
    fleet.free(partner.number, at: partner.call { $0.place })
    decide()
  }

  /// A partner has gone a step further on a trip.
  func isOnTrip(_ partner: Partner, until end: Instant, at place: Point, carrying: Int, _ fetch: Fetch?) {
    fleet.busy(partner.number, until: end, at: place, carrying: carrying, fetching: fetch)
  }

  func isGone(_ partner: Partner) {
    if let offer = offers[partner.number] {
      forget(offer, by: partner.number)
      offer.asked.removeAll { $0 == partner.number }
      fleet.gone(partner.number)
      if offer.asked.isEmpty { fail(offer) }
    } else {
      fleet.gone(partner.number)
    }
  }
}

/// What was offered, and how it was answered.
public struct DispatchStatistics: Sendable {
  public internal(set) var offers = 0
  public internal(set) var accepted = 0
  public internal(set) var declined = 0
  public internal(set) var ignored = 0
  public internal(set) var tooLate = 0
  public internal(set) var reassigned = 0
  /// Orders that travel with another.
  public internal(set) var bundled = 0
}
