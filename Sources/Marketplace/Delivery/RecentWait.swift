import DiscreteEvents
import PortableMath

/// How long deliveries have lately waited for their partners, on average: what happened a quarter of an hour ago counts
/// about a third of what happens now.
///
/// It is what an app knows: orders that still wait tell nothing yet.
struct RecentWait: Sendable {
  private static let memory = Timespan.minutes(15)

  private var sum = 0.0
  private var weight = 0.0
  private var latest = Instant.start

  /// Nothing, before the first.
  var minutes: Double { weight > 0 ? sum / weight : 0 }

  mutating func add(_ wait: Timespan, at now: Instant) {
    let kept = Portable.exp(-((now - latest) / Self.memory))
    sum = sum * kept + wait.inMinutes
    weight = weight * kept + 1
    latest = now
  }
}

extension Order {
  /// How long it waited for its partner before it was cooked, and after; nil before it was picked up.
  var waitForPartner: Timespan? {
    guard let accepted = times.accepted, let ticket = times.ticket, let ready = times.ready,
      let pickedUp = times.pickedUp
    else { return nil }
    return (ticket - accepted) + (pickedUp - ready)
  }
}
