import DiscreteEvents
import Testing

@testable import Messaging

/// Offsets equal message numbers here, unless a test has several partitions.
struct PartitionedLogTests {
  private func log(
    partitions: Int = 1, _ change: (inout SubscriptionSemantics.Log) -> Void = { _ in }
  ) -> PartitionedLog {
    var rules = SubscriptionSemantics.Log()
    rules.partitions = partitions
    rules.commit = .every(Timespan(ticks: 50))
    rules.rebalance = Timespan(ticks: 10)
    rules.sessionTimeout = Timespan(ticks: 40)
    rules.retryAfter = Timespan(ticks: 5)
    change(&rules)
    return PartitionedLog(rules)
  }

  private func append(_ messages: Range<Int>, to log: inout PartitionedLog, partition: Int = 0, at now: Int64 = 0) {
    for message in messages { log.append(message, to: partition, at: now) { _ in } }
  }

  private func take(
    _ log: inout PartitionedLog, for member: Int = 0, upTo most: Int = 1, at now: Int64
  ) -> [Receipt] {
    var taken: [Receipt] = []
    _ = log.take(for: member, upTo: most, at: now) { _ in
    } _: {
      taken.append($0)
    }
    return taken
  }

  /// Takes and completes one message.
  private func process(_ log: inout PartitionedLog, for member: Int = 0, at now: Int64) -> [Int] {
    let taken = take(&log, for: member, at: now)
    for receipt in taken { _ = log.complete(receipt, endsBatch: true, at: now) }
    return taken.map(\.message)
  }

  @Test func aPartitionHasOneReaderAtATimeAndKeepsItsOrder() {
    var log = log()
    log.join(0, at: 0)
    log.join(1, at: 0)
    append(0..<3, to: &log)
    let batch = take(&log, upTo: 2, at: 0)
    #expect(batch.map(\.message) == [0, 1])
    #expect(take(&log, at: 0).isEmpty)
    #expect(take(&log, for: 1, at: 0).isEmpty)
    for receipt in batch { _ = log.complete(receipt, endsBatch: receipt == batch.last, at: 1) }
    #expect(take(&log, at: 1).map(\.message) == [2])
  }

  /// Commits every 50: at the first poll from tick 50 on, of what was done before it.
  ///
  ///     tick    0   20   40   60   80   90 crash
  ///     done    0   1    2    3    4
  ///     commit                012
  @Test func afterACrashTheGroupGoesOnFromTheLastCommit() {
    var log = log()
    log.join(0, at: 0)
    append(0..<6, to: &log)
    for now in stride(from: 0 as Int64, through: 80, by: 20) { _ = process(&log, at: now) }
    #expect(log.partitions[0].committed == 3)
    log.crash(0, at: 90)
    #expect(take(&log, at: 91).isEmpty)
    log.join(0, at: 100)
    log.advance(to: 110)
    #expect((110..<113 as Range<Int64>).flatMap { process(&log, at: $0) } == [3, 4, 5])
  }

  @Test func anIdleMemberCommitsAtItsNextPoll() {
    var log = log()
    log.join(0, at: 0)
    append(0..<2, to: &log)
    _ = process(&log, at: 10)
    log.crash(0, at: 49)
    #expect(log.partitions[0].committed == 0)
    var late = self.log()
    late.join(0, at: 0)
    append(0..<1, to: &late)
    _ = process(&late, at: 10)
    late.crash(0, at: 50)
    #expect(late.partitions[0].committed == 1)
  }

  @Test func aCommitAfterEachBatchLeavesOnlyTheBatchInWork() {
    var log = log { $0.commit = .afterEachBatch }
    log.join(0, at: 0)
    append(0..<3, to: &log)
    _ = process(&log, at: 0)
    _ = take(&log, upTo: 2, at: 1)
    log.crash(0, at: 2)
    log.join(0, at: 3)
    log.advance(to: 13)
    #expect(take(&log, upTo: 9, at: 13).map(\.message) == [1, 2])
  }

  @Test func aPoisonMessageBlocksItsPartitionAndNoOther() {
    var log = log(partitions: 2)
    log.join(0, at: 0)
    append(0..<2, to: &log, partition: 0)
    append(10..<12, to: &log, partition: 1)
    let poison = take(&log, at: 0)
    #expect(poison.map(\.message) == [0])
    #expect(log.fail(poison[0], at: 0) == .retried(at: 5))
    #expect(process(&log, at: 1) == [10])
    #expect(process(&log, at: 2) == [11])
    #expect(take(&log, at: 4).isEmpty)
    #expect(log.nextDeadline(after: 4) == 5)
    let again = take(&log, at: 5)
    #expect(again.map(\.message) == [0])
    #expect(again.map(\.isRedelivered) == [true])
  }

  @Test func aPoisonMessageIsPassedOverIfAskedFor() {
    var log = log { $0.skipAfter = 2 }
    log.join(0, at: 0)
    append(0..<2, to: &log)
    #expect(log.fail(take(&log, at: 0)[0], at: 0) == .retried(at: 5))
    #expect(log.fail(take(&log, at: 5)[0], at: 5) == .skipped(Exhausted(message: 0, receipts: 2)))
    #expect(process(&log, at: 5) == [1])
  }

  /// 0 is done and not committed when the consumer of 1, which has failed twice, crashes; then 0 fails once.
  @Test func failuresAreChargedToTheMessageThatFailed() {
    var log = log { $0.skipAfter = 3 }
    log.join(0, at: 0)
    append(0..<2, to: &log)
    #expect(process(&log, at: 0) == [0])
    for now in [0, 5] as [Int64] { _ = log.fail(take(&log, at: now)[0], at: now) }
    log.crash(0, at: 6)
    log.join(0, at: 7)
    log.advance(to: 17)
    let other = take(&log, at: 17)
    #expect((other[0].message, other[0].isRedelivered) == (0, false))
    #expect(log.fail(other[0], at: 17) == .retried(at: 22))
    #expect(process(&log, at: 22) == [0])
    // Nobody knows any more that 1 has failed.
    let poison = take(&log, at: 23)
    #expect((poison[0].message, poison[0].isRedelivered) == (1, false))
  }

  @Test func aPoisonMessageIsKnownForWhatItIsAfterACrash() {
    var log = log { $0.skipAfter = 3 }
    log.join(0, at: 0)
    append(0..<2, to: &log)
    #expect(process(&log, at: 0) == [0])
    for now in [0, 5] as [Int64] { _ = log.fail(take(&log, at: now)[0], at: now) }
    log.crash(0, at: 6)
    log.join(0, at: 7)
    log.advance(to: 17)
    let batch = take(&log, upTo: 2, at: 17)
    #expect(batch.map(\.isRedelivered) == [false, true])
    let isDone = log.complete(batch[0], endsBatch: false, at: 17)
    #expect(isDone)
    #expect(log.fail(batch[1], at: 17) == .skipped(Exhausted(message: 1, receipts: 3)))
  }

  @Test func whatRetentionDropsTakesItsFailuresWithIt() {
    var log = log {
      $0.skipAfter = 3
      $0.retentionCount = 2
    }
    log.join(0, at: 0)
    append(0..<2, to: &log)
    for now in [0, 5] as [Int64] { _ = log.fail(take(&log, at: now)[0], at: now) }
    append(2..<3, to: &log, at: 10)
    let next = take(&log, at: 10)
    #expect((next[0].message, next[0].isRedelivered) == (1, false))
    #expect(log.fail(next[0], at: 10) == .retried(at: 15))
  }

  @Test func whatWasDoneHasNotFailed() {
    var log = log { $0.skipAfter = 3 }
    log.join(0, at: 0)
    append(0..<1, to: &log)
    for now in [0, 5] as [Int64] { _ = log.fail(take(&log, at: now)[0], at: now) }
    #expect(process(&log, at: 10) == [0])
    log.rewind(0, to: 0)
    #expect(log.fail(take(&log, at: 11)[0], at: 11) == .retried(at: 16))
  }

  /// Seven partitions, then two members, then three.
  @Test func membersShareNeighbouringPartitions() {
    var log = log(partitions: 7)
    log.join(0, at: 0)
    #expect((0..<7).map { log.partitions[$0].owner } == [0, 0, 0, 0, 0, 0, 0])
    log.join(1, at: 0)  // before the first message, no pause
    #expect((0..<7).map { log.partitions[$0].owner } == [0, 0, 0, 0, 1, 1, 1])
    append(0..<1, to: &log)
    log.join(2, at: 5)
    #expect(take(&log, at: 14).isEmpty)
    #expect(log.nextDeadline(after: 5) == 15)
    log.advance(to: 15)
    #expect((0..<7).map { log.partitions[$0].owner } == [0, 0, 0, 1, 1, 2, 2])
    #expect(take(&log, at: 15).map(\.message) == [0])
    #expect(log.rebalances == 1)
  }

  @Test func whatIsInWorkWhenItsPartitionMovesIsDoneTwice() {
    var log = log(partitions: 2)
    log.join(0, at: 0)
    append(0..<2, to: &log, partition: 1)
    let early = take(&log, at: 0)
    _ = log.complete(early[0], endsBatch: true, at: 1)  // not yet committed by time, but on handing over
    let late = take(&log, at: 1)
    log.join(1, at: 2)
    log.advance(to: 12)
    #expect(log.partitions[1].owner == 1)
    let isTaken = log.complete(late[0], endsBatch: true, at: 13)
    #expect(!isTaken)
    #expect(take(&log, for: 1, at: 13).map(\.message) == [1])
  }

  @Test func workThatEndsDuringThePauseIsNotDoneTwice() {
    var log = log(partitions: 2)
    log.join(0, at: 0)
    append(0..<1, to: &log, partition: 1)
    let work = take(&log, at: 0)
    log.join(1, at: 2)
    let isTaken = log.complete(work[0], endsBatch: true, at: 11)
    #expect(isTaken)
    log.advance(to: 12)
    #expect(take(&log, for: 1, at: 12).isEmpty)
  }

  @Test func aSilentMemberIsGivenUpAfterTheSessionTimeout() {
    var log = log(partitions: 2)
    log.join(0, at: 0)
    log.join(1, at: 0)
    append(0..<1, to: &log, partition: 1)
    log.crash(1, at: 100)
    #expect(log.nextDeadline(after: 100) == 140)
    log.advance(to: 139)
    #expect(take(&log, at: 139).isEmpty)
    log.advance(to: 140)
    log.advance(to: 150)
    #expect(take(&log, at: 150).map(\.message) == [0])
    #expect(log.members == [0])
  }

  /// Pause 10, patience 40. What nobody asked for meanwhile is caught up with in its order.
  ///
  ///     tick  0         40         50     55        95          105
  ///     1     vanishes  given up   │
  ///     2                          │      vanishes  given up    │
  ///     0     ├─────────┤▒ pause ▒▒├────────────────┤▒▒ pause ▒▒├
  @Test func whatTimeAloneBringsHappensAtItsTime() {
    var log = log(partitions: 3)
    for member in 0..<3 { log.join(member, at: 0) }
    append(0..<1, to: &log)
    log.crash(1, at: 0)
    log.crash(2, at: 55)
    #expect(log.members == [0, 2])
    log.advance(to: 104)
    #expect(log.members == [0])
    #expect(log.rebalanceEnd == 105)
    log.advance(to: 500)
    #expect(log.rebalances == 2)
    #expect((0..<3).map { log.partitions[$0].owner } == [0, 0, 0])
  }

  /// The pause after a join is over, though nobody looked, when a member vanishes: it has its share, and is waited for.
  @Test func whoVanishesAfterAPauseLeavesItsShareBehind() {
    var log = log(partitions: 2)
    log.join(0, at: 0)
    append(0..<1, to: &log, partition: 1)
    _ = process(&log, at: 0)
    log.join(1, at: 5)
    log.crash(1, at: 100)
    append(1..<2, to: &log, partition: 1, at: 100)
    log.advance(to: 100)
    #expect(take(&log, at: 100).isEmpty)
    log.advance(to: 150)
    #expect(take(&log, at: 150).map(\.message) == [1])
  }

  @Test func joinsDuringOnePauseAreOneRebalance() {
    var log = log(partitions: 3)
    log.join(0, at: 0)
    append(0..<1, to: &log)
    log.join(1, at: 5)
    log.join(2, at: 7)
    #expect(log.rebalances == 0)
    log.advance(to: 17)
    #expect(log.rebalances == 1)
    log.join(3, at: 100)
    log.leave(3, at: 200)
    log.advance(to: 210)
    #expect(log.rebalances == 3)
  }

  @Test func aGroupThatIsBackFromALongSilenceIsAssignedOnce() {
    var log = log(partitions: 3)
    for member in 0..<3 { log.join(member, at: 0) }
    append(0..<1, to: &log)
    log.loseContact(at: 100)
    log.regainContact(at: 140)
    log.advance(to: 149)
    #expect(take(&log, at: 149).isEmpty)
    log.advance(to: 150)
    #expect(log.rebalances == 1)
    #expect(take(&log, at: 150).map(\.message) == [0])
  }

  @Test func retentionOvertakesASlowReader() {
    var log = log { $0.retention = Timespan(ticks: 100) }
    log.join(0, at: 0)
    var dropped: [Int] = []
    for (message, now) in [(0, 0), (1, 10), (2, 95), (3, 110)] as [(Int, Int64)] {
      log.append(message, to: 0, at: now) { dropped.append($0) }
    }
    #expect(dropped == [0, 1])
    #expect(take(&log, at: 110).map(\.message) == [2])
    // What is being worked on is kept until it is done.
    log.retain(0, at: 400) { dropped.append($0) }
    #expect(dropped == [0, 1])
  }

  @Test func retentionByCountKeepsTheNewest() {
    var log = log { $0.retentionCount = 2 }
    var dropped: [Int] = []
    for message in 0..<4 { log.append(message, to: 0, at: 0) { dropped.append($0) } }
    #expect(dropped == [0, 1])
  }

  @Test func aGroupCanReadAgainFromAnOffsetOrAnInstant() {
    var log = log()
    log.join(0, at: 0)
    for message in 0..<4 { log.append(message, to: 0, at: Int64(message) * 10) { _ in } }
    for now in 40..<44 as Range<Int64> { _ = process(&log, at: now) }
    #expect(log.partitions[0].firstOffset(since: 11) == 2)
    log.rewind(0, to: 2)
    #expect(process(&log, at: 50) == [2])
    log.rewind(0, to: 9)  // what was not read yet is not passed over
    #expect(process(&log, at: 51) == [3])
    log.rewind(0, to: -5)
    #expect(process(&log, at: 52) == [0])
  }

  @Test func aKeyHasOnePartitionAndKeysSpreadOverAll() {
    var log = log(partitions: 8)
    var counts = [Int](repeating: 0, count: 8)
    for key in 0..<8_000 as Range<UInt64> {
      let partition = log.partition(of: key)
      #expect(log.partition(of: key) == partition)
      counts[partition] += 1
    }
    // 1,000 each, with a standard deviation of 30 if they were thrown at random.
    #expect(counts.allSatisfy { (850...1_150).contains($0) })
    #expect((0..<9).map { _ in log.partition(of: nil) } == [0, 1, 2, 3, 4, 5, 6, 7, 0])
  }
}
