import DiscreteEvents
import Messaging
import Testing

struct QueueSemanticsTests {
  /// Round trip 20, work 1. With a prefetch of one, each message waits for the way from the broker; with ten, none does.
  @Test(arguments: [(1, [21, 42, 63, 84]), (10, [21, 22, 23, 24])])
  func prefetchHidesTheWayFromTheBroker(prefetch: Int, ends: [Int]) throws {
    let shop = Shop(.queue(), latency: 20)
    shop.consume(work: 1) { $0.prefetch = prefetch }
    shop.publish([1, 2, 3, 4])
    try shop.run()
    #expect(shop.service.notes == zip(ends, 1...4).map { "\($0):\($1)" })
  }

  @Test func aLostConsumersMessagesComeBackToTheirPlacesMarkedAsRedelivered() throws {
    let shop = Shop(.queue())
    let first = shop.consume(work: 10) { $0.prefetch = 2 }
    shop.publish([1, 2, 3, 4])
    shop.service.at(15) { first.crash() }
    shop.service.at(20) { _ = shop.consume(work: 10) }
    try shop.run()
    #expect(shop.service.notes == ["10:1", "30:2r", "40:3r", "50:4"])
    #expect(shop.statistics.duplicates == 0)
  }

  @Test func aRefusedMessageComesAgainAtOnceUntilItsLimit() throws {
    let shop = Shop(queued { $0.deliveryLimit = 3 })
    shop.consume(work: 10)
    shop.service.fail(at: 1)
    shop.publish([1, 2])
    #expect(try shop.run() == 40)
    // 2 was pushed already when 1 came back, so it goes between.
    #expect(shop.service.notes == ["10:1!", "20:2", "30:1!", "40:1!"])
    #expect(shop.subscription.deadLetters.map(\.receipts) == [3])
    #expect((shop.statistics.dead, shop.statistics.delivered) == (1, 1))
  }

  @Test func aDroppedPoisonMessageIsLostForAStatedReason() throws {
    let shop = Shop(
      queued {
        $0.deliveryLimit = 2
        $0.exhausted = .drop
      })
    shop.consume()
    shop.service.fail(at: 1)
    shop.publish([1])
    try shop.run()
    #expect(shop.statistics.lost(.exhausted) == 1)
    #expect(shop.statistics.isBalanced)
    #expect(shop.topic.storedCount == 0)
  }

  /// Room for two, prefetch one, ten ticks each:
  ///
  ///     tick      0          10         20
  ///     consumer  1          2          3          4
  ///     queue     2 3        3 4        4
  ///     publisher 4          ·
  @Test func aFullQueueHoldsThePublisherBack() throws {
    let shop = Shop(queued { $0.lengthLimit = 2 })
    shop.consume(work: 10) { $0.prefetch = 1 }
    shop.service.spawn("publisher") { service in
      for message in 1...4 {
        try await shop.topic.publish(andWait: message)
        service.note("sent \(message)")
      }
    }
    try shop.run()
    #expect(
      shop.service.notes == [
        "0:sent 1", "0:sent 2", "0:sent 3", "10:1", "10:sent 4", "20:2", "30:3", "40:4",
      ])
    #expect(shop.topic.statistics.heldBack == 1)
    #expect(shop.topic.statistics.heldBackTime == Timespan(ticks: 10))
  }

  @Test func whatDoesNotWaitIsHeldBackInItsOrder() throws {
    let shop = Shop(queued { $0.lengthLimit = 1 })
    shop.consume(work: 10) { $0.prefetch = 1 }
    shop.service.at(0) {
      let sent = (1...4).map { shop.topic.publish($0) { shop.service.call { $0.note("sent") } } }
      #expect(sent.map(\.hasLeft) == [true, true, false, false])
    }
    try shop.run()
    #expect(shop.service.notes == ["10:1", "10:sent", "20:2", "20:sent", "30:3", "40:4"])
    #expect(shop.topic.statistics.heldBackTime == Timespan(ticks: 30))
  }

  /// One is in the queue and two are held back before anybody is there to take them.
  @Test(arguments: [(0, ["10:1", "20:2", "30:3"]), (5, ["15:1", "25:2", "35:3"])] as [(Int64, [String])])
  func whatWasHeldBackComesBehindWhatMadeRoomForIt(latency: Int64, notes: [String]) throws {
    let shop = Shop(queued { $0.lengthLimit = 1 }, latency: latency)
    shop.topic.publish(1)
    shop.topic.publish(2)
    shop.topic.publish(3)
    shop.consume(work: 10)
    try shop.run()
    #expect(shop.service.notes == notes)
    #expect(shop.statistics.isBalanced)
  }

  /// The publisher of 2 hears that it was sent while the consumer is being handed 1.
  @Test func aConsumerThatCrashesWhenRoomIsMadeLosesNothing() throws {
    let shop = Shop(queued { $0.lengthLimit = 1 })
    shop.topic.publish(1)
    let consumer = shop.consume(work: 10) { $0.prefetch = 1 }
    shop.topic.publish(2)
    shop.topic.publish(3) { consumer.crash() }
    shop.service.at(50) { consumer.restart() }
    try shop.run()
    #expect(shop.service.notes == ["10:1", "60:2r", "70:3"])
    #expect((shop.statistics.waiting, shop.statistics.delivered) == (0, 3))
  }

  @Test func overflowDropsTheOldestOrRejectsTheNewest() throws {
    for (overflow, notes, reason) in [
      (.dropsOldest, ["10:1", "20:3"], .overflow), (.rejects, ["10:1", "20:2"], .rejected),
    ] as [(SubscriptionSemantics.Acknowledgement.Overflow, [String], LossReason)] {
      let shop = Shop(
        queued {
          $0.lengthLimit = 1
          $0.overflow = overflow
        })
      shop.consume(work: 10) { $0.prefetch = 1 }
      shop.publish([1, 2, 3])
      try shop.run()
      #expect(shop.service.notes == notes)
      #expect(shop.statistics.lost(reason) == 1)
      #expect(shop.statistics.isBalanced)
    }
  }

  @Test func consumersAreServedInTurn() throws {
    let shop = Shop(.queue())
    let other = Service(in: shop.simulation)
    shop.consume(work: 10) { $0.prefetch = 1 }
    var settings = ConsumerSettings("other", work: .always(Timespan(ticks: 10)))
    settings.prefetch = 1
    shop.subscription.consume(settings, on: other) { $0.take($1) }
    shop.publish([1, 2, 3, 4])
    try shop.run()
    #expect(shop.service.notes == ["10:1", "20:3"])
    #expect(other.notes == ["10:2", "20:4"])
  }

  @Test func aProcessReceivesWorksAndAcknowledges() throws {
    let shop = Shop(.queue())
    let reader = shop.subscription.openReader("reader")
    shop.publish([1, 2], at: 5)
    shop.service.spawn("reader") { service in
      for _ in 0..<3 {
        let delivery = try await reader.receive()
        service.note("got \(delivery.content)")
        try await service.sleep(for: Timespan(ticks: 10))
        if delivery.content == 1 && !delivery.isRedelivered { delivery.refuse() } else { delivery.acknowledge() }
      }
    }
    try shop.run()
    #expect(shop.service.notes == ["5:got 1", "15:got 1", "25:got 2"])
    #expect(shop.statistics.delivered == 2)
    #expect(shop.topic.storedCount == 0)
  }

  /// A batch of five that a prefetch of two would never fill.
  @Test func aConsumerMayHoldAtLeastABatch() throws {
    let shop = Shop(.queue(), latency: 1)
    shop.consume(work: 5) {
      $0.prefetch = 2
      $0.batchSize = 5
      $0.batchWait = .hours(1)
    }
    shop.publish(Array(1...5))
    try shop.run()
    #expect(shop.service.notes == (1...5).map { "6:\($0)" })
  }

  @Test(arguments: [0, 1]) func roomForNoneIsRoomForOne(limit: Int) throws {
    let shop = Shop(queued { $0.lengthLimit = limit })
    shop.consume(work: 10) { $0.prefetch = 1 }
    shop.service.spawn("publisher") { service in
      for message in 1...3 {
        try await shop.topic.publish(andWait: message)
        service.note("sent \(message)")
      }
    }
    #expect(try shop.simulation.run().parked.isEmpty)
    #expect(shop.service.notes == ["0:sent 1", "0:sent 2", "10:1", "10:sent 3", "20:2", "30:3"])
  }

  /// The reader gives up at the very instant at which a message is handed to it.
  @Test(arguments: FaultTests.everySemantics)
  func aReaderThatIsCancelledLeavesTheMessageToTheNext(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    let reader = shop.subscription.openReader("reader")
    let impatient = shop.service.spawn("impatient") { service in
      let delivery = try await reader.receive()
      service.note("got \(delivery.content)")
      delivery.acknowledge()
    }
    shop.service.at(10) {
      shop.topic.publish(1)
      impatient.cancel()
    }
    shop.service.at(20) { shop.topic.publish(2) }
    shop.service.spawn("patient") { service in
      try await service.sleep(for: Timespan(ticks: 30))
      for _ in 0..<2 {
        let delivery = try await reader.receive()
        service.note("then \(delivery.content)")
        delivery.acknowledge()
      }
    }
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.waiting) == (2, 0))
    #expect(shop.service.notes.count >= 2)
  }

  @Test func anAcknowledgementCountsOnce() throws {
    let shop = Shop(.queue())
    let reader = shop.subscription.openReader("reader")
    shop.publish([1])
    shop.service.spawn { _ in
      let delivery = try await reader.receive()
      delivery.acknowledge()
      delivery.acknowledge()
      delivery.refuse()
    }
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.failures) == (1, 0, 0))
    #expect(shop.statistics.isBalanced)
  }

  /// Cut off at 10, it goes on with the message until 50; from 20 on it has it again, and is quicker.
  @Test func lateWorkOfWhoWasCutOffIsDoneOnItsOwnMessage() throws {
    let shop = Shop(.queue())
    let consumer = shop.consumeInFull(work: 10, concurrency: 2)
    consumer.slow(by: 5)
    shop.publish([1])
    shop.service.at(10) { shop.subscription.partition() }
    shop.service.at(15) { consumer.slow(by: 1) }
    shop.service.at(20) { shop.subscription.heal() }
    shop.publish([2], at: 35)
    try shop.run()
    #expect(shop.service.notes == ["30:0=1 of 0 r", "45:1=2 of 35", "50:0=1 of 0"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (2, 1))
    #expect(shop.topic.storedCount == 0)
  }

  /// It has received both and waits for none. What the cut takes back is for the handler.
  @Test func aProcessThatAsksForNothingIsHandedNothing() throws {
    let shop = Shop(.queue(), latency: 3)
    let reader = shop.subscription.openReader("reader")
    shop.publish([1, 2])
    shop.service.spawn("collector") { service in
      for _ in 0..<2 { _ = try await reader.receive() }
    }
    shop.service.at(10) { shop.consume() }
    shop.service.at(20) { shop.subscription.partition() }
    shop.service.at(30) { shop.subscription.heal() }
    try shop.run()
    #expect(shop.service.notes == ["33:1r", "33:2r"])
    #expect((shop.statistics.delivered, shop.statistics.waiting) == (2, 0))
  }

  /// One waits, so one is on its way to it; the rest is for the handler.
  @Test func aProcessThatAsksForOneIsHandedOne() throws {
    let shop = Shop(.queue(), latency: 3)
    let reader = shop.subscription.openReader("reader")
    shop.service.spawn("reader") { service in
      let delivery = try await reader.receive()
      service.note("got \(delivery.content)")
      delivery.acknowledge()
    }
    shop.service.at(0) { shop.consume() }
    shop.publish([1, 2, 3], at: 10)
    try shop.run()
    #expect(shop.service.notes.sorted() == ["13:2", "13:3", "13:got 1"])
  }

  /// A link that never does what it might changes nothing: the way to the queue is not the way from it.
  @Test func theWayToTheQueueIsNotSlowedByTheWayFromIt() throws {
    let shop = Shop(.queue(), latency: 20)
    shop.consume()
    shop.subscription.disturb(Disturbance(loses: 1e-9))
    shop.publish([1], at: 0)
    shop.publish([2], at: 1)
    try shop.run()
    #expect(shop.service.notes == ["20:1", "21:2"])
  }

  /// Room for one. What makes room is pushed, and what comes into the room is pushed at the same event.
  @Test(arguments: [0, 4] as [Int64]) func whatWasHeldBackComesBehindWhatMadeRoomForIt(latency: Int64) throws {
    let shop = Shop(queued { $0.lengthLimit = 1 }, latency: latency)
    shop.publish([1, 2, 3, 4])
    shop.service.at(10) { shop.consume(work: 1) }
    try shop.run()
    #expect(shop.service.notes == (1...4).map { "\(Int(latency) + 10 + $0):\($0)" })
  }
}
