internal import DiscreteEvents

extension Channel {
  /// The first message that was published while the subscription was there.
  var firstMessage: Int { statistics.firstMessage }

  /// The statistics, with what time alone has done.
  var currentStatistics: SubscriptionStatistics {
    if kind == .log {
      for index in 0..<log.count { log.retain(index, at: ticks) { outlive($0) } }
      log.advance(to: ticks)
      statistics.rebalances = log.rebalances
    }
    flow.settle(&statistics)
    return statistics
  }

  /// Begins to measure anew, after what time alone has done so far.
  func resetStatistics() {
    let before = currentStatistics
    statistics = SubscriptionStatistics(at: ticks, carryingOver: before)
    flow = MessageFlow(from: ticks)
    nextAgeSample = ticks + statistics.ageInterval
    log.rebalances = 0
  }
}
