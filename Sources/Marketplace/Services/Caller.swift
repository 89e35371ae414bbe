import DiscreteEvents

/// Who asks services, with a luck of its own: one request more of somebody else changes nothing for it.
final class Caller: @unchecked Sendable {
  let who: Who
  @exclusivity(unchecked) var luck: RandomStream
  /// What it asks about. What got in the way before there was an order has touched the order that came of it.
  @exclusivity(unchecked) var order: Order? {
    didSet {
      order?.faults |= earlierFaults
      earlierFaults = 0
    }
  }
  /// What has kept it from an answer since the last one that it got.
  @exclusivity(unchecked) var obstacles: UInt64 = 0
  @exclusivity(unchecked) private var earlierFaults: UInt64 = 0
  /// What its own device suffers from at the moment.
  @exclusivity(unchecked) var device: () -> Health = { Health() }
  @exclusivity(unchecked) private var minute: Int64 = -1
  @exclusivity(unchecked) private var requests = 0

  init(_ who: Who, luck: RandomStream) {
    self.who = who
    self.luck = luck
  }

  /// A fault has got in its way.
  func touch(_ faults: UInt64) {
    obstacles |= faults
    if let order { order.faults |= faults } else { earlierFaults |= faults }
  }

  /// Counts a request in the minute in which it is made; false if there were too many.
  func mayAsk(at now: Instant, _ limit: Int) -> Bool {
    let current = now.ticks / Timespan.minute.ticks
    if current != minute { (minute, requests) = (current, 0) }
    requests += 1
    return requests <= limit
  }
}
