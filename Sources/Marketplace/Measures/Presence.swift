import DiscreteEvents

/// How many are there, over time: the two sides of Little's law, L·T = Σ W, counted apart.
struct Presence: Sendable {
  private(set) var count = 0
  private(set) var entered = 0
  private var integral = Int128(0)
  private var changed = Instant.start
  private var stays = Int128(0)

  mutating func enter(at now: Instant) {
    advance(to: now)
    count += 1
    entered += 1
  }

  mutating func leave(at now: Instant) {
    advance(to: now)
    count -= 1
  }

  /// Somebody who is leaving had been there for so long.
  mutating func add(stay: Timespan) { stays += Int128(stay.ticks) }

  private mutating func advance(to now: Instant) {
    integral += Int128(count) * Int128((now - changed).ticks)
    changed = now
  }

  /// Holds once everybody has left.
  var isBalanced: Bool { count > 0 || integral == stays }
}
