internal import DiscreteEvents
internal import Statistics

/// What was counted and not yet put into the statistics: what came and went in the current minute, and equal latencies in a
/// row. Counting one by one or all together makes no difference to what they say.
struct MessageFlow: BitwiseCopyable {
  private let origin: Int64
  /// When the window of the counters ends into which is counted.
  private var windowEnd: Int64
  private var came = 0
  private var went = 0
  private var latency: Int64 = 0
  private var latencies = 0

  init(from origin: Int64) {
    self.origin = origin
    windowEnd = origin
  }

  @inline(__always)
  mutating func come(at now: Int64, _ statistics: inout SubscriptionStatistics) {
    if now >= windowEnd { openWindow(at: now, &statistics) }
    came &+= 1
  }

  @inline(__always)
  mutating func leave(at now: Int64, _ statistics: inout SubscriptionStatistics) {
    if now >= windowEnd { openWindow(at: now, &statistics) }
    went &+= 1
  }

  @inline(never)
  private mutating func openWindow(at now: Int64, _ statistics: inout SubscriptionStatistics) {
    settleWindow(&statistics)
    let width = Timespan.minute.ticks
    windowEnd = origin &+ ((now &- origin) / width &+ 1) &* width
  }

  private mutating func settleWindow(_ statistics: inout SubscriptionStatistics) {
    if came > 0 { statistics.arrivals.add(came, at: windowEnd - 1) }
    if went > 0 { statistics.departures.add(went, at: windowEnd - 1) }
    (came, went) = (0, 0)
  }

  /// Counts a latency in ticks.
  @inline(__always)
  mutating func add(latency: Int64, _ statistics: inout SubscriptionStatistics) {
    if latency != self.latency { open(latency, &statistics) }
    latencies &+= 1
  }

  @inline(never)
  private mutating func open(_ latency: Int64, _ statistics: inout SubscriptionStatistics) {
    settleLatencies(&statistics)
    self.latency = latency
  }

  private mutating func settleLatencies(_ statistics: inout SubscriptionStatistics) {
    if latencies > 0 { statistics.latencies.add(Timespan(ticks: latency).inSeconds, times: latencies) }
    latencies = 0
  }

  /// Puts all that was counted into the statistics.
  mutating func settle(_ statistics: inout SubscriptionStatistics) {
    settleWindow(&statistics)
    settleLatencies(&statistics)
  }
}
