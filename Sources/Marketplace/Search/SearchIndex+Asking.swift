extension SearchIndex {
  /// Up to `limit` restaurants within the radius, open or not, that fit what was typed, the best first.
  ///
  /// With `sortBy: relevance` the best is the one with the highest score, relevance × (1 + rank): of two whose words fit
  /// equally well the ranking decides, and whose words fit twice as well is before the other whatever the ranking says. Where
  /// nothing was typed the relevance is 1 for everybody. Other orders look at distance, rating or popularity alone. Ties
  /// go by number.
  ///
  /// - Complexity: O(restaurants within the radius + limit), and what ``matches(of:)`` takes.
  mutating func search(_ query: SearchQuery, limit: Int) -> [SearchHit] {
    guard limit > 0, query.radius >= 0 else { return [] }
    let found = matches(of: query.text)
    var best = BestHits(limit: limit, sortBy: query.sortBy)
    grid.forEach(within: query.radius, of: query.at) { member in
      let relevance = found?.relevance(of: member.number) ?? 1
      guard relevance > 0 else { return }
      best.consider(hit(member, relevance: relevance, within: query.radius), listings[member.number])
    }
    return best.hits
  }

  /// Up to `limit` open restaurants whose distance from a customer is closest to a drawn one, the closest first; of equally
  /// close ones that with the higher score is first, then that with the lower number.
  ///
  /// For customers at random: distances come out as drawn, while popularity and rating still choose among the few.
  ///
  /// With a text those are asked that fit it at least half as well as the best document of the index does, or, if nobody near
  /// does, those that fit it at all.
  ///
  /// - Parameters:
  ///   - distance: In metres, finite and not negative.
  ///   - radius: Nobody further away is a candidate.
  /// - Complexity: That of ``SpatialGrid/nearest(_:toDistance:from:within:share:where:ofEqual:)``, which does not grow with a city
  ///   that is equally dense, and what ``matches(of:)`` takes.
  mutating func candidates(
    around distance: Double, of door: Point, radius: Double, limit: Int, text: String? = nil
  ) -> [SearchHit] {
    guard let matches = matches(of: text) else { return nearest(limit, around: distance, of: door, radius) }
    let found = nearest(limit, around: distance, of: door, radius, matches, matches.fittingWell)
    return found.isEmpty ? nearest(limit, around: distance, of: door, radius, matches, matches.fitting) : found
  }

  private func nearest(_ limit: Int, around distance: Double, of door: Point, _ radius: Double) -> [SearchHit] {
    let members = grid.nearest(limit, toDistance: distance, from: door, within: radius, share: 0.8) {
      listings[$0].isOpen
    } ofEqual: {
      precedes(hit($0, relevance: 1, within: radius), hit($1, relevance: 1, within: radius))
    }
    return members.map { hit($0, relevance: 1, within: radius) }
  }

  private func nearest(
    _ limit: Int, around distance: Double, of door: Point, _ radius: Double, _ matches: TextMatches, _ wanted: NumberSet
  ) -> [SearchHit] {
    func isCandidate(_ number: Int) -> Bool { listings[number].isOpen && wanted.contains(number) }
    func hit(_ member: SpatialGrid.Neighbour) -> SearchHit {
      self.hit(member, relevance: matches.relevance(of: member.number), within: radius)
    }
    func comesFirst(_ one: SpatialGrid.Neighbour, _ other: SpatialGrid.Neighbour) -> Bool {
      precedes(hit(one), hit(other))
    }
    // A walk looks at some limit / share of all, at three times as many with the edges of the ring.
    let share = Double(max(1, matches.all.count)) / Double(max(1, count))
    if Double(matches.all.count) * share < 3 * Double(limit) {
      let numbers = matches.all.lazy.map(\.number)
      return grid.nearest(
        limit, toDistance: distance, from: door, within: radius, among: numbers, where: isCandidate, ofEqual: comesFirst
      ).map(hit)
    }
    return grid.nearest(
      limit, toDistance: distance, from: door, within: radius, share: share, where: isCandidate, ofEqual: comesFirst
    ).map(hit)
  }

  private func precedes(_ one: SearchHit, _ other: SearchHit) -> Bool {
    (other.score, one.number) < (one.score, other.number)
  }

  private func hit(_ member: SpatialGrid.Neighbour, relevance: Double, within radius: Double) -> SearchHit {
    let rank = ranking.rank(
      listings[member.number], at: member.distance, within: radius, greatest: greatestPopularity)
    return SearchHit(
      number: member.number, distance: member.distance, relevance: relevance, score: relevance * (1 + rank))
  }
}
