import DiscreteEvents
import Scenario

/// Which orders may travel with another, and how many do.
///
/// The language says of `bundles`, `bundleSize` and `bundleDetour` what holds of all orders, whatever the policy: under each
/// an order may be added to a partner who is on the way to the same restaurant. What the policy "bundling" does beside is
/// to put orders together before anybody is asked.
///
/// The share is counted of all orders that wanted a partner so far. What is being offered counts as if it were accepted,
/// so that the share is never exceeded.
struct SharedTrips: Sendable {
  private let share: Share
  private let size: Int
  let detour: Timespan
  private(set) var orders = 0
  private(set) var together = 0

  init(_ dispatch: Dispatch) {
    share = dispatch.bundles
    size = dispatch.bundleSize
    detour = dispatch.bundleDetour
  }

  mutating func count() { orders += 1 }

  /// Nobody has accepted it.
  mutating func giveBack(_ proposal: Proposal) { together -= proposal.together }

  private func allows(_ more: Int) -> Bool {
    Int64(together + more) * Share.all.count <= share.count * Int64(orders)
  }
}

extension SharedTrips {
  /// An offer to the partner on the way to the errand's restaurant whose way it makes least longer; ties by number.
  mutating func joining(_ errand: Errand, travel: Travel, fleet: Fleet) -> Proposal? {
    guard errand.mayJoin, size > 1, allows(1) else { return nil }
    var best: (partner: Int, route: Route, longer: Timespan, together: Int)?
    for partner in fleet.partners(fetchingFrom: errand.restaurant) {
      guard fleet.mayBeAsked(partner), !errand.refused.contains(partner),
        let (route, longer) = route(of: partner, with: errand, travel, fleet)
      else { continue }
      let newly = route.stops.count == 2 ? 2 : 1
      guard allows(newly) else { continue }
      if let best, (best.longer, best.partner) < (longer, partner) { continue }
      best = (partner, route, longer, newly)
    }
    guard let best else { return nil }
    together += best.together
    return Proposal(
      errands: [errand], partners: [best.partner], visits: best.route.stops.map(\.order), joins: true,
      together: best.together)
  }

  private func route(
    of partner: Int, with errand: Errand, _ travel: Travel, _ fleet: Fleet
  ) -> (route: Route, longer: Timespan)? {
    guard let fetch = fleet.fetches[partner], !fetch.stops.isEmpty, fetch.stops.count < size else { return nil }
    var route = Route(fetch, metresPerSecond: fleet.members[partner].metresPerSecond, travel: travel)
    return route.insert(errand.stop, limit: detour).map { (route, $0) }
  }
}

extension SharedTrips {
  /// One offer of an errand and of what else waits at its restaurant and fits, to those who can carry all of it.
  ///
  /// How much later each comes is reckoned with the slowest who is asked, from when the first can be there.
  mutating func bundle(
    _ first: Errand, with others: [Errand], for partners: [Int], at now: Instant, travel: Travel, fleet: Fleet
  ) -> Proposal {
    let members = partners.map { fleet.members[$0] }
    let alone = Proposal(errands: [first], partners: partners, visits: [first.order])
    guard size > 1, !others.isEmpty, let nearest = members.first, let slowest = members.map(\.metresPerSecond).min()
    else { return alone }
    let way = travel.time(nearest.place.distance(to: first.pickup), metresPerSecond: slowest)
    let start = nearest.whereabouts == .busy ? max(now, nearest.freeAt) : now
    let fetch = Fetch(
      restaurant: first.restaurant, pickup: first.pickup, arrives: start + way, stops: [first.stop])
    var route = Route(fetch, metresPerSecond: slowest, travel: travel)
    var errands = [first]
    let most = min(size, nearest.mayCarry - nearest.carrying)
    for other in others where errands.count < most && allows(errands.count + 1) {
      let isRefused = other.refused.contains { partners.contains($0) }
      if !isRefused, route.insert(other.stop, limit: detour) != nil { errands.append(other) }
    }
    guard errands.count > 1 else { return alone }
    together += errands.count
    return Proposal(
      errands: errands,
      partners: partners.filter { fleet.members[$0].mayCarry - fleet.members[$0].carrying >= errands.count },
      visits: route.stops.map(\.order), together: errands.count)
  }
}
