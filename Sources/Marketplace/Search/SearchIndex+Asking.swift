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
  /// - Complexity: That of ``SpatialGrid/nearest(_:toDistance:from:within:where:ofEqual:)``, which does not grow with a city
  ///   that is equally dense, and what ``matches(of:)`` takes.
  mutating func candidates(
    around distance: Double, of door: Point, radius: Double, limit: Int, text: String? = nil
  ) -> [SearchHit] {
    guard let matches = matches(of: text) else {
      return nearest(limit, around: distance, of: door, radius, relevance: { _ in 1 })
    }
    for fitting in [matches.fittingWell, matches.fitting] {
      let found = nearest(
        limit, around: distance, of: door, radius, where: { fitting.contains($0) }, relevance: matches.relevance(of:))
      if !found.isEmpty { return found }
    }
    return []
  }

  private func nearest(
    _ limit: Int, around distance: Double, of door: Point, _ radius: Double,
    where fits: (Int) -> Bool = { _ in true }, relevance: (Int) -> Double
  ) -> [SearchHit] {
    let members = grid.nearest(limit, toDistance: distance, from: door, within: radius) {
      listings[$0].isOpen && fits($0)
    } ofEqual: {
      let one = hit($0, relevance: relevance($0.number), within: radius)
      let other = hit($1, relevance: relevance($1.number), within: radius)
      return (other.score, one.number) < (one.score, other.number)
    }
    return members.map { hit($0, relevance: relevance($0.number), within: radius) }
  }

  private func hit(_ member: SpatialGrid.Neighbour, relevance: Double, within radius: Double) -> SearchHit {
    let rank = ranking.rank(
      listings[member.number], at: member.distance, within: radius, greatest: greatestPopularity)
    return SearchHit(
      number: member.number, distance: member.distance, relevance: relevance, score: relevance * (1 + rank))
  }
}
