import DiscreteEvents
import Messaging
import Statistics
import Testing

/// Statistics that begin anew.
struct WarmUpTests {
  /// A message each 10 s, two at once, 15 s each, so that none waits for another; at 72 s, six are done and two in work.
  @Test(arguments: [.fanout(), .queue()] as [SubscriptionSemantics])
  func whatIsMeasuredAfterAWarmUpIsWhatHappenedSince(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    shop.consume(work: 15_000_000, concurrency: 2)
    for message in 0..<12 { shop.publish([message], at: Int64(message) * 10_000_000) }
    shop.service.at(72_000_000) {
      #expect((shop.statistics.published, shop.statistics.delivered, shop.statistics.waiting) == (8, 6, 2))
      shop.topic.resetStatistics()
      #expect((shop.statistics.published, shop.statistics.delivered, shop.statistics.waiting) == (0, 0, 2))
      #expect(shop.statistics.isBalanced)
    }
    try shop.run()
    let statistics = shop.statistics
    #expect((statistics.published, statistics.delivered, statistics.waiting) == (4, 6, 0))
    #expect((statistics.waitingBefore, statistics.deadBefore) == (2, 0))
    #expect(statistics.isBalanced)
    #expect(shop.topic.statistics.published == 4)
    #expect(statistics.since.ticks == 72_000_000)
    #expect(statistics.meanLatency == 15)
    #expect(statistics.latencies.count == 6)
    #expect(statistics.backlogPerWindow == [0])
    #expect(statistics.backlog.maximum == 2)
    // Two until 75 s, one until 80; two and one for 5 s each from 80, 90 and 100 s; two from 110, one from 115 to 125.
    #expect(statistics.backlog.area(until: 125_000_000) == 76e6)
    #expect(statistics.arrivals.total == 4 && statistics.departures.total == 6)
  }

  /// One dead letter and one lost before; afterwards the dead letter is redriven and done.
  @Test func deadLettersAreCarriedOver() throws {
    let shop = Shop(
      lease {
        $0.maxReceiveCount = 1; $0.length = Timespan(ticks: 10)
      })
    shop.consume()
    shop.service.fail(at: 1, times: 1)
    shop.service.fail(at: 2)
    shop.publish([1, 2, 3])
    shop.service.at(100) {
      #expect((shop.statistics.delivered, shop.statistics.dead, shop.statistics.failures) == (1, 2, 2))
      shop.subscription.resetStatistics()
      #expect((shop.statistics.dead, shop.statistics.deadLettered, shop.statistics.failures) == (2, 0, 0))
      #expect(shop.statistics.isBalanced)
      shop.subscription.redrive(1)
    }
    shop.publish([4], at: 200)
    try shop.run()
    let statistics = shop.statistics
    #expect((statistics.published, statistics.delivered, statistics.dead, statistics.deadBefore) == (1, 2, 1, 2))
    #expect(statistics.isBalanced)
    #expect(shop.topic.statistics.published == 4)  // of one subscription, the topic's figures are not forgotten
  }

  @Test func aTopicNamesItsSubscriptionsInOrder() {
    let topic = Topic<Int>(in: Simulation(seed: 1), "placed")
    for name in ["stock", "analytics", "kitchen"] { _ = topic.subscribe(SubscriptionSettings(name)) }
    #expect(topic.subscriptions.map(\.name) == ["stock", "analytics", "kitchen"])
  }

  @Test func pausesAndHoldUpsAreCountedAnew() throws {
    let shop = Shop(.log())
    let consumer = shop.consume()
    shop.publish([1])
    shop.service.at(10) { consumer.leave() }
    shop.service.at(20) { shop.consume() }
    shop.service.at(10_000_000) {
      #expect(shop.statistics.rebalances == 1)
      shop.topic.goDown()
      shop.topic.publish(2)
      #expect(shop.topic.statistics.heldBack == 1)
      shop.topic.resetStatistics()
      #expect(shop.statistics.rebalances == 0)
      #expect((shop.topic.statistics.heldBack, shop.topic.statistics.outbox.level) == (0, 1))
      shop.topic.comeUp()
    }
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.published, shop.statistics.waitingBefore) == (1, 0, 1))
    #expect(shop.statistics.catchUps.count == 1)
  }
}
