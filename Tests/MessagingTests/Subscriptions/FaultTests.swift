import DiscreteEvents
import Messaging
import Statistics
import Testing

struct FaultTests {
  static let everySemantics: [SubscriptionSemantics] = [.log(), .fanout(), .queue()]

  @Test(arguments: everySemantics)
  func messagesArriveInParallelAfterTheirLatencies(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics, latency: 150, publishLatency: 30)
    let display = Service(in: shop.simulation)
    shop.consume()
    shop.topic.subscribe(SubscriptionSettings("display", semantics, latency: .always(Timespan(ticks: 50))))
      .consume(ConsumerSettings("display"), on: display) { $0.take($1) }
    shop.publish([1, 2])
    #expect(try shop.run() == 180)
    #expect(shop.service.notes == ["180:1", "180:2"])
    #expect(display.notes == ["80:1", "80:2"])
    #expect(shop.statistics.meanLatency == 180e-6)
  }

  /// A message each minute for three hours; one subscriber is cut off for the second one.
  @Test(arguments: everySemantics)
  func whileOneSubscriberIsDownForAnHourTheOthersNoticeNothing(semantics: SubscriptionSemantics) throws {
    func world(isCut: Bool) throws -> (Shop, Service) {
      let shop = Shop(semantics)
      let other = Service(in: shop.simulation)
      shop.consume(work: 1_000_000)
      shop.topic.subscribe(SubscriptionSettings("other", semantics))
        .consume(ConsumerSettings("other", work: .always(.seconds(2))), on: other) { $0.take($1) }
      for minute in 0..<180 { shop.publish([minute], at: Int64(minute) * 60_000_000) }
      if isCut {
        shop.service.at(3_600_000_001) { shop.subscription.partition() }
        shop.service.at(7_200_000_001) { shop.subscription.heal() }
      }
      try shop.run()
      return (shop, other)
    }
    let (calm, calmOther) = try world(isCut: false)
    let (shop, other) = try world(isCut: true)
    #expect(other.notes == calmOther.notes)
    #expect(shop.statistics.delivered == 180)
    #expect(shop.statistics.isBalanced)
    #expect(shop.statistics.backlog.maximum >= 60)
    #expect(calm.statistics.backlog.maximum == 1)
    #expect(shop.statistics.catchUps.count == 1)
    // 60 messages of a second each, and one that comes meanwhile; a log begins after a pause of 3 s.
    #expect((58...66).contains(shop.statistics.catchUps.mean ?? 0))
  }

  @Test(arguments: everySemantics)
  func whileTheBrokerIsDownPublishersKeepTheirMessagesInOrder(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    shop.consume()
    shop.publish([1])
    shop.service.at(10) { shop.topic.goDown() }
    shop.publish([2, 3], at: 20)
    shop.service.at(100) { shop.topic.comeUp() }
    shop.publish([4], at: 100)
    try shop.run()
    #expect(shop.service.notes == ["0:1", "100:2", "100:3", "100:4"])
    #expect(shop.topic.statistics.heldBack == 2)
    #expect(shop.topic.statistics.heldBackTime == Timespan(ticks: 160))
  }

  @Test func whatIsPublishedOnReturnComesBehindWhatWasKept() throws {
    let shop = Shop(.fanout())
    shop.consume()
    shop.service.at(10) { shop.topic.goDown() }
    shop.service.at(20) {
      shop.topic.publish(1) { shop.topic.publish(3) }
      shop.topic.publish(2)
    }
    shop.service.at(30) { shop.topic.comeUp() }
    try shop.run()
    #expect(shop.service.notes == ["30:1", "30:2", "30:3"])
  }

  @Test func aPublisherThatKeepsNothingLosesWhatItPublishesMeanwhile() throws {
    let shop = Shop(.fanout(), publishLatency: 5)
    shop.consume()
    shop.publish([1], at: 8)
    shop.service.at(10) { shop.topic.goDown(droppingPublications: true) }
    shop.publish([2], at: 20)
    shop.service.at(100) { shop.topic.comeUp() }
    shop.publish([3], at: 200)
    try shop.run()
    #expect(shop.service.notes == ["205:3"])
    #expect(shop.statistics.lost(.brokerDown) == 2)
    #expect(shop.topic.storedCount == 0)
  }

  @Test func leasesRunOutWhileTheBrokerIsDown() throws {
    let shop = Shop(lease { $0.length = Timespan(ticks: 30) })
    shop.consume(work: 20)
    shop.publish([1])
    shop.service.at(10) { shop.topic.goDown() }
    shop.service.at(50) { shop.topic.comeUp() }
    try shop.run()
    #expect(shop.service.notes == ["20:1", "70:1r"])
    #expect(shop.statistics.duplicates == 1)
  }

  @Test func aSlowConsumerIsSlowerByItsFactor() throws {
    let shop = Shop(.fanout())
    let consumer = shop.consume(work: 10)
    shop.publish([1, 2, 3])
    shop.service.at(5) { consumer.slow(by: 3) }
    shop.service.at(35) { consumer.slow(by: 1) }
    try shop.run()
    #expect(shop.service.notes == ["10:1", "40:2", "50:3"])
  }

  /// 30 ticks to the broker and 20 from there; each takes what it takes when it is sent.
  @Test(arguments: everySemantics)
  func aSlowBrokerTakesItsTimeOnBothWays(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics, latency: 20, publishLatency: 30)
    shop.consume()
    shop.service.at(5) { shop.topic.slow(by: 3) }
    shop.service.at(200) { shop.topic.slow(by: 1) }
    for (message, tick) in zip(1..., [0, 10, 190, 300] as [Int64]) { shop.publish([message], at: tick) }
    try shop.run()
    // To the broker at 30, 100, 280 and 330; from there in 60, 60, 20 and 20.
    #expect(shop.service.notes == ["90:1", "160:2", "300:3", "350:4"])
  }

  @Test(arguments: everySemantics)
  func aSlowSubscriptionIsNoOtherOnes(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics, latency: 20)
    shop.consume()
    let other = Service(in: shop.simulation)
    shop.topic.slow(by: 2)
    shop.topic.subscribe(SubscriptionSettings("other", semantics, latency: .always(Timespan(ticks: 20))))
      .consume(ConsumerSettings("other"), on: other) { $0.take($1) }
    shop.subscription.slow(by: 1.5)
    shop.publish([1])
    shop.service.at(100) { shop.topic.slow(by: 1) }
    shop.publish([2], at: 200)
    try shop.run()
    #expect(shop.service.notes == ["60:1", "230:2"])
    #expect(other.notes == ["40:1", "220:2"])
  }

  @Test func drawnTimesAreSlowedAlike() throws {
    func notes(factor: Double) throws -> [Int64] {
      let simulation = Simulation(seed: 1)
      let law = TimeLaw.drawn(from: try DiscreteUniform(from: 1, through: 100), in: .tick)
      let topic = Topic<Int>(in: simulation, "t", latency: law)
      let service = Service(in: simulation)
      let subscription = topic.subscribe(SubscriptionSettings("s", latency: law))
      subscription.consume(ConsumerSettings("c"), on: service) { $0.take($1) }
      topic.slow(by: factor)
      for message in 0..<20 { service.at(Int64(message) * 1_000) { topic.publish(message) } }
      try simulation.run()
      return service.notes.compactMap { Int64($0.prefix { $0 != ":" }) }.map { $0 % 1_000 }
    }
    let (usual, slow) = (try notes(factor: 1), try notes(factor: 4))
    #expect(usual.count == 20 && slow == usual.map { 4 * $0 })
  }

  /// What was sent while the link was slow is still on its way when it is quick again.
  @Test(arguments: [.log(), .queue(), lease { $0.isOrderedByKey = true }] as [SubscriptionSemantics])
  func aLinkThatIsQuickAgainLetsNothingOvertake(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics, latency: 10)
    shop.consume()
    shop.subscription.slow(by: 10)
    shop.publish([1], key: "k")
    shop.service.at(20) { shop.subscription.slow(by: 0) }
    for tick in [30, 100, 110] as [Int64] { shop.publish([Int(tick)], at: tick, key: "k") }
    try shop.run()
    #expect(shop.service.notes == ["100:1", "100:30", "100:100", "110:110"])
  }

  @Test(arguments: everySemantics)
  func aBadLinkLosesAndDuplicates(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    shop.consume()
    shop.subscription.disturb(Disturbance(loses: 0.25, duplicates: 0.5))
    shop.publish(Array(0..<1_000))
    try shop.run()
    // 250 and 375 with standard deviations of 14 and 15; five of them.
    #expect((180...320).contains(shop.statistics.lost(.link)))
    #expect((300...450).contains(shop.statistics.duplicates))
    #expect(shop.statistics.delivered == 1_000 - shop.statistics.lost(.link))
    #expect(shop.statistics.isBalanced)
  }

  @Test(arguments: everySemantics)
  func aLinkThatReordersIsSeenInTheOrder(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    shop.consume()
    shop.subscription.disturb(Disturbance(reorders: 0.2))
    for message in 0..<200 { shop.publish([message], at: Int64(message) * 1_000, key: "order") }
    try shop.run()
    #expect(shop.statistics.outOfOrder > 20)
    #expect(shop.statistics.delivered == 200)
  }

  @Test func aDisturbanceElsewhereChangesNobodysLuck() throws {
    func notes(isOtherDisturbed: Bool) throws -> [String] {
      let shop = Shop(.fanout())
      let other = shop.topic.subscribe(SubscriptionSettings("other"))
      other.consume(ConsumerSettings("other"), on: Service(in: shop.simulation)) { $0.take($1) }
      shop.consume()
      shop.subscription.disturb(Disturbance(loses: 0.3, delays: 0.3))
      if isOtherDisturbed { other.disturb(Disturbance(loses: 0.5, duplicates: 0.5)) }
      for message in 0..<100 { shop.publish([message], at: Int64(message)) }
      try shop.run()
      return shop.service.notes
    }
    #expect(try notes(isOtherDisturbed: true) == notes(isOtherDisturbed: false))
  }

  @Test(arguments: everySemantics)
  func aBrokerAtRestHasNoEventDue(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    shop.consume(work: 10)
    shop.publish([1])
    #expect(try shop.run() == 10)
  }
}
