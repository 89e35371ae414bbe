import DiscreteEvents
import Testing

@testable import Messaging

struct LeaseQueueTests {
  private func rules(_ change: (inout SubscriptionSemantics.Lease) -> Void = { _ in }) -> SubscriptionSemantics.Lease {
    var rules = SubscriptionSemantics.Lease()
    rules.length = Timespan(ticks: 30)
    change(&rules)
    return rules
  }

  private func receive(_ queue: inout LeaseQueue, at now: Int64) throws -> Receipt {
    let receipt = queue.receive(at: now)
    return try #require(receipt)
  }

  @Test func aLeasedMessageIsHiddenUntilItsLeaseEnds() throws {
    var queue = LeaseQueue(rules())
    queue.append(7)
    let first = try receive(&queue, at: 10)
    queue.watch(first)
    #expect(queue.receive(at: 39) == nil)
    #expect(queue.nextDeadline == 40)
    queue.expire(at: 39) { _ in Issue.record("too early") }
    #expect(queue.receive(at: 39) == nil)
    queue.expire(at: 40) { _ in Issue.record("not exhausted") }
    let second = try receive(&queue, at: 40)
    #expect(second.message == 7)
    #expect(!first.isRedelivered && second.isRedelivered)
  }

  @Test func aLateAcknowledgementDoesNotTouchTheNewerLease() throws {
    var queue = LeaseQueue(rules())
    queue.append(7)
    let first = try receive(&queue, at: 0)
    queue.watch(first)
    queue.expire(at: 30) { _ in }
    let isLateTaken = queue.acknowledge(first, at: 30)
    #expect(!isLateTaken)
    let second = try receive(&queue, at: 31)
    let isStaleTaken = queue.acknowledge(first, at: 31)
    #expect(!isStaleTaken)
    #expect((queue.count, queue.leased) == (1, 1))
    let isCurrentTaken = queue.acknowledge(second, at: 60)
    #expect(isCurrentTaken)
    #expect(queue.count == 0)
    #expect(queue.leased == 0)
  }

  @Test func anAcknowledgementComesTooLateThoughNobodyHasEndedTheLease() throws {
    var queue = LeaseQueue(rules())
    queue.append(7)
    let receipt = try receive(&queue, at: 0)
    let isTakenAtTheEnd = queue.acknowledge(receipt, at: 30)
    #expect(!isTakenAtTheEnd)
    let isTakenBefore = queue.acknowledge(receipt, at: 29)
    #expect(isTakenBefore)
  }

  @Test func afterTheLastReceiptAMessageIsExhausted() throws {
    var queue = LeaseQueue(rules { $0.maxReceiveCount = 2 })
    queue.append(3)
    var exhausted: [Exhausted] = []
    for round in 0..<2 as Range<Int64> {
      queue.watch(try receive(&queue, at: 100 * round))
      #expect(exhausted.isEmpty)
      queue.expire(at: 100 * round + 30) { exhausted.append($0) }
    }
    #expect(exhausted == [Exhausted(message: 3, receipts: 2)])
    #expect(queue.count == 0)
    #expect(queue.receive(at: 500) == nil)
  }

  /// Groups: a a b a, one of each at a time.
  @Test func aGroupIsBlockedWhileOneOfItIsLeased() throws {
    var queue = LeaseQueue(rules { $0.isOrderedByKey = true })
    for (message, group) in [(0, 0), (1, 0), (2, 1), (3, 0)] as [(Int, Int32)] { queue.append(message, group: group) }
    let first = try receive(&queue, at: 0)
    let other = try receive(&queue, at: 0)
    #expect([first.message, other.message] == [0, 2])
    #expect(queue.receive(at: 0) == nil)
    queue.watch(first)
    queue.expire(at: 30) { _ in }
    let again = try receive(&queue, at: 31)
    #expect(again.message == 0)  // not 1: the group waits for its first
    let done = queue.acknowledge(again, at: 31)
    #expect(done)
    let next = try receive(&queue, at: 32)
    #expect(next.message == 1)
    #expect(queue.receive(at: 32) == nil)
    _ = queue.acknowledge(next, at: 32)
    #expect(try receive(&queue, at: 33).message == 3)
  }

  @Test func noMoreThanTheLimitAreInFlight() throws {
    var queue = LeaseQueue(rules { $0.inFlightLimit = 2 })
    for message in 0..<3 { queue.append(message) }
    let first = try receive(&queue, at: 0)
    _ = try receive(&queue, at: 0)
    #expect(queue.available == 0)
    #expect(queue.receive(at: 0) == nil)
    _ = queue.acknowledge(first, at: 0)
    #expect(try receive(&queue, at: 0).message == 2)
  }

  /// Three are watched, the second is done first, then the first, then the third comes back: nothing is left to wait for.
  @Test func nobodyIsWokenForALeaseThatHasEnded() throws {
    var queue = LeaseQueue(rules())
    for message in 0..<3 { queue.append(message) }
    let receipts = try (0..<3).map { try receive(&queue, at: $0) }
    for receipt in receipts { queue.watch(receipt) }
    _ = queue.acknowledge(receipts[1], at: 5)
    #expect(queue.nextDeadline == 30)
    _ = queue.acknowledge(receipts[0], at: 5)
    #expect(queue.nextDeadline == 32)
    _ = queue.release(receipts[2]) { _ in }
    #expect(queue.nextDeadline == .max)
    let again = try receive(&queue, at: 6)
    queue.watch(again)
    #expect(queue.nextDeadline == 36)
    queue.expire(at: 35) { _ in Issue.record("too early") }
    #expect((queue.count, queue.leased) == (1, 1))
  }

  @Test func nobodyIsWokenForWhatEndedBehindALeaseThatRanOut() throws {
    var queue = LeaseQueue(rules())
    for message in 0..<2 { queue.append(message) }
    let receipts = try (0..<2).map { try receive(&queue, at: $0) }
    for receipt in receipts { queue.watch(receipt) }
    _ = queue.acknowledge(receipts[1], at: 5)
    queue.expire(at: 30) { _ in }
    #expect(queue.nextDeadline == .max)
  }

  @Test func aReleasedMessageIsVisibleAtOnceAndBeforeNewerOnes() throws {
    var queue = LeaseQueue(rules())
    queue.append(0)
    queue.append(1)
    let first = try receive(&queue, at: 0)
    let isReleased = queue.release(first) { _ in }
    #expect(isReleased)
    #expect(try receive(&queue, at: 0).message == 0)
    #expect(try receive(&queue, at: 0).message == 1)
  }
}
