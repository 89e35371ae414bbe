import DiscreteEvents

/// The partner who can have the food first is asked, free or about to be free; then the next.
///
/// Being there before the food is ready is worth nothing: all who are in time count the same, and the nearest of them is
/// asked; ties by number. Those who are busy count if they come from their last drop while the food is being prepared, or
/// within ten minutes.
struct EarliestPickup: PartnerChoice {
  private static let foresight = Timespan.minutes(10)
  /// So many of the nearest are looked at first, to know how far others can be at most.
  private static let sample = 2

  var asksBusy: Bool { true }

  func partners(
    for errand: Errand, within reach: Double, at now: Instant, travel: Travel, in fleet: Fleet
  ) -> [Int] {
    var search = Search(errand: errand, now: now, travel: travel, fleet: fleet)
    for grid in [fleet.free, fleet.soon] {
      let nearest = grid.nearest(
        Self.sample, to: errand.pickup, within: min(reach, search.farthest), where: search.isPossible)
      for neighbour in nearest { search.consider(neighbour) }
      let radius = min(reach, search.farthest)
      guard nearest.count == Self.sample, let last = nearest.last, last.distance <= radius else { continue }
      grid.forEach(within: radius, of: errand.pickup) { neighbour in
        if search.isPossible(neighbour.number) { search.consider(neighbour) }
      }
    }
    return search.best.map { [$0.partner] } ?? []
  }

  func suits(_ partner: Int, _ errand: Errand, at now: Instant, travel: Travel, in fleet: Fleet) -> Bool {
    let search = Search(errand: errand, now: now, travel: travel, fleet: fleet)
    let distance = fleet.members[partner].place.distance(to: errand.pickup)
    return search.isPossible(partner) && search.arrival(of: partner, from: distance) != nil
  }
}

extension EarliestPickup {
  private struct Pickup {
    let at: Instant
    let distance: Double
    let partner: Int
  }

  private struct Search {
    let errand: Errand
    let now: Instant
    let travel: Travel
    let fleet: Fleet
    var best: Pickup?

    /// Those who are busy must be there by then.
    private var latest: Instant { max(errand.ready, now + EarliestPickup.foresight) }

    func isPossible(_ partner: Int) -> Bool {
      let member = fleet.members[partner]
      return fleet.mayBeAsked(partner) && (member.whereabouts == .free || member.freeAt <= latest)
        && !errand.refused.contains(partner)
    }

    /// When a partner would be there; nil if it is too late to promise.
    func arrival(of partner: Int, from distance: Double) -> Instant? {
      let member = fleet.members[partner]
      let way = travel.time(distance, metresPerSecond: member.metresPerSecond)
      if member.whereabouts == .free { return now + way }
      let arrival = max(now, member.freeAt) + way
      return arrival <= latest ? arrival : nil
    }

    mutating func consider(_ neighbour: SpatialGrid.Neighbour) {
      guard let arrival = arrival(of: neighbour.number, from: neighbour.distance) else { return }
      let pickup = Pickup(at: max(arrival, errand.ready), distance: neighbour.distance, partner: neighbour.number)
      if let best, (best.at, best.distance, best.partner) <= (pickup.at, pickup.distance, pickup.partner) { return }
      best = pickup
    }

    /// Nobody farther away than this many metres is better than the best so far.
    var farthest: Double {
      guard let best else { return .infinity }
      if best.at == errand.ready { return best.distance }
      return travel.distance(in: best.at - now, metresPerSecond: fleet.fastest) + 1
    }
  }
}
