internal import DiscreteEvents
internal import Statistics

/// Outages and what comes after them.
///
/// Consumers that have crashed and a broker that cannot be reached are measured apart: a consumer that never comes back is an
/// outage without an end, and must not hide the others.
extension Channel {
  func crashBegins() {
    crashes.beginOutage(backlog: statistics.waiting)
    catchUpTarget = max(crashes.target, cutsOff.target)
  }

  func crashEnds() {
    crashes.endOutage(at: ticks)
    outageHasEnded()
  }

  func cutBegins() {
    cutsOff.beginOutage(backlog: statistics.waiting)
    catchUpTarget = max(crashes.target, cutsOff.target)
  }

  func cutEnds() {
    cutsOff.endOutage(at: ticks)
    outageHasEnded()
  }

  private func outageHasEnded() {
    catchUpTarget = max(crashes.target, cutsOff.target)
    noteBacklog(at: ticks)
  }

  /// The backlog is as it was before an outage, or before one of each kind.
  func endCatchUps(at now: Int64) {
    noteCatchUp(crashes.reach(backlog: statistics.waiting, at: now))
    noteCatchUp(cutsOff.reach(backlog: statistics.waiting, at: now))
    catchUpTarget = max(crashes.target, cutsOff.target)
  }

  private func noteCatchUp(_ ticks: Int64?) {
    if let ticks { statistics.catchUps.add(Timespan(ticks: ticks).inSeconds) }
  }
}
