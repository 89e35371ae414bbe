import DiscreteEvents
import Messaging
import Testing

/// What a handler may do while it is called: anything.
struct HandlerTests {
  /// The consumer crashes in the middle of its first message, in the event that brings it or after some work.
  @Test(arguments: FaultTests.everySemantics, [0, 10] as [Int64])
  func aHandlerThatCrashesItsOwnConsumerLosesNothing(semantics: SubscriptionSemantics, work: Int64) throws {
    let shop = Shop(semantics, latency: 5)
    let till = Till(in: shop.simulation)
    till.consume(from: shop.subscription, work: work) { till, message in
      guard till.round == 0 else { return .done }
      till.round = 1
      till.consumer?.crash()
      till.after(.seconds(1)) { $0.consumer?.restart() }
      return .failed
    }
    shop.publish([1, 2])
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.waiting) == (2, 0))
    #expect(shop.statistics.failures == 1)
    #expect(till.call { $0.seen.sorted() } == [1, 1, 2])
  }

  /// Its effect came first, and the broker never heard of it.
  @Test(arguments: FaultTests.everySemantics)
  func aHandlerThatCrashesAfterItsEffectDoesItTwice(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics, latency: 5)
    let till = Till(in: shop.simulation)
    till.consume(from: shop.subscription, work: 10) { till, message in
      if till.round == 0 {
        till.round = 1
        till.consumer?.crash()
        till.consumer?.restart()
      }
      return .done
    }
    shop.publish([1])
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.waiting) == (1, 1, 0))
    #expect(till.call { $0.seen } == [1, 1])
  }

  /// In good order: what it has just done counts, the rest is for others.
  @Test(arguments: FaultTests.everySemantics)
  func aHandlerMayLeaveInTheMiddleOfItsMessage(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics, latency: 5)
    let till = Till(in: shop.simulation)
    till.consume(from: shop.subscription, work: 10) { till, _ in
      till.consumer?.leave()
      return .done
    }
    shop.publish([1, 2, 3])
    shop.service.at(100) { shop.consume() }
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.waiting) == (3, 0))
    #expect(till.call { $0.seen } == [1])
    #expect(shop.statistics.isBalanced)
    if case .log = semantics { return }  // its position was committed when it left, before its message was done
    #expect(shop.statistics.duplicates == 0)
    #expect(shop.service.notes.map { $0.split(separator: ":").last.map { $0.prefix(1) } } == ["2", "3"])
  }

  /// No handler runs inside another, however little time everything takes.
  @Test(arguments: FaultTests.everySemantics, [0, 3] as [Int64])
  func aHandlerMayPublishToItsOwnTopic(semantics: SubscriptionSemantics, latency: Int64) throws {
    let shop = Shop(semantics, latency: latency)
    let till = Till(in: shop.simulation)
    till.consume(from: shop.subscription) { till, message in
      #expect(till.depth == 0)
      till.depth += 1
      if message.content < 1_000 { shop.topic.publish(message.content + 1) }
      till.depth -= 1
      return .done
    }
    shop.publish([1])
    #expect(try shop.run() == 1_000 * latency)
    #expect(till.call { $0.seen } == Array(1...1_000))
    #expect(shop.statistics.isBalanced)
  }

  @Test(arguments: FaultTests.everySemantics, [0, 7] as [Int64])
  func twoTopicsMayFeedEachOther(semantics: SubscriptionSemantics, latency: Int64) throws {
    let ping = Shop(semantics, latency: latency)
    let back = Topic<Int>(in: ping.simulation, "back")
    let (first, second) = (Till(in: ping.simulation), Till(in: ping.simulation))
    let answers = back.subscribe(SubscriptionSettings("answers", semantics, latency: .always(Timespan(ticks: latency))))
    first.consume(from: ping.subscription) { _, message in
      back.publish(message.content + 1)
      return .done
    }
    second.consume(from: answers) { _, message in
      if message.content < 200 { ping.topic.publish(message.content + 1) }
      return .done
    }
    ping.publish([1])
    #expect(try ping.run() == 200 * latency)
    #expect(first.call { $0.seen.count } == 100)
    #expect(second.call { $0.seen.last } == 200)
  }

  @Test(arguments: FaultTests.everySemantics)
  func aHandlerMaySubscribeAndBringConsumersInAndCutTheLine(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics, latency: 5)
    let till = Till(in: shop.simulation)
    till.consume(from: shop.subscription) { till, message in
      if message.content == 1, till.round == 0 {
        till.round = 1
        let late = shop.topic.subscribe(SubscriptionSettings("late", semantics))
        late.consume(ConsumerSettings("late"), on: shop.service) { $0.take($1) }
        for _ in 0..<20 { shop.subscription.consume(ConsumerSettings("more"), on: till) { $0.note($1) } }
        shop.subscription.partition()
        till.after(.minutes(2)) { _ in shop.subscription.heal() }
        shop.topic.publish(9)
      }
      return .done
    }
    shop.publish([1, 2, 3])
    try shop.run()
    #expect(shop.statistics.delivered == 4)
    #expect(Set(till.call { $0.seen }) == [1, 2, 3, 9])
    #expect(shop.service.notes == ["5:9"])
    #expect(shop.statistics.isBalanced)
  }

  /// Work of no time is done by whoever is asked first, again and again, at one event; but no more than there was.
  @Test func whatTakesNoTimeIsDoneInTheEventThatBringsIt() throws {
    for semantics in FaultTests.everySemantics {
      let shop = Shop(semantics, latency: 5)
      shop.consume()
      shop.publish([1, 2, 3])
      #expect(try shop.simulation.run().events == 2)
      #expect(shop.service.notes == ["5:1", "5:2", "5:3"])
    }
  }
}

/// A consumer that knows itself.
actor Till: SimulatedActor {
  let simulation: Simulation
  var consumer: Consumer?
  var round = 0
  var depth = 0
  private(set) var seen: [Int] = []

  init(in simulation: Simulation) { self.simulation = simulation }

  func note(_ message: Received<Int>) -> Verdict {
    seen.append(message.content)
    return .done
  }

  nonisolated func consume(
    from subscription: Subscription<Int>, work: Int64 = 0,
    _ handle: @escaping @Sendable (isolated Till, Received<Int>) -> Verdict
  ) {
    let settings = ConsumerSettings("till", work: .always(Timespan(ticks: work)))
    let consumer = subscription.consume(settings, on: self) { till, message in
      _ = till.note(message)
      return handle(till, message)
    }
    call { $0.consumer = consumer }
  }
}
