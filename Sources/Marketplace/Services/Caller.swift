import DiscreteEvents
import Scenario

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
  /// By service, of those that count: how many requests were made in which minute.
  @exclusivity(unchecked) private var requests: [Service.Name: (minute: Int64, count: Int)] = [:]

  init(_ who: Who, luck: RandomStream) {
    self.who = who
    self.luck = luck
  }

  /// A fault has got in its way.
  func touch(_ faults: UInt64) {
    obstacles |= faults
    if let order { order.faults |= faults } else { earlierFaults |= faults }
  }

  /// Counts a request to a service in the minute of the clock in which it is made; false if a customer has made too many.
  func mayAsk(_ service: Service.Name, at now: Instant, _ limit: Int) -> Bool {
    guard who.role == .customer else { return true }
    let minute = now.ticks / Timespan.minute.ticks
    let earlier = requests[service].map { $0.minute == minute ? $0.count : 0 } ?? 0
    requests[service] = (minute, earlier + 1)
    return earlier < limit
  }
}
