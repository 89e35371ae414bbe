import DiscreteEvents
import Messaging
import Testing

struct FanoutSemanticsTests {
  /// Lease 30, work 40, so every lease ends ten ticks too early:
  ///
  ///     tick      0         30   40        70   80
  ///     worker 1  ├────────────────┤ done, too late
  ///     worker 2            ├────────────────┤ done, too late
  ///     worker 1                  ⋮        ├──── …
  @Test func aLeaseThatEndsWhileTheConsumerWorksBringsTheMessageAgain() throws {
    let shop = Shop(
      lease {
        $0.length = Timespan(ticks: 30)
        $0.maxReceiveCount = 3
      })
    shop.consume(work: 40, concurrency: 2)
    shop.publish([7])
    #expect(try shop.run() == 100)
    #expect(shop.service.notes == ["40:7", "70:7r", "100:7r"])
    let statistics = shop.statistics
    #expect((statistics.delivered, statistics.duplicates, statistics.stale) == (1, 2, 3))
    #expect((statistics.deadLettered, statistics.dead, statistics.waiting) == (1, 0, 0))
    #expect(statistics.isBalanced)
  }

  /// Lease 30, work 20, and 15 until the broker hears of it:
  ///
  ///     tick      0       20   30   35      50   60   65
  ///     worker 1  ├─ work ─┤ done    │ too late
  ///     worker 2               ├── work ─────┤ done    │ too late
  @Test(arguments: [1, 2])
  func aLeaseThatEndsBeforeTheBrokerHearsBringsTheMessageAgain(batchSize: Int) throws {
    let shop = Shop(
      lease {
        $0.length = Timespan(ticks: 30)
        $0.maxReceiveCount = 2
      })
    shop.consume(work: 20, concurrency: 2) {
      $0.acknowledgement = Timespan(ticks: 15)
      $0.batchSize = batchSize
    }
    shop.publish([7])
    try shop.run()
    #expect(shop.service.notes == ["20:7", "50:7r"])
    #expect((shop.statistics.stale, shop.statistics.duplicates, shop.statistics.deadLettered) == (2, 1, 1))
    #expect(shop.statistics.isBalanced)
  }

  /// Even work that takes no time is done too late for it, each of five times.
  @Test func aLeaseOfNoTimeEndsNevertheless() throws {
    let shop = Shop(lease { $0.length = .zero }, latency: 5)
    shop.consume()
    shop.publish([7])
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.deadLettered) == (1, 4, 1))
    #expect(shop.statistics.isBalanced)
  }

  @Test func aMessageThatFailsFiveTimesIsADeadLetterAndCanBeRedriven() throws {
    let shop = Shop(.fanout())
    shop.consume()
    shop.service.fail(at: 2, times: 5)
    shop.publish([1, 2, 3])
    shop.service.at(200_000_000) { [subscription = shop.subscription] in
      let letters = subscription.deadLetters
      #expect(letters.map(\.content) == [2])
      #expect(letters.map(\.receipts) == [5])
      #expect(letters.map(\.at) == [.start + .seconds(150)])  // five leases of 30 s
      #expect(subscription.statistics.dead == 1)
      #expect(subscription.redrive() == 1)
    }
    try shop.run()
    let fails = (0..<5).map { "\($0 * 30_000_000):2!" }
    #expect(shop.service.notes == ["0:1", fails[0], "0:3"] + fails.dropFirst() + ["200000000:2"])
    #expect(shop.statistics.redriven == 1)
    #expect((shop.statistics.delivered, shop.statistics.dead, shop.statistics.failures) == (3, 0, 5))
    #expect(shop.subscription.deadLetters.isEmpty)
    #expect(shop.topic.storedCount == 0)
  }

  @Test func aCrashBetweenEffectAndAcknowledgementMakesADuplicate() throws {
    let shop = Shop(lease { $0.length = Timespan(ticks: 100) })
    let consumer = shop.consume(work: 10) { $0.acknowledgement = Timespan(ticks: 5) }
    shop.publish([1])
    shop.service.at(12) { consumer.crash() }
    shop.service.at(20) { consumer.restart() }
    #expect(try shop.run() == 115)
    #expect(shop.service.notes == ["10:1", "110:1r"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (1, 1))
  }

  @Test func anIdempotentSubscriptionSeesEachMessageOnce() throws {
    let shop = Shop(lease { $0.length = Timespan(ticks: 100) }, isIdempotent: true)
    let consumer = shop.consume(work: 10) { $0.acknowledgement = Timespan(ticks: 5) }
    shop.publish([1])
    shop.service.at(12) { consumer.crash() }
    shop.service.at(20) { consumer.restart() }
    try shop.run()
    #expect(shop.service.notes == ["10:1"])
    #expect((shop.statistics.duplicates, shop.statistics.suppressed) == (0, 1))
    #expect(shop.topic.storedCount == 0)
  }

  /// Three keys, two workers, ten ticks each. Of one key, one at a time.
  @Test func messagesOfOneKeyAreWorkedOnOneAfterTheOther() throws {
    let shop = Shop(lease { $0.isOrderedByKey = true })
    shop.consume(work: 10, concurrency: 3)
    shop.publish([1, 2], key: "a")
    shop.publish([3], key: "b")
    #expect(try shop.run() == 20)
    #expect(shop.service.notes == ["10:1", "10:3", "20:2"])
    #expect(shop.statistics.outOfOrder == 0)
  }

  @Test func withoutAnOrderByKeyMessagesOvertakeAndThatIsCounted() throws {
    let shop = Shop(.fanout())
    shop.consume(concurrency: 1)
    shop.service.fail(at: 1, times: 1)
    shop.publish([1, 2], key: "a")
    try shop.run()
    #expect(shop.service.notes == ["0:1!", "0:2", "30000000:1r"])
    #expect(shop.statistics.outOfOrder == 1)
  }

  @Test func aBatchIsTakenWhenFullOrWhenItsTimeIsUp() throws {
    let shop = Shop(.fanout())
    shop.consume(work: 5) {
      $0.batchSize = 3
      $0.batchWait = Timespan(ticks: 20)
    }
    shop.publish([1, 2, 3])
    shop.publish([4], at: 30)
    #expect(try shop.run() == 55)
    #expect(shop.service.notes == ["5:1", "5:2", "5:3", "55:4"])
  }

  /// The slow one's lease ends at 30; the quick one does the message meanwhile, and the next one comes into its place.
  ///
  ///     tick    0         30   40   45  50   55
  ///     slow    ├─ 1 ─────────────────────┤
  ///     quick             ├ 1r ┤    ├─ 2 ────┤
  private func slowAndQuick(isIdempotent: Bool = false, secondAt tick: Int64? = 45) throws -> Shop {
    let shop = Shop(lease { $0.length = Timespan(ticks: 30) }, isIdempotent: isIdempotent)
    shop.consumeInFull(work: 50)
    shop.service.at(0) { shop.topic.publish(1) }
    shop.service.at(1) { shop.consumeInFull(work: 10) }
    if let tick { shop.publish([2], at: tick) }
    try shop.run()
    return shop
  }

  @Test func lateWorkIsDoneOnItsOwnMessage() throws {
    let shop = try slowAndQuick()
    #expect(shop.service.notes == ["40:0=1 of 0 r", "50:0=1 of 0", "55:1=2 of 45"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.stale) == (2, 1, 1))
    #expect(shop.topic.storedCount == 0)
  }

  @Test func lateWorkIsDoneThoughTheMessageIsNeededByNobodyElse() throws {
    let shop = try slowAndQuick(secondAt: nil)
    #expect(shop.service.notes == ["40:0=1 of 0 r", "50:0=1 of 0"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (1, 1))
    #expect(shop.topic.storedCount == 0)
  }

  @Test func anIdempotentSubscriptionSuppressesLateWorkOfASlowConsumer() throws {
    let shop = try slowAndQuick(isIdempotent: true)
    #expect(shop.service.notes == ["40:0=1 of 0 r", "55:1=2 of 45"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.suppressed) == (2, 0, 1))
    #expect(shop.topic.storedCount == 0)
  }
}
