import DiscreteEvents

/// A delivery that wants a partner: what a policy may know of an order.
///
/// Not for what happens once somebody has accepted: that is the partner's trip.
struct Errand: Sendable, Hashable {
  let order: Int
  let restaurant: Int
  let pickup: Point
  let door: Point
  /// When the food will be ready, as far as anybody knows.
  var ready: Instant
  /// When it was wanted first. Who waits longest is served first.
  let wanted: Instant
  /// How many rounds have gone by without a partner. Each goes farther.
  var round = 0
  /// Who said no, and is not asked again.
  var refused: [Int] = []
  /// Whether it may be offered to somebody who is already on the way to the restaurant. Once is enough.
  var mayJoin = true

  var turn: Turn { Turn(wanted: wanted, order: order) }
  var stop: Stop { Stop(order: order, door: door, ready: ready) }
}

/// The order in which errands are served: the longest wait first, ties by number.
struct Turn: Sendable, Hashable, Comparable {
  let wanted: Instant
  let order: Int

  static let last = Turn(wanted: .never, order: .max)

  static func < (left: Turn, right: Turn) -> Bool {
    left.wanted == right.wanted ? left.order < right.order : left.wanted < right.wanted
  }
}
