import DiscreteEvents
import Messaging
import Statistics
import Testing

/// What holds whatever is promised: order on the way, processes that receive, memory, figures.
struct DeliveryTests {
  /// Latencies of 1 to 100 ticks, messages ten ticks apart: without care, one in two would be overtaken.
  @Test(arguments: [(.log(), true), (.queue(), true), (.fanout(), false)] as [(SubscriptionSemantics, Bool)])
  func whereOrderIsPromisedTheWayKeepsIt(semantics: SubscriptionSemantics, isPromised: Bool) throws {
    let simulation = Simulation(seed: 3)
    let law = TimeLaw.drawn(from: try DiscreteUniform(from: 1, through: 100), in: .tick)
    let topic = Topic<Int>(in: simulation, "t", latency: law)
    let service = Service(in: simulation)
    let subscription = topic.subscribe(SubscriptionSettings("s", semantics, latency: law))
    subscription.consume(ConsumerSettings("c"), on: service) { $0.take($1) }
    for message in 0..<300 { service.at(Int64(message) * 10) { topic.publish(message, key: "k") } }
    try simulation.run()
    let order = service.notes.compactMap { $0.split(separator: ":").last.flatMap { Int($0) } }
    #expect(order.sorted() == Array(0..<300))
    #expect((order == order.sorted()) == isPromised)
    #expect((subscription.statistics.outOfOrder == 0) == isPromised)
  }

  @Test(arguments: FaultTests.everySemantics)
  func aProcessThatCrashesBeforeItAcknowledgesLeavesItsMessageToAnother(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    let reader = shop.subscription.openReader("reader")
    shop.publish([1], at: 5)
    shop.service.spawn("first") { service in
      service.note("got \(try await reader.receive().content)")
      try await service.sleep(for: .seconds(1))
      reader.consumer.crash()
      reader.consumer.restart()
    }
    shop.service.spawn("second") { service in
      try await service.sleep(for: .minutes(2))
      let delivery = try await reader.receive()
      service.note("got \(delivery.content) again")
      delivery.acknowledge()
    }
    try shop.run()
    #expect(shop.service.notes == ["5:got 1", "120000000:got 1 again"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.waiting) == (1, 0, 0))
  }

  @Test func aRefusedLeaseComesAgainAtOnceOrWhenItEnds() throws {
    for (requeue, notes) in [(true, ["0:1", "0:1r"]), (false, ["0:1", "30000000:1r"])] {
      let shop = Shop(.fanout())
      let reader = shop.subscription.openReader("reader")
      shop.publish([1])
      shop.service.spawn { service in
        for _ in 0..<2 {
          let delivery = try await reader.receive()
          service.note("\(delivery.content)\(delivery.isRedelivered ? "r" : "")")
          if delivery.isRedelivered { delivery.acknowledge() } else { delivery.refuse(requeue: requeue) }
        }
      }
      try shop.run()
      #expect(shop.service.notes == notes)
    }
  }

  @Test func aContentIsStoredOnceAndOnlyWhileItIsNeeded() throws {
    final class Parcel: Sendable {}
    let simulation = Simulation(seed: 1)
    let topic = Topic<Parcel>(in: simulation, "parcels")
    let service = Service(in: simulation)
    weak var parcel: Parcel?
    for (index, work) in [10, 20, 30].enumerated() {
      topic.subscribe(SubscriptionSettings("s\(index)"))
        .consume(ConsumerSettings("c", work: .always(Timespan(ticks: Int64(work)))), on: service) { _, _ in .done }
    }
    do {
      let first = Parcel()
      parcel = first
      topic.publish(first)
    }
    #expect(topic.storedCount == 1)
    try simulation.advance(until: .instant(Instant(ticks: 29)))
    #expect(parcel != nil)
    try simulation.run()
    #expect(parcel == nil)
    #expect(topic.storedCount == 0)
    topic.publish(Parcel())
    try simulation.run()
    #expect(topic.storedCount == 0)
  }

  @Test func aBrokerLeavesNothingBehind() throws {
    weak var service: Service?
    weak var topic: Topic<Int>?
    do {
      let shop = Shop(.fanout())
      (service, topic) = (shop.service, shop.topic)
      shop.consume(work: 1_000)
      shop.publish(Array(0..<10))
      _ = try shop.simulation.run(until: .instant(Instant(ticks: 2_500)))
      #expect(shop.statistics.waiting == 8)
    }
    #expect(service == nil)
    #expect(topic == nil)
  }

  /// A message each 20 s, none done before 150 s, then all at once.
  @Test func backlogAndAgeAreMeasuredOverTime() throws {
    let shop = Shop(.fanout())
    for second in stride(from: 0 as Int64, through: 160, by: 20) { shop.publish([0], at: second * 1_000_000) }
    shop.service.at(150_000_000) { _ = shop.consume() }
    #expect(try shop.run() == 160_000_000)
    let statistics = shop.statistics
    #expect(statistics.backlogPerWindow == [3, 6, 0])
    #expect(statistics.ages.map(\.seconds) == [60, 120])
    #expect(statistics.backlog.maximum == 8)
    // 1 … 7 messages for 20 s each, 8 for 10 s: 640 message-seconds in 160 s.
    #expect(statistics.backlog.average(until: 160_000_000) == 4)
    // Ages at 150 s: 150, 130, … 10; and the last one none.
    #expect(statistics.meanLatency == 640.0 / 9)
    #expect(statistics.latencies.quantile(0.5) == 70)
    #expect(shop.subscription.ageOfOldest == .zero)
  }

  @Test func aLateSubscriptionHearsOnlyWhatComesAfterIt() throws {
    let shop = Shop(.fanout(), publishLatency: 10)
    shop.consume()
    let late = Service(in: shop.simulation)
    shop.publish([1], at: 0)
    shop.service.at(5) {
      shop.topic.subscribe(SubscriptionSettings("late")).consume(ConsumerSettings("c"), on: late) { $0.take($1) }
      shop.topic.publish(2)
    }
    try shop.run()
    #expect(shop.service.notes == ["10:1", "15:2"])
    #expect(late.notes == ["15:2"])
    #expect(shop.topic.storedCount == 0)
  }

  /// Received at 5, crashed at 10, answered at 20: it vanished with what it held, and nobody hears of it.
  @Test(arguments: FaultTests.everySemantics)
  func whatACrashedReceiverAnswersCountsForNothing(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    let reader = shop.subscription.openReader("reader")
    shop.publish([1], at: 5)
    shop.service.spawn("reader") { service in
      let delivery = try await reader.receive()
      try await service.sleep(for: Timespan(ticks: 5))
      reader.consumer.crash()
      try await service.sleep(for: Timespan(ticks: 10))
      delivery.acknowledge()
      #expect((shop.statistics.delivered, shop.statistics.waiting, shop.statistics.stale) == (0, 1, 1))
      try await service.sleep(for: .minutes(2))
      reader.consumer.restart()
      let second = try await reader.receive()
      #expect(second.content == 1)
      second.acknowledge()
    }
    #expect(try shop.simulation.run().parked.isEmpty)
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.waiting) == (1, 0, 0))
    #expect(shop.statistics.isBalanced)
  }

  @Test(arguments: FaultTests.everySemantics)
  func whatACrashedReceiverRefusesIsNoFailure(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    let reader = shop.subscription.openReader("reader")
    shop.publish([1])
    shop.service.spawn("reader") { service in
      let delivery = try await reader.receive()
      reader.consumer.crash()
      delivery.refuse()
    }
    try shop.run()
    #expect((shop.statistics.failures, shop.statistics.stale, shop.statistics.waiting) == (0, 1, 1))
  }

  /// It is handed a message and crashes in the same event; a handler does the message before the process runs again.
  @Test(arguments: FaultTests.everySemantics)
  func aReceiverThatCrashesAsItIsHandedAMessageDoesNotGetIt(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    let reader = shop.subscription.openReader("reader")
    shop.service.spawn("reader") { service in
      service.note("got \(try await reader.receive().content)")
    }
    shop.service.at(5) {
      shop.topic.publish(1)
      reader.consumer.crash()
      shop.consume()
    }
    try shop.run()
    #expect(!shop.service.notes.contains("5:got 1"))
    #expect((shop.statistics.delivered, shop.statistics.waiting) == (1, 0))
    #expect(shop.topic.storedCount == (semantics == .log() ? 1 : 0))
  }
}
