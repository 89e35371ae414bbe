import DiscreteEvents
import Scenario

/// A delivery partner: online by shifts, somewhere in the city, answering offers and carrying orders.
actor Partner: SimulatedActor {
  nonisolated let simulation: Simulation
  nonisolated let number: Int
  nonisolated let plan: PartnerPlan
  nonisolated let who: Who
  nonisolated let caller: Caller
  unowned(unsafe) let market: Market

  @exclusivity(unchecked) private(set) var isOnline = false
  @exclusivity(unchecked) var leg: Leg
  @exclusivity(unchecked) var trip: Trip?
  /// Accepted on the way, to be made one after the other once ``trip`` is over.
  @exclusivity(unchecked) var tripsToCome: [Trip] = []
  /// Offers in a row that were not answered.
  @exclusivity(unchecked) private var missed = 0
  @exclusivity(unchecked) private var offersSeen: UInt64 = 0
  /// Goes offline when the trip is over.
  @exclusivity(unchecked) private(set) var leavesAfterTrip = false
  /// Until when the vehicle is being repaired.
  @exclusivity(unchecked) private var isBroken = false
  @exclusivity(unchecked) private(set) var health = Health()
  @exclusivity(unchecked) var books = PartnerBooks()
  @exclusivity(unchecked) private var ratings: (sum: Int, count: Int) = (0, 0)

  init(_ number: Int, _ plan: PartnerPlan, in market: Market) {
    simulation = market.simulation
    self.market = market
    self.number = number
    self.plan = plan
    who = Who(.partner, number)
    leg = Leg(at: plan.place)
    caller = Caller(who, luck: market.simulation.stream("requests of a partner", entity: UInt32(number)))
    caller.device = { [unowned(unsafe) self] in self.call { $0.health } }
  }

  nonisolated var name: String { plan.name }
  nonisolated var metresPerSecond: Double { plan.metresPerSecond }

  /// Where the partner is.
  var place: Point { leg.place(at: now) }

  /// Whether the partner can do anything at the moment.
  var isAble: Bool { health.isUp && !isBroken }

  func rate(_ stars: Int) { ratings = (ratings.sum + stars, ratings.count + 1) }
}

// Shifts.
extension Partner {
  func goOnline() {
    let wasLeaving = leavesAfterTrip
    leavesAfterTrip = false
    guard !isOnline else {
      if wasLeaving, let trip { tellDispatcher(of: trip) }
      return
    }
    isOnline = true
    missed = 0
    books.goOnline(at: now)
    market.record.note(.wentOnline, by: who)
    if isAble, trip == nil { market.dispatcher.call { $0.isFree(self) } }
  }

  /// Deliveries accepted before are finished first; there are no offers of others meanwhile.
  func goOffline() {
    guard isOnline else { return }
    guard trip == nil else {
      leavesAfterTrip = true
      return market.dispatcher.call { $0.isGone(self) }
    }
    isOnline = false
    leavesAfterTrip = false
    payForHours()
    market.record.note(.wentOffline, by: who)
    market.dispatcher.call { $0.isGone(self) }
  }

  func payForHours() { market.pay(online: books.goOffline(at: now)) }
}

// Offers.
extension Partner {
  /// Thinks about an offer: says yes or no after a while, or nothing at all.
  func consider(_ offer: Offer) {
    guard health.isFine else { return considerInTrouble(offer) }
    think(about: offer)
  }

  private func considerInTrouble(_ offer: Offer) {
    offer.touch(health.faults)
    switch health.fate(using: &caller.luck) {
    case _ where !health.isUp, .isLost: break
    case .isLate(let span): after(span, "an offer comes late") { if !offer.isOver { $0.think(about: offer) } }
    case .passes, .comesTwice: think(about: offer)
    }
  }

  private func think(about offer: Offer) {
    market.record.note(.offered, by: who, of: offer.orders.first)
    books.offers += 1
    guard !market.replayer.answers(offer) else { return }
    var luck = stream("offers", entity: UInt32(number))
    luck.skip(to: offersSeen * 16)
    offersSeen += 1
    let ignores = luck.unit() < market.terms.pointee.partners.ignores.fraction
    let accepts = luck.unit() < plan.willingness
    guard !ignores else { return }
    after(market.terms.pointee.partners.reaction.sample(using: &luck) * health.factor, "answers an offer") {
      $0.answer(offer, accepts)
    }
  }

  private func answer(_ offer: Offer, _ accepts: Bool) {
    // Who says yes after somebody else, or after the time, is told then that it is no longer available.
    guard accepts || !offer.isOver else { return }
    guard isAble else { return offer.touch(health.faults) }
    if market.servers[.delivery].answersInOneGo(self, { _ = $0.reply(accepts, to: offer) }) { return }
    spawn("answer", number) { partner in
      partner.caller.order = offer.orders.first
      _ = try await partner.market.isAnswered {
        try await partner.market.servers[.delivery].ask(partner.caller) { _ = partner.reply(accepts, to: offer) }
      }
      // Orders keep the partner who brings them, and must not be kept by them for ever.
      if partner.caller.order === offer.orders.first { partner.caller.order = nil }
    }
  }

  /// The delivery service has the partner's answer.
  ///
  /// - Returns: whether the partner has the delivery.
  func reply(_ accepts: Bool, to offer: Offer) -> Bool {
    if !offer.isOver { missed = 0 }
    guard accepts, isAble, isOnline else {
      market.dispatcher.call { $0.declines(self, offer) }
      return false
    }
    return market.dispatcher.call { $0.accepts(self, offer) }
  }

  /// An offer was not answered in time. After some of them the partner is offline for a while.
  func missedOffer() {
    missed += 1
    guard missed >= market.terms.pointee.partners.missedOffers, isOnline, trip == nil else { return }
    books.pauses += 1
    goOffline()
    after(market.terms.pointee.partners.pause, "is back after a pause") { partner in
      if partner.isOnDuty { partner.goOnline() }
    }
  }
}

extension Partner {
  /// Something has broken the vehicle: nothing is carried to anybody until it is repaired.
  ///
  /// What is not picked up yet is given to somebody else; what is goes on after the repair.
  func breakDown(for span: Timespan) {
    guard isOnline, !isBroken else { return }
    isBroken = true
    books.breakdowns += 1
    market.record.note(.brokeDown, by: who, of: trip?.orders.first, .span(span))
    interrupt()
    after(span, "is repaired") { partner in
      partner.isBroken = false
      partner.market.record.note(.repaired, by: partner.who)
      partner.goOn()
    }
  }

  /// What a fault does: who is down can do nothing, and stands where that was.
  func change(_ strike: Strike, _ begins: Bool) {
    let wasAble = isAble
    health.change(strike, begins)
    for order in trip?.orders ?? [] where begins { order.touch(strike.bit) }
    if wasAble, !isAble {
      // Who is only cut off goes on driving.
      if strike.kind != .partitioned || trip == nil { interrupt() }
    } else if !wasAble, isAble {
      goOn()
    }
  }

  /// Cannot go on for now.
  private func interrupt() {
    if let trip {
      guard trip.hasFood else { return giveUp(trip) }
      stand(still: true)
      giveUpTripsToCome()
    } else if isOnline {
      market.dispatcher.call { $0.isGone(self) }
    }
  }

  /// Can go on.
  private func goOn() {
    guard isAble else { return }
    if trip != nil { return stand(still: false) }
    if isOnline { market.dispatcher.call { $0.isFree(self) } }
  }
}

/// What a partner has done.
struct PartnerBooks: Sendable {
  var offers = 0
  var delivered = 0
  var breakdowns = 0
  var breakdownsDrawn = 0
  var pauses = 0
  var earned = Money.zero
  private(set) var online = Timespan.zero
  private(set) var onOrders = Timespan.zero
  private var onlineSince: Instant?
  private var busySince: Instant?

  mutating func goOnline(at now: Instant) { onlineSince = now }

  /// - Returns: how long it was, since the last reset at most.
  mutating func goOffline(at now: Instant) -> Timespan {
    let span = onlineSince.map { now - $0 } ?? .zero
    online = online + span
    onlineSince = nil
    return span
  }

  mutating func take(at now: Instant) { busySince = busySince ?? now }

  mutating func finish(at now: Instant) {
    if let since = busySince { onOrders = onOrders + (now - since) }
    busySince = nil
  }

  /// Forgets the time that is past, as at the end of a warm-up.
  mutating func resetTimes(_ now: Instant) {
    (online, onOrders) = (.zero, .zero)
    onlineSince = onlineSince.map { _ in now }
    busySince = busySince.map { _ in now }
  }

  /// Of the time online until an instant, and of that on orders.
  func times(until now: Instant) -> (online: Timespan, onOrders: Timespan) {
    (online + (onlineSince.map { now - $0 } ?? .zero), onOrders + (busySince.map { now - $0 } ?? .zero))
  }
}
