import DiscreteEvents

@testable import Marketplace

extension Drill {
  mutating func happen(_ happening: Happening) {
    switch happening {
    case .wanted(let errand):
      states[errand.order] = .waiting
      policy.wants(errand)
    case .withdrawn(let order): withdraw(order)
    case .answer(let offer, let partner, let isYes): answer(offer, partner, isYes)
    case .expired(let offer): if open[offer].isOpen { fail(offer) }
    case .fetched(let partner, let trip): fetched(partner, trip)
    case .done(let partner, let trip): done(partner, trip)
    case .online(let partner):
      partners[partner].isOnline = true
      tell(partner)
    case .decision: if let at = decisionAt, at <= now { decisionAt = nil }
    }
  }

  private mutating func withdraw(_ order: Int) {
    guard states[order] == .waiting || states[order] == .offered else { return }
    if states[order] == .offered,
      let offer = open.lastIndex(where: { $0.isOpen && $0.proposal.errands.contains { $0.order == order } })
    {
      fail(offer)
    }
    policy.withdrawn(order)
    states[order] = .withdrawn
  }

  private mutating func fail(_ offer: Int) {
    close(offer)
    for errand in open[offer].proposal.errands { states[errand.order] = .waiting }
    policy.failed(open[offer].proposal, refusedBy: open[offer].refusedBy)
  }

  private mutating func close(_ offer: Int) {
    open[offer].isOpen = false
    for partner in open[offer].undecided { isAnswered(partner) }
    open[offer].undecided = []
  }

  private mutating func isAnswered(_ partner: Int) {
    partners[partner].hasOffer = false
    fleet.answered(partner)
  }

  private mutating func answer(_ offer: Int, _ partner: Int, _ isYes: Bool) {
    guard open[offer].isOpen else { return }
    let proposal = open[offer].proposal
    let isTooLate = proposal.joins && partners[partner].trips.first?.isFetched ?? true
    open[offer].undecided.removeAll { $0 == partner }
    isAnswered(partner)
    guard isYes, !isTooLate else {
      open[offer].refusedBy.append(partner)
      if open[offer].undecided.isEmpty { fail(offer) }
      return
    }
    close(offer)
    for errand in proposal.errands {
      states[errand.order] = .accepted
      longestWaits.append(now - errand.wanted)
    }
    together += proposal.together
    take(proposal, partner)
  }

  private mutating func take(_ proposal: Proposal, _ partner: Int) {
    if proposal.joins {
      let known = partners[partner].trips[0].fetch.stops + proposal.errands.map(\.stop)
      partners[partner].trips[0].fetch.stops = proposal.visits.compactMap { order in
        known.first { $0.order == order }
      }
      plan(partner, 0)
    } else {
      let last = partners[partner].trips.last
      let from = last?.fetch.stops.last?.door ?? partners[partner].place
      let first = proposal.errands[0]
      let way = travel.time(from.distance(to: first.pickup), metresPerSecond: Self.speed)
      let stops = proposal.visits.compactMap { order in proposal.errands.first { $0.order == order }?.stop }
      let fetch = Fetch(
        restaurant: first.restaurant, pickup: first.pickup, arrives: (last?.ends ?? now) + way, stops: stops)
      partners[partner].trips.append(Trip(number: 0, fetch: fetch, ends: now))
      if partners[partner].trips.count == 1 { plan(partner, 0) } else { estimate(partner, 1) }
    }
    tell(partner)
  }

  /// When the trip is over, as far as anybody knows.
  private mutating func estimate(_ partner: Int, _ index: Int) {
    let fetch = partners[partner].trips[index].fetch
    var (time, place) = (fetch.stops.reduce(fetch.arrives) { max($0, $1.ready) }, fetch.pickup)
    for stop in fetch.stops {
      time = time + travel.time(place.distance(to: stop.door), metresPerSecond: Self.speed) + travel.atDoor
      place = stop.door
    }
    partners[partner].trips[index].ends = time
  }

  private mutating func plan(_ partner: Int, _ index: Int) {
    trips += 1
    partners[partner].trips[index].number = trips
    estimate(partner, index)
    let trip = partners[partner].trips[index]
    let leaves = trip.fetch.stops.reduce(trip.fetch.arrives) { max($0, $1.ready) }
    schedule(max(now, leaves), .fetched(partner: partner, trip: trips))
    schedule(max(now, trip.ends), .done(partner: partner, trip: trips))
  }

  private mutating func fetched(_ partner: Int, _ trip: Int) {
    guard partners[partner].trips.first?.number == trip else { return }
    partners[partner].trips[0].isFetched = true
    tell(partner)
  }

  private mutating func done(_ partner: Int, _ trip: Int) {
    guard let over = partners[partner].trips.first, over.number == trip else { return }
    partners[partner].place = over.fetch.stops.last?.door ?? over.fetch.pickup
    partners[partner].trips.removeFirst()
    if !partners[partner].trips.isEmpty {
      plan(partner, 0)
    } else if stream.unit() < 0.1, !partners[partner].hasOffer {
      partners[partner].isOnline = false
      after(.minutes(10), .online(partner: partner))
    }
    tell(partner)
  }

  /// Tells the fleet how a partner is now.
  private mutating func tell(_ partner: Int) {
    let state = partners[partner]
    if let last = state.trips.last {
      fleet.busy(
        partner, until: last.ends, at: last.fetch.stops.last?.door ?? last.fetch.pickup, carrying: state.carrying,
        fetching: state.trips.count == 1 && !last.isFetched ? last.fetch : nil)
    } else if state.isOnline {
      fleet.free(partner, at: state.place)
    } else {
      fleet.gone(partner)
    }
  }
}
