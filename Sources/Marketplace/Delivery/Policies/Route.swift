import DiscreteEvents

/// A way from a restaurant to several doors, and how much later each order is at its door than it would be alone.
struct Route: Sendable {
  let pickup: Point
  /// When the partner is at the restaurant.
  let arrives: Instant
  let metresPerSecond: Double
  let travel: Travel
  /// In the order of the visits.
  private(set) var stops: [Stop]

  init(_ fetch: Fetch, metresPerSecond: Double, travel: Travel) {
    pickup = fetch.pickup
    arrives = fetch.arrives
    self.metresPerSecond = metresPerSecond
    self.travel = travel
    stops = fetch.stops
  }

  /// Puts another door where the last visit is then over soonest; ties where it is visited first.
  ///
  /// - Returns: How much longer the whole way is, or nil, and nothing is changed, if wherever it is put an order comes
  ///   later by more than the limit than it would alone.
  mutating func insert(_ stop: Stop, limit: Timespan) -> Timespan? {
    let before = end(of: stops, limit: .longest) ?? arrives
    var best: (stops: [Stop], end: Instant)?
    for position in 0...stops.count {
      var candidate = stops
      candidate.insert(stop, at: position)
      guard let end = end(of: candidate, limit: limit), end < best?.end ?? .never else { continue }
      best = (candidate, end)
    }
    guard let best else { return nil }
    stops = best.stops
    return best.end - before
  }

  /// When the partner is at the last door; nil if some order comes later by more than the limit than it would alone.
  private func end(of stops: [Stop], limit: Timespan) -> Instant? {
    // What travels together leaves together: once the last of it is ready.
    var time = stops.reduce(arrives) { max($0, $1.ready) }
    var place = pickup
    for (index, stop) in stops.enumerated() {
      if index > 0 { time = time + travel.atDoor }
      time = time + way(from: place, to: stop.door)
      place = stop.door
      let alone = max(arrives, stop.ready) + way(from: pickup, to: stop.door)
      if time - alone > limit { return nil }
    }
    return time
  }

  private func way(from one: Point, to other: Point) -> Timespan {
    travel.time(one.distance(to: other), metresPerSecond: metresPerSecond)
  }
}
