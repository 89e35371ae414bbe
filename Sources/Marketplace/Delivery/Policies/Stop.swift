import DiscreteEvents

/// A door on a partner's way, and the food that is brought there.
struct Stop: Sendable, Hashable {
  let order: Int
  let door: Point
  let ready: Instant
}

/// A way to a restaurant that is not yet over: others of its orders may be added to it.
struct Fetch: Sendable, Hashable {
  let restaurant: Int
  let pickup: Point
  /// When the partner is at the restaurant, or was.
  let arrives: Instant
  /// In the order of the visits.
  var stops: [Stop]
}
