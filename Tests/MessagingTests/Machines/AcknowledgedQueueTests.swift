import DiscreteEvents
import Testing

@testable import Messaging

struct AcknowledgedQueueTests {
  private func queue(
    holding count: Int = 0, _ change: (inout SubscriptionSemantics.Acknowledgement) -> Void = { _ in }
  ) -> AcknowledgedQueue {
    var rules = SubscriptionSemantics.Acknowledgement()
    change(&rules)
    var queue = AcknowledgedQueue(rules)
    for message in 0..<count { _ = queue.append(message) }
    return queue
  }

  private func deliver(_ queue: inout AcknowledgedQueue, to consumer: Int = 0, prefetch: Int = 9) throws -> Receipt {
    let receipt = queue.deliver(to: consumer, prefetch: prefetch)
    return try #require(receipt)
  }

  @Test func aConsumerGetsNoMoreThanItsPrefetch() throws {
    var queue = queue(holding: 5)
    let first = try deliver(&queue, prefetch: 2)
    _ = try deliver(&queue, prefetch: 2)
    #expect(queue.deliver(to: 0, prefetch: 2) == nil)
    #expect(try deliver(&queue, to: 1, prefetch: 2).message == 2)
    let isTaken = queue.acknowledge(first, by: 0)
    #expect(isTaken)
    #expect(try deliver(&queue, prefetch: 2).message == 3)
    #expect((queue.unacknowledged(by: 0), queue.unacknowledged(by: 1)) == (2, 1))
    #expect((queue.ready, queue.count) == (1, 4))
  }

  @Test func whatComesBackGoesToItsOldPlaceMarkedAsRedelivered() throws {
    var queue = queue(holding: 4)
    let receipts = try (0..<3).map { _ in try deliver(&queue) }
    #expect(queue.takeBack(receipts[2], from: 0) == .requeued)
    #expect(queue.takeBack(receipts[0], from: 0) == .requeued)
    let again = try (0..<3).map { _ in try deliver(&queue, to: 1) }
    #expect(again.map(\.message) == [0, 2, 3])
    #expect(again.map(\.isRedelivered) == [true, true, false])
    #expect(queue.takeBack(receipts[0], from: 0) == .stale)
    let isTaken = queue.acknowledge(receipts[0], by: 0)
    #expect(!isTaken)
  }

  @Test func theDeliveryLimitEndsAPoisonMessage() throws {
    var queue = queue(holding: 1) { $0.deliveryLimit = 3 }
    for _ in 1...2 { #expect(queue.takeBack(try deliver(&queue), from: 0) == .requeued) }
    #expect(queue.takeBack(try deliver(&queue), from: 0) == .exhausted(Exhausted(message: 0, receipts: 3)))
    #expect(queue.count == 0)
    #expect(queue.unacknowledged(by: 0) == 0)
  }

  @Test func aFullQueueDropsItsOldestOrRejectsTheNewest() throws {
    var dropping = queue(holding: 2) {
      $0.lengthLimit = 2
      $0.overflow = .dropsOldest
    }
    #expect(dropping.append(2) == .dropped(0))
    #expect(try deliver(&dropping).message == 1)
    // One is with a consumer now, and does not count.
    #expect(dropping.append(3) == .kept)

    var rejecting = queue(holding: 2) {
      $0.lengthLimit = 2
      $0.overflow = .rejects
    }
    #expect(rejecting.append(2) == .rejected)
    #expect(rejecting.count == 2)
    #expect(rejecting.hasRoom(besides: 5) == true)  // it holds nobody back
  }

  @Test func aFullQueueHoldsItsPublisherBack() throws {
    var queue = queue(holding: 1) { $0.lengthLimit = 3 }
    #expect(queue.hasRoom(besides: 1) == true)
    #expect(queue.hasRoom(besides: 2) == false)
    _ = queue.append(1)
    _ = queue.append(2)
    #expect(queue.hasRoom(besides: 0) == false)
    _ = try deliver(&queue)
    #expect(queue.hasRoom(besides: 0) == true)
  }
}
