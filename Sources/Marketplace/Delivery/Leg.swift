import DiscreteEvents

/// A straight way from one place to another, or standing still.
struct Leg: Sendable {
  let from: Point
  let to: Point
  let begins: Instant
  let ends: Instant

  init(at place: Point) { (from, to, begins, ends) = (place, place, .start, .start) }

  init(from: Point, to: Point, begins: Instant, ends: Instant) {
    (self.from, self.to, self.begins, self.ends) = (from, to, begins, ends)
  }

  func place(at now: Instant) -> Point {
    guard now < ends else { return to }
    return from.onTheWay(to: to, gone: Double((now - begins).ticks) / Double((ends - begins).ticks))
  }
}
