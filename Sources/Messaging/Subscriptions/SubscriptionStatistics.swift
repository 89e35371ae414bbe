public import DiscreteEvents
public import Statistics

/// What was measured of a subscription, since it was made or measured anew.
///
/// Every message is in one of four states, and ``isBalanced`` says so: delivered, dead letter, lost, or waiting.
public struct SubscriptionStatistics: Sendable {
  /// The number of the first message published while the subscription was there.
  public internal(set) var firstMessage = 0
  /// Since when is measured.
  public let since: Instant
  /// Messages that waited, and that were among the dead letters, when the measuring began.
  public private(set) var waitingBefore = 0
  public private(set) var deadBefore = 0
  /// Messages published while the subscription was there.
  public internal(set) var published = 0
  /// Messages that took effect, each counted once.
  public internal(set) var delivered = 0
  /// Messages among the dead letters that never took effect.
  public internal(set) var dead = 0
  /// Messages that are still on their way, in the broker or with a consumer.
  public internal(set) var waiting = 0
  var losses = [Int](repeating: 0, count: LossReason.allCases.count)

  /// Effects beyond the first of a message.
  public internal(set) var duplicates = 0
  /// Messages that came again to an idempotent subscription and were acknowledged without effect.
  public internal(set) var suppressed = 0
  /// First effects of messages after that of a later one with the same key.
  public internal(set) var outOfOrder = 0
  /// Work that failed.
  public internal(set) var failures = 0
  /// Acknowledgements that came too late, or for something that was taken away.
  public internal(set) var stale = 0
  /// How often a message became a dead letter, those that took effect before included.
  public internal(set) var deadLettered = 0
  public internal(set) var redriven = 0
  /// How often a log's group was assigned its partitions anew after a pause. Who comes and goes during one pause makes one.
  public internal(set) var rebalances = 0

  /// Messages that wait, over time.
  public internal(set) var backlog: TimeWeightedAverage
  /// Publications and ends of waiting per minute.
  public internal(set) var arrivals: WindowCounter
  public internal(set) var departures: WindowCounter
  /// From publication to first effect, in seconds.
  public internal(set) var latencies = QuantileSketch()
  var latencyTicks: Int64 = 0
  /// The age of the oldest waiting message, in seconds, as it was seen at the first event of each minute; of every second
  /// minute once there would be more than ``maximumAges``, then of every fourth, and so on.
  public internal(set) var ages: [Sample] = []
  var ageInterval = Timespan.minute.ticks
  public static let maximumAges = 1_024
  /// From each end of an outage until the backlog was as before it, or empty. Crashes of consumers that overlap are one
  /// outage, which ends when the last of them is back or has left; cuts and times with the broker down are another.
  public internal(set) var catchUps = Tally()

  public struct Sample: Sendable, Hashable {
    public let at: Instant
    public let seconds: Double
  }

  init(at now: Int64) {
    since = Instant(ticks: now)
    backlog = TimeWeightedAverage(level: 0, at: now)
    arrivals = WindowCounter(width: Timespan.minute.ticks, from: now)
    departures = WindowCounter(width: Timespan.minute.ticks, from: now)
  }

  /// Measures from now on. What is there stays there, what has happened is forgotten.
  init(at now: Int64, carryingOver before: SubscriptionStatistics) {
    self.init(at: now)
    firstMessage = before.firstMessage
    (waiting, waitingBefore) = (before.waiting, before.waiting)
    (dead, deadBefore) = (before.dead, before.dead)
    backlog = TimeWeightedAverage(level: Double(waiting), at: now)
  }

  mutating func note(age: Timespan, at now: Int64) {
    ages.append(Sample(at: Instant(ticks: now), seconds: age.inSeconds))
    while ages.count > Self.maximumAges { thinOutAges() }
  }

  /// Keeps the first sample of every two intervals, which are one from now on.
  private mutating func thinOutAges() {
    ageInterval *= 2
    var last: Int64 = -1
    ages.removeAll { sample in
      defer { last = sample.at.ticks / ageInterval }
      return sample.at.ticks / ageInterval == last
    }
  }

  /// One that was lost before the measuring began, and took effect after all since, counts for one less.
  public func lost(_ reason: LossReason) -> Int { losses[reason.rawValue] }
  public var lost: Int { losses.reduce(0, +) }

  /// published = delivered + dead + lost + waiting; of a measuring that began later, with what was there at its beginning:
  /// waiting before + dead before + published since = delivered since + dead + lost since + waiting.
  public var isBalanced: Bool { waitingBefore + deadBefore + published == delivered + dead + lost + waiting }

  /// From publication to first effect, in seconds.
  public var meanLatency: Double? {
    delivered > 0 ? Timespan(ticks: latencyTicks).inSeconds / Double(delivered) : nil
  }

  /// How many messages waited at the end of each minute, or of each wider window once there are more than
  /// `arrivals.maximumWindows`.
  public var backlogPerWindow: [Int] {
    let width = max(arrivals.width, departures.width)
    let (came, went) = (arrivals.windows(ofWidth: width), departures.windows(ofWidth: width))
    var (level, levels) = (waitingBefore, [Int]())
    for window in 0..<max(came.count, went.count) {
      level += window < came.count ? came[window] : 0
      level -= window < went.count ? went[window] : 0
      levels.append(level)
    }
    return levels
  }
}

extension WindowCounter {
  /// The counts in windows of a multiple of the width.
  fileprivate func windows(ofWidth wider: Int64) -> [Int] {
    let ratio = Int(wider / width)
    return stride(from: 0, to: windows.count, by: ratio).map { first in
      windows[first..<min(first + ratio, windows.count)].reduce(0, +)
    }
  }
}
