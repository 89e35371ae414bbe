import DiscreteEvents
import Scenario

// From an accepted offer to the last door.
extension Partner {
  /// The partner has accepted: a new trip, more orders for the one that has not left their restaurant yet, or a trip for
  /// when the one under way is over.
  func take(_ orders: [Order], visits: [Int]) {
    books.take(at: now)
    if let trip, !trip.hasFood, trip.restaurant === orders.first?.restaurant {
      trip.orders += orders
      trip.orders.sort { (visits.firstIndex(of: $0.number) ?? .max) < (visits.firstIndex(of: $1.number) ?? .max) }
      for order in orders {
        order.trip = trip
        if trip.isThere { arrive(for: order) }
      }
      tellDispatcher(of: trip)
      trip.news.pulse()
      return
    }
    guard let first = orders.first else { return }
    let next = Trip(self, orders, from: first.restaurant)
    for order in orders { order.trip = next }
    guard let trip else { return begin(next) }
    tripsToCome.append(next)
    tellDispatcher(of: trip)
  }

  private func begin(_ trip: Trip) {
    self.trip = trip
    trip.arrives = now + time(to: trip.restaurant.place)
    tellDispatcher(of: trip)
    trip.process = spawn("trip", number) { try await $0.make(trip) }
  }

  private func make(_ trip: Trip) async throws {
    do {
      try await fetch(trip)
      if !trip.isOver { try await bring(trip) }
    } catch is CancellationError {
      leg = Leg(at: place)
    }
    end(trip)
  }

  private func fetch(_ trip: Trip) async throws {
    try await go(to: trip.restaurant.place, trip)
    trip.isThere = true
    for order in trip.orders { arrive(for: order) }
    // Orders may be added until the partner leaves.
    var luck = stream("at the restaurant", entity: trip.orders.first?.luck ?? 0)
    while trip.orders.contains(where: { !$0.isOver && ($0.status != .ready || self.market.replayer.waitsForHand($0)) })
    { try await trip.news.wait() }
    guard !trip.isOver else { return }
    if !market.replayer.drives(trip) {
      try await sleep(
        for: market.terms.pointee.partners.atRestaurant.sample(using: &luck) * health.factor, "takes the food")
    }
    trip.orders.removeAll { order in
      guard !order.isOver, order.status != .ready else { return false }
      market.dispatcher.call { $0.wantsAnother(order) }  // it came too late for this trip
      return true
    }
    trip.hasFood = true
    for order in trip.orders where !order.isOver {
      market.orders.call { $0.report(.pickedUp, of: order, by: self.who) }
    }
    tellDispatcher(of: trip)
  }

  private func arrive(for order: Order) {
    guard order.times.atRestaurant == nil else { return }
    order.times.atRestaurant = now
    market.record.note(.arrivedAtRestaurant, by: who, of: order)
  }

  private func bring(_ trip: Trip) async throws {
    var luck = stream("at the door", entity: trip.orders.first?.luck ?? 0)
    while let order = trip.orders.first(where: { !$0.isOver && !$0.isHandedOver }) {
      try await go(to: order.door, trip)
      guard !order.isOver else { continue }
      market.record.note(.arrivedAtDoor, by: who, of: order)
      if market.replayer.drives(trip) {
        while !order.isOver, market.replayer.waitsForHand(order) { try await trip.news.wait() }
      } else {
        try await sleep(for: market.terms.pointee.partners.atDoor.sample(using: &luck) * health.factor, "hands it over")
      }
      try await waitUntilAble(trip)
      if !order.isOver { handOver(order) }
      tellDispatcher(of: trip)
    }
  }

  private func handOver(_ order: Order) {
    order.isHandedOver = true
    if !order.paysOnline { market.payments.call { $0.takeCash(order.cashGiven, for: order, by: self.who) } }
    let pay = market.pay.delivery(over: market.city.road(order.restaurant.place, order.door))
    books.delivered += 1
    books.earned += pay
    market.write(about: order) { $0.pay(partner: pay) }
    market.orders.call { $0.report(.delivered, of: order, by: self.who) }
  }

  private func end(_ trip: Trip) {
    self.trip = nil
    // Orders keep the trip that brought them, and it must not keep them.
    trip.orders = []
    forgetTripsThatAreOver()
    if !tripsToCome.isEmpty { return begin(tripsToCome.removeFirst()) }
    books.finish(at: now)
    if leavesAfterTrip { return goOffline() }
    if isOnline, isAble { market.dispatcher.call { $0.isFree(self) } }
  }
}

// Ways.
extension Partner {
  private func go(to destination: Point, _ trip: Trip) async throws {
    while place != destination {
      try await waitUntilAble(trip)
      let here = place
      let span = time(to: destination)
      leg = Leg(from: here, to: destination, begins: now, ends: now + span)
      let reports = market.tracking.call { $0.setsOut(self, on: trip) }
      defer { market.tracking.call { $0.arrives(self, reporting: reports) } }
      // Who is stopped on the way stands where that was.
      if try await trip.news.waitWhileStopped(patience: span, isStopped: { trip.stands }) { leg = Leg(at: place) }
    }
  }

  private func waitUntilAble(_ trip: Trip) async throws {
    while trip.stands { try await trip.news.wait() }
  }

  private func time(to destination: Point) -> Timespan {
    market.city.travelTime(place, destination, metresPerSecond, at: now) * health.factor
  }

  /// Says where and until when the trip goes, and what comes after it.
  func tellDispatcher(of trip: Trip) {
    guard !leavesAfterTrip else { return }
    let ahead = trip.orders.filter { !$0.isOver && !$0.isHandedOver }
    var (end, place) = (now, self.place)
    if !trip.hasFood { leave(with: ahead, of: trip, arriving: trip.arrives, at: &place, &end) }
    visit(ahead, from: &place, &end)
    var carrying = ahead.count
    for next in tripsToCome {
      let orders = next.orders.filter { !$0.isOver }
      let arrives = end + market.city.travelTime(place, next.restaurant.place, metresPerSecond, at: now)
      leave(with: orders, of: next, arriving: arrives, at: &place, &end)
      visit(orders, from: &place, &end)
      carrying += orders.count
    }
    let fetch =
      trip.hasFood || !tripsToCome.isEmpty
      ? nil
      : Fetch(
        restaurant: trip.restaurant.number, pickup: trip.restaurant.place, arrives: trip.arrives,
        stops: ahead.map { Stop(order: $0.number, door: $0.door, ready: $0.times.ready ?? $0.readyEstimate) })
    market.dispatcher.call { $0.isOnTrip(self, until: end, at: place, carrying: carrying, fetch) }
  }

  private func leave(
    with orders: [Order], of trip: Trip, arriving: Instant, at place: inout Point, _ end: inout Instant
  ) {
    end =
      orders.reduce(max(arriving, now)) { max($0, $1.times.ready ?? $1.readyEstimate) }
      + market.terms.pointee.partners.atRestaurant.mean
    place = trip.restaurant.place
  }

  private func visit(_ orders: [Order], from place: inout Point, _ end: inout Instant) {
    for order in orders {
      end =
        end + market.city.travelTime(place, order.door, metresPerSecond, at: now)
        + market.terms.pointee.partners.atDoor.mean
      place = order.door
    }
  }
}

// What gets in the way.
extension Partner {
  /// An order of the trip was cancelled.
  func drop(_ order: Order) {
    guard let trip else { return }
    if order.trip === trip {
      if trip.isOver { trip.process?.cancel() } else { trip.news.pulse() }
    } else if tripsToCome.contains(where: { $0 === order.trip }) {
      forgetTripsThatAreOver()
      tellDispatcher(of: trip)
    }
  }

  /// Trips to come of which nothing is left to be brought. Their orders keep them, and must not be kept by them.
  private func forgetTripsThatAreOver() {
    for trip in tripsToCome where trip.isOver { trip.orders = [] }
    tripsToCome.removeAll(where: \.isOver)
  }

  /// Somebody else is sought for what is not picked up yet.
  func giveUp(_ trip: Trip) {
    let left = trip.orders.filter { !$0.isOver }
    trip.orders.removeAll()
    trip.process?.cancel()
    market.dispatcher.call { $0.isGone(self) }
    giveBack(left)
    giveUpTripsToCome()
  }

  func giveUpTripsToCome() {
    let left = tripsToCome.flatMap { $0.orders.filter { !$0.isOver } }
    for trip in tripsToCome { trip.orders = [] }
    tripsToCome.removeAll()
    giveBack(left)
  }

  private func giveBack(_ orders: [Order]) {
    for order in orders {
      order.times.assigned = nil
      order.times.atRestaurant = nil
      market.dispatcher.call { $0.wantsAnother(order) }
    }
  }

  func stand(still: Bool) {
    guard let trip else { return }
    trip.stands = still
    trip.news.pulse()
  }
}

extension Gate {
  /// Waits for a time, but stops when it is said so.
  ///
  /// - Returns: whether it was stopped before the time was over.
  fileprivate nonisolated(nonsending) func waitWhileStopped(patience: Timespan, isStopped: () -> Bool) async throws
    -> Bool
  {
    let end = simulation.now + patience
    while simulation.now < end {
      guard try await wait(patience: end - simulation.now, "rides") else { return false }
      if isStopped() { return true }
    }
    return false
  }
}
