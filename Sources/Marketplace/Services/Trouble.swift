/// Whether anything is broken at the moment.
///
/// While nothing is, no request takes longer than its timeout but by queueing, and nobody needs to watch the clock.
final class Trouble: @unchecked Sendable {
  @exclusivity(unchecked) var faults = 0

  var isAway: Bool { faults == 0 }
}
