/// How long a subscription takes to be up to date after outages of one kind.
///
///     backlog           ╭──────╮
///                       │      ╰──╮
///             ──────────╯         ╰────── as before
///                       ├─────┤───┤
///                       outage catch-up
///
/// Outages that overlap are one, which ends with the last of them. One that begins before the last was caught up with
/// belongs to it.
struct CatchUp: BitwiseCopyable {
  private var outages = 0
  private var backlogBefore = 0
  /// The backlog that is to be reached, since the outage has ended; -1 if there is none to be reached.
  private(set) var target = -1
  private var since: Int64 = 0

  mutating func beginOutage(backlog: Int) {
    outages += 1
    if outages == 1, target < 0 { backlogBefore = backlog }
    target = -1
  }

  mutating func endOutage(at now: Int64) {
    outages -= 1
    if outages == 0 { (target, since) = (backlogBefore, now) }
  }

  /// - Returns: How long it has taken, in ticks, if this backlog ends it.
  mutating func reach(backlog: Int, at now: Int64) -> Int64? {
    guard backlog <= target else { return nil }
    target = -1
    return now - since
  }
}
