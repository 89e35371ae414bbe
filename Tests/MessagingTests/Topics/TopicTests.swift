import DiscreteEvents
import Messaging
import Statistics
import Testing

/// The way from publishers to the broker, and the broker as a whole.
struct TopicTests {
  private static let every = FaultTests.everySemantics

  /// A shop and a second subscription to its topic.
  private func pair(_ semantics: SubscriptionSemantics, publishLatency: Int64 = 0) -> (Shop, Shop.Other) {
    let shop = Shop(semantics, publishLatency: publishLatency)
    shop.consume()
    return (shop, Shop.Other(of: shop, semantics))
  }

  @Test(arguments: every)
  func whatIsLostOnTheWayToTheBrokerIsLostForAll(semantics: SubscriptionSemantics) throws {
    let (shop, other) = pair(semantics)
    shop.topic.disturb(Disturbance(loses: 0.25, duplicates: 0.5))
    for message in 0..<1_000 { shop.publish([message], at: Int64(message)) }
    try shop.run()
    // 250 and 375 with standard deviations of 14 and 15; five of them.
    #expect((180...320).contains(shop.statistics.lost(.link)))
    #expect((300...450).contains(shop.statistics.duplicates))
    #expect(shop.statistics.delivered == 1_000 - shop.statistics.lost(.link))
    #expect(other.service.notes == shop.service.notes)
    #expect(shop.statistics.isBalanced && other.subscription.statistics.isBalanced)
  }

  @Test(arguments: every)
  func aLinkThatReordersIsSeenByAllAlike(semantics: SubscriptionSemantics) throws {
    let (shop, other) = pair(semantics)
    var disturbance = Disturbance(reorders: 0.2)
    disturbance.reorderWindow = Timespan(ticks: 5_000)
    shop.topic.disturb(disturbance)
    for message in 0..<200 { shop.publish([message], at: Int64(message) * 1_000, key: "order") }
    try shop.run()
    #expect(shop.statistics.outOfOrder > 20)
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (200, 0))
    #expect(other.service.notes == shop.service.notes)
  }

  @Test func aDelayOnTheWayIsAddedToTheLatency() throws {
    let (shop, _) = pair(.fanout(), publishLatency: 30)
    var disturbance = Disturbance(delays: 1)
    disturbance.delay = .always(Timespan(ticks: 1_000))
    shop.topic.disturb(disturbance)
    shop.publish([1])
    shop.service.at(10) { shop.topic.disturb(Disturbance()) }
    shop.publish([2], at: 20)
    try shop.run()
    #expect(shop.service.notes == ["50:2", "1030:1"])
  }

  /// Two copies are on their way when the broker goes down; both come back to the publisher, and are sent again.
  @Test func copiesThatFindTheBrokerDownAreSentAgain() throws {
    let (shop, _) = pair(.fanout(), publishLatency: 30)
    shop.topic.disturb(Disturbance(duplicates: 1))
    shop.publish([1])
    shop.service.at(10) { shop.topic.disturb(Disturbance()) }
    shop.service.at(20) { shop.topic.goDown() }
    shop.service.at(100) { shop.topic.comeUp() }
    try shop.run()
    #expect(shop.service.notes == ["130:1", "130:1"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (1, 1))
    #expect(shop.topic.statistics.heldBack == 2)
    #expect(shop.statistics.isBalanced)
  }

  @Test func withoutSubscribersNothingIsKept() throws {
    let simulation = Simulation(seed: 1)
    let topic = Topic<Int>(in: simulation, "t")
    topic.publish(1)
    topic.goDown()
    #expect(!topic.publish(2).hasLeft)
    topic.comeUp()
    topic.disturb(Disturbance(loses: 0.5, duplicates: 1))
    for message in 0..<100 { topic.publish(message, key: "k") }
    try simulation.run()
    #expect(topic.statistics.published == 102)
    #expect(topic.storedCount == 0)
  }

  @Test func aPublisherLearnsTheNumberOfItsMessage() throws {
    let shop = Shop(.fanout())
    shop.consumeInFull(work: 0)
    @Sendable func publish(_ message: Int) -> String {
      let publication = shop.topic.publish(message)
      return "\(publication.number) \(publication.hasLeft ? "sent" : "kept")"
    }
    #expect(publish(17) == "0 sent")
    shop.service.at(10) { shop.topic.goDown() }
    shop.service.at(20) { #expect(publish(18) == "1 kept") }
    shop.service.at(30) { shop.topic.comeUp() }
    shop.service.spawn("publisher") { service in
      try await service.sleep(for: Timespan(ticks: 40))
      #expect(try await shop.topic.publish(andWait: 19) == 2)
    }
    shop.service.at(50) { shop.topic.goDown(droppingPublications: true) }
    shop.service.at(60) { #expect(publish(20) == "3 sent") }
    try shop.run()
    #expect(shop.service.notes == ["0:0=17 of 0", "30:1=18 of 20", "40:2=19 of 40"])
  }

  @Test(arguments: every)
  func withoutConsumersMessagesWaitAndNoEventIsDue(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics, latency: 5)
    shop.publish([1, 2, 3])
    #expect(try shop.run() <= 5)  // a queue keeps them until there is somebody to send them to
    #expect((shop.statistics.waiting, shop.statistics.published) == (3, 3))
    #expect(shop.statistics.isBalanced)
    #expect(shop.topic.storedCount == 3)
  }

  @Test(arguments: every)
  func whoWasNotCutOffIsNotHealed(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    shop.consume()
    shop.publish([1, 2], at: 0)
    shop.service.at(0) { shop.topic.goDown() }
    shop.service.at(50) {
      shop.subscription.heal()
      shop.subscription.partition()
    }
    shop.service.at(60) { shop.subscription.heal() }
    shop.service.at(100) { shop.topic.comeUp() }
    try shop.run()
    #expect(shop.statistics.delivered == 2)
    #expect(!shop.service.notes.contains { $0.hasPrefix("50:") || $0.hasPrefix("60:") })
  }

  @Test func redrivingWhileTheBrokerIsDownWaitsForIt() throws {
    let shop = Shop(
      lease {
        $0.maxReceiveCount = 1; $0.length = Timespan(ticks: 10)
      })
    shop.consume()
    shop.service.fail(at: 1, times: 1)
    shop.publish([1])
    shop.service.at(50) { shop.topic.goDown() }
    shop.service.at(60) { #expect(shop.subscription.redrive() == 1) }
    shop.service.at(100) { shop.topic.comeUp() }
    try shop.run()
    #expect(shop.service.notes.last?.hasPrefix("100:1") == true)
    #expect((shop.statistics.delivered, shop.statistics.dead, shop.statistics.redriven) == (1, 0, 1))
  }

  @Test func aReplayWhileCutOffIsReadAfterwards() throws {
    let shop = Shop(.log())
    shop.consume(work: 1)
    shop.publish([1, 2])
    shop.service.at(50) { shop.subscription.partition() }
    shop.service.at(60) { shop.subscription.replay(from: -3) }
    shop.service.at(70) { shop.subscription.replay(from: 99) }
    shop.service.at(100) { shop.subscription.heal() }
    try shop.run()
    #expect(shop.service.notes == ["1:1", "2:2", "101:1", "102:2"])
    #expect(shop.statistics.duplicates == 2)
  }

  /// 2 waits because 1 is on its way to a queue for one, and 1 is lost on the way from there.
  @Test func whatMakesNoUseOfItsRoomLeavesItToWhoIsHeldBack() throws {
    let shop = Shop(queued { $0.lengthLimit = 1 }, publishLatency: 10)
    shop.consume()
    shop.subscription.disturb(Disturbance(loses: 1))
    shop.service.at(11) { shop.subscription.disturb(Disturbance()) }
    shop.service.spawn("publisher") { service in
      for message in 1...2 { try await shop.topic.publish(andWait: message) }
      service.note("sent")
    }
    #expect(try shop.simulation.run().parked.isEmpty)
    #expect(shop.service.notes == ["10:sent", "20:2"])
    #expect(shop.statistics.lost(.link) == 1)
  }

  /// Two of three take 10 ticks, one none: what is sent when another is about to arrive comes behind it.
  @Test(
    arguments: [.log(), .queue(), lease { $0.isOrderedByKey = true }] as [SubscriptionSemantics], [true, false])
  func whatTakesNoTimeOvertakesNothing(semantics: SubscriptionSemantics, isToTheBroker: Bool) throws {
    let simulation = Simulation(seed: 1)
    let service = Service(in: simulation)
    let law = TimeLaw.drawn(from: NowAndThen(), in: Timespan(ticks: 10))
    let topic = Topic<Int>(in: simulation, "t", latency: isToTheBroker ? law : .zero)
    let subscription = topic.subscribe(SubscriptionSettings("s", semantics, latency: isToTheBroker ? .zero : law))
    subscription.consume(ConsumerSettings("s"), on: service) { $0.take($1) }
    for message in 0..<300 { service.at(Int64(message) * 10) { topic.publish(message, key: "k") } }
    try simulation.run()
    #expect(service.notes.map { $0.split(separator: ":").last.flatMap { Int($0) } } == Array(0..<300))
    #expect(subscription.statistics.outOfOrder == 0)
  }

  /// One or, one time of three, none.
  private struct NowAndThen: Distribution {
    var mean: Double { 2 / 3 }
    var variance: Double { 2 / 9 }
    func sample(using stream: inout RandomStream) -> Double { stream.below(3) == 0 ? 0 : 1 }
  }

  /// The queue was not there when 1 was published, and so 1 does not come to it.
  @Test func aQueueThatComesLaterHoldsNobodyBackForWhatPassesIt() throws {
    let simulation = Simulation(seed: 1)
    let service = Service(in: simulation)
    let topic = Topic<Int>(in: simulation, "t", latency: .always(Timespan(ticks: 10)))
    topic.publish(1)
    let subscription = topic.subscribe(SubscriptionSettings("late", queued { $0.lengthLimit = 1 }))
    subscription.consume(ConsumerSettings("late"), on: service) { $0.take($1) }
    topic.publish(2)
    try simulation.run()
    #expect(service.notes == ["20:2"])
  }

  @Test func outagesThatOverlapAreCaughtUpWithOnce() throws {
    let shop = Shop(lease { $0.length = Timespan(ticks: 5) })
    let consumers = [shop.consume(work: 10), shop.consume(work: 10)]
    for consumer in consumers { shop.service.at(0) { consumer.crash() } }
    shop.publish([1, 2, 3, 4], at: 10)
    shop.service.at(20) { consumers[0].restart() }
    shop.service.at(30) { consumers[1].restart() }
    try shop.run()
    #expect(shop.statistics.catchUps.count == 1)
  }

  /// Who left comes back: that is no end of an outage, and later outages are measured as ever.
  @Test func comingBackAfterLeavingIsNoEndOfAnOutage() throws {
    let shop = Shop(.queue())
    let consumer = shop.consume(work: 10)
    shop.service.at(0) { consumer.leave() }
    shop.service.at(10) { consumer.restart() }
    shop.service.at(100) { consumer.crash() }
    shop.publish([1, 2, 3], at: 110)
    shop.service.at(200) { consumer.restart() }
    try shop.run()
    #expect(shop.statistics.catchUps.count == 1)
    #expect(shop.statistics.catchUps.mean == 30e-6)
  }

  /// One never comes back, and another takes its place. The cut of an hour is measured nevertheless: three messages of ten
  /// ticks each from its end.
  @Test(arguments: [.fanout(), .queue()] as [SubscriptionSemantics], [false, true])
  func whoNeverComesBackDoesNotEndTheMeasuring(semantics: SubscriptionSemantics, leaves: Bool) throws {
    let shop = Shop(semantics)
    let first = shop.consume(work: 10)
    shop.service.at(10) {
      first.crash()
      if leaves { first.leave() }
      shop.consume(work: 10)
    }
    shop.service.at(100) { shop.subscription.partition() }
    shop.publish([1, 2, 3], at: 110)
    shop.service.at(3_600_000_100) { shop.subscription.heal() }
    try shop.run()
    // Whoever has left for good is no outage any more; that one ended at once.
    #expect(shop.statistics.catchUps.count == (leaves ? 2 : 1))
    #expect(shop.statistics.catchUps.maximum == 30e-6)
  }

  @Test func whoLeavesAfterACrashIsWaitedForNoMore() throws {
    let shop = Shop(.queue())
    let (first, second) = (shop.consume(work: 10), shop.consume(work: 10))
    shop.service.at(10) { first.crash() }
    shop.publish([1, 2, 3], at: 20)
    shop.service.at(25) { second.crash() }
    shop.service.at(30) { first.leave() }
    shop.service.at(100) { second.restart() }
    try shop.run()
    #expect(shop.statistics.catchUps.count == 1)
    #expect(shop.statistics.catchUps.mean == 30e-6)
  }
}

extension Shop {
  /// Another subscription to the same topic, with a service of its own.
  struct Other {
    let subscription: Subscription<Int>
    let service: Service

    init(of shop: Shop, _ semantics: SubscriptionSemantics) {
      let service = Service(in: shop.simulation)
      self.service = service
      subscription = shop.topic.subscribe(SubscriptionSettings("other", semantics))
      subscription.consume(ConsumerSettings("other"), on: service) { $0.take($1) }
    }
  }
}
