import DiscreteEvents
import Messaging
import Testing

struct LogSemanticsTests {
  @Test func withinAKeyOrderIsKeptAndPartitionsWorkInParallel() throws {
    let shop = Shop(logged { $0.partitions = 4 })
    shop.consume(work: 10, concurrency: 4)
    for key in 0..<4 { shop.publish([10 * key, 10 * key + 1], key: MessageKey(key)) }
    try shop.run()
    for key in 0..<4 {
      let own = shop.service.notes.filter { $0.hasSuffix(":\(10 * key)") || $0.hasSuffix(":\(10 * key + 1)") }
      #expect(own.map { $0.split(separator: ":").last.map(String.init) } == ["\(10 * key)", "\(10 * key + 1)"])
    }
    #expect(shop.statistics.outOfOrder == 0)
    #expect(shop.statistics.delivered == 8)
  }

  /// Work 1 s each, commits every 5 s: at the poll after the fifth. Crash at 7.5 s, back at 8 s, pause 3 s.
  ///
  ///     s      1 2 3 4 5 6 7 ╳ 8 ─ pause ─ 11 12 13 14 …
  ///     done   0 1 2 3 4 5 6                  5  6  7
  @Test func aCrashBetweenWorkAndCommitRepeatsTheWork() throws {
    let shop = Shop(.log())
    let consumer = shop.consume(work: 1_000_000)
    shop.publish(Array(0..<8))
    shop.service.at(7_500_000) { consumer.crash() }
    shop.service.at(8_000_000) { consumer.restart() }
    try shop.run()
    let seconds = shop.service.notes.map { $0.replacing("000000:", with: ":") }
    #expect(
      seconds == ["1:0", "2:1", "3:2", "4:3", "5:4", "6:5", "7:6", "12:5", "13:6", "14:7"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (8, 2))
    #expect(shop.statistics.rebalances == 1)
  }

  /// One second each. After a silence of 45 s the member has to join anew, and begins at its last commit; after a shorter one
  /// it goes on where it was.
  @Test(
    arguments: [(30, ["1:0", "2:1", "31:2"]), (60, ["1:0", "2:1", "64:0", "65:1", "66:2"])] as [(Int64, [String])])
  func aMemberThatWasSilentForTooLongJoinsAnew(healing: Int64, notes: [String]) throws {
    let shop = Shop(.log())
    shop.consume(work: 1_000_000)
    shop.publish([0, 1, 2])
    shop.service.at(1_500_000) { shop.subscription.partition() }
    shop.service.at(healing * 1_000_000) { shop.subscription.heal() }
    try shop.run()
    #expect(shop.service.notes.map { $0.replacing("000000:", with: ":") } == notes)
  }

  /// The commit was due at 5 s. What was done before that is not done again, whatever happens later.
  @Test(arguments: [Silence.cut, .brokerDown, .crashWhileCut])
  func whatAnIdleMemberCommittedLongAgoIsNotDoneAgain(silence: Silence) throws {
    let shop = Shop(.log())
    let consumer = shop.consume()
    shop.publish([0])
    shop.service.at(100_000_000) {
      if silence == .brokerDown { shop.topic.goDown() } else { shop.subscription.partition() }
    }
    if silence == .crashWhileCut {
      shop.service.at(110_000_000) { consumer.crash() }
      shop.service.at(120_000_000) { consumer.restart() }
    }
    shop.service.at(160_000_000) {
      if silence == .brokerDown { shop.topic.comeUp() } else { shop.subscription.heal() }
    }
    shop.publish([1], at: 200_000_000)
    try shop.run()
    #expect(shop.service.notes == ["0:0", "200000000:1"])
  }

  enum Silence { case cut, brokerDown, crashWhileCut }

  /// Done at 2 s, cut off at 4 s: the commit that is due at 5 s does not come to the broker.
  @Test func whatWasNotCommittedBeforeALongSilenceIsDoneAgain() throws {
    let shop = Shop(.log())
    shop.consume(work: 2_000_000)
    shop.publish([0])
    shop.service.at(4_000_000) { shop.subscription.partition() }
    shop.service.at(160_000_000) { shop.subscription.heal() }
    try shop.run()
    #expect(shop.service.notes == ["2000000:0", "165000000:0"])
  }

  /// b vanishes at 0, is given up at 45 s, and all is a's at 48 s, also where nobody looks before something is published.
  @Test(
    arguments: [(3_600_000_000, 3_600_000_000), (46_000_000, 48_000_001), (30_000_000, 48_000_001)] as [(Int64, Int64)])
  func aMemberIsGivenUpWhenItsTimeIsUpThoughNobodyLooks(published: Int64, done: Int64) throws {
    let shop = Shop(
      logged {
        $0.partitions = 2
        $0.commit = .afterEachBatch
      })
    shop.consume()
    let second = shop.consume()
    shop.publish([0, 1])
    shop.service.at(1) { second.crash() }
    shop.publish([2, 3], at: published)
    #expect(try shop.run() == done)
    #expect(shop.service.notes.last == "\(done):3")
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (4, 0))
    #expect(shop.statistics.rebalances == 1)
  }

  /// Nothing else waits, and yet the second partition changes hands at the end of a pause from 20 to 120:
  ///
  ///     first   0 ├─────────── 0 and 1 ──────────┤ 300, 1 too late
  ///     second            120 ├──────────── 1 ─────────────┤ 420
  @Test(arguments: [(300, 420, 1), (90, 90, 0)] as [(Int64, Int64, Int)])
  func whatIsInWorkAtTheEndOfAPauseComesAgain(work: Int64, end: Int64, duplicates: Int) throws {
    let shop = Shop(
      logged {
        $0.partitions = 2
        $0.rebalance = Timespan(ticks: 100)
      })
    shop.consume(work: work, concurrency: 2)
    shop.publish([0, 1])
    shop.service.at(20) { _ = shop.consume(work: 300) }
    #expect(try shop.run() == end)
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (2, duplicates))
    #expect(shop.statistics.stale == duplicates)
  }

  /// Crash, 45 s, pause of 3 s. The statistics are read at times at which nothing happens.
  @Test(arguments: [(47, 0), (49, 1)]) func aRebalanceCountsWhenItIsOver(seconds: Int64, rebalances: Int) throws {
    let shop = Shop(.log())
    shop.consume()
    let second = shop.consume()
    shop.publish([0])
    shop.service.at(0) { second.crash() }
    shop.service.at(seconds * 1_000_000) { [subscription = shop.subscription] in
      #expect(subscription.statistics.rebalances == rebalances)
    }
    try shop.run()
  }

  /// Two of four partitions change hands at tick 20 after a pause of 100; what is in work at the end of it comes twice.
  @Test func aGroupThatGainsAndLosesMembersLosesNothing() throws {
    let shop = Shop(
      logged {
        $0.partitions = 4
        $0.rebalance = Timespan(ticks: 100)
      })
    shop.consume(work: 300, concurrency: 4)
    for key in 0..<4 { shop.publish([key, key + 4, key + 8], key: MessageKey(key)) }
    let second = Service(in: shop.simulation)
    shop.service.at(20) {
      let settings = ConsumerSettings("second", concurrency: 4, work: .always(Timespan(ticks: 300)))
      let consumer = shop.subscription.consume(settings, on: second) { $0.take($1) }
      second.at(500) { consumer.leave() }
    }
    try shop.run()
    #expect(shop.statistics.rebalances == 2)
    #expect(shop.statistics.delivered == 12)
    #expect(shop.statistics.duplicates > 0)
    #expect(shop.statistics.waiting == 0)
    #expect(!second.notes.isEmpty)
  }

  @Test func aPoisonMessageBlocksUntilItIsSkipped() throws {
    let shop = Shop(logged { $0.skipAfter = 3 })
    shop.consume(work: 10)
    shop.service.fail(at: 1)
    shop.publish([0, 1, 2])  // 0 is taken at once, by itself
    try shop.run()
    #expect(shop.service.notes == ["10:0", "20:1!", "100030:1!", "200040:1!", "200050:2"])
    #expect((shop.statistics.dead, shop.statistics.deadLettered) == (1, 1))
    #expect(shop.statistics.isBalanced)
  }

  @Test func theRestOfAFailedBatchIsNotBegun() throws {
    let shop = Shop(.log())
    shop.consume(work: 10) { $0.batchSize = 3 }
    shop.service.fail(at: 1, times: 1)
    shop.publish([0, 1, 2])  // 0 is taken at once, by itself
    try shop.run()
    #expect(shop.service.notes == ["10:0", "20:1!", "100030:1r", "100030:2"])
    #expect(shop.statistics.duplicates == 0)
  }

  @Test func retentionOvertakesASlowReader() throws {
    let shop = Shop(logged { $0.retention = Timespan(ticks: 100) })
    shop.consume(work: 60)
    for message in 0..<5 { shop.publish([message], at: Int64(message)) }
    try shop.run()
    // 0 until 60, 1 until 120; then 2, 3 and 4 are more than 100 ticks old.
    #expect(shop.service.notes == ["60:0", "120:1"])
    #expect(shop.statistics.lost(.retention) == 3)
    #expect(shop.statistics.isBalanced)
    #expect(shop.topic.storedCount == 0)
  }

  @Test func aReplayReadsAgainFromAnOffsetOrAnInstant() throws {
    let shop = Shop(.log())
    shop.consume(work: 1)
    for message in 0..<4 { shop.publish([message], at: Int64(message) * 10) }
    shop.service.at(100) { shop.subscription.replay(from: 2) }
    shop.service.at(200) { shop.subscription.replay(since: Instant(ticks: 25)) }
    try shop.run()
    #expect(shop.service.notes == ["1:0", "11:1", "21:2", "31:3", "101:2", "102:3", "201:3"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (4, 3))
    #expect(shop.topic.storedCount == 4)
  }

  @Test func groupsReadEachAtTheirOwnPace() throws {
    let shop = Shop(.log())
    let other = Service(in: shop.simulation)
    shop.consume(work: 10)
    shop.topic.subscribe(SubscriptionSettings("other", .log()))
      .consume(ConsumerSettings("other", work: .always(Timespan(ticks: 25))), on: other) { $0.take($1) }
    shop.publish([1, 2])
    try shop.run()
    #expect(shop.service.notes == ["10:1", "20:2"])
    #expect(other.notes == ["25:1", "50:2"])
    #expect(shop.topic.storedCount == 2)
  }

  /// Read again from 75, message 0 is in work until 105. Another replay takes it from its reader, so that nothing keeps it
  /// when its hundred ticks have passed.
  @Test func workOnWhatIsKeptNoLongerIsDoneOnItsOwnMessage() throws {
    let shop = Shop(logged { $0.retention = Timespan(ticks: 100) })
    shop.consumeInFull(work: 30)
    shop.publish([1])
    shop.publish([2], at: 40)
    shop.service.at(75) { shop.subscription.replay(from: 0) }  // 0 is done at 30 and 1 at 70
    shop.service.at(80) { shop.subscription.replay(from: 0) }
    shop.publish([3], at: 101)
    try shop.run()
    #expect(
      shop.service.notes == ["30:0=1 of 0", "70:1=2 of 40", "105:0=1 of 0", "135:1=2 of 40", "165:2=3 of 101"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (3, 2))
    #expect(shop.statistics.isBalanced)
  }
}
