import DiscreteEvents
import Statistics

/// What the customers' own watches say about their visits, from one instant on.
struct Visits: Sendable {
  /// Minutes from arrival to departure.
  private(set) var sojourns = Tally()
  /// Minutes in a queue, whether it led to service or not.
  private(set) var waits = Tally()
  private(set) var waited = 0
  private(set) var gaveUp = 0
  private(set) var turnedAway = 0
  /// All the time that anybody was inside, the part before `since` left out.
  private(set) var inside = Timespan.zero
  private let since: Instant

  init(since: Instant) {
    self.since = since
  }

  /// A customer leaves, having come at `arrival` and been served for `service`.
  mutating func leave(at now: Instant, came arrival: Instant, served service: Timespan) {
    let sojourn = now - arrival
    let wait = sojourn - service
    sojourns.add(sojourn.inMinutes)
    waits.add(wait.inMinutes)
    if wait > .zero { waited += 1 }
    inside += now - max(arrival, since)
  }

  /// A customer leaves without having been served.
  mutating func giveUp(at now: Instant, came arrival: Instant) {
    leave(at: now, came: arrival, served: .zero)
    gaveUp += 1
  }

  /// A customer is not let in.
  mutating func turnAway() { turnedAway += 1 }
}

extension Visits {
  /// Those who left after having been inside.
  var count: Int { sojourns.count }

  var shareWaited: Double { Double(waited) / Double(count) }
  var shareGaveUp: Double { Double(gaveUp) / Double(count) }
  var shareTurnedAway: Double { Double(turnedAway) / Double(count + turnedAway) }
}
