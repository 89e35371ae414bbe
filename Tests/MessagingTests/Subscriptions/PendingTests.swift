import DiscreteEvents
import Messaging
import Testing

/// Handlers that answer later.
struct PendingTests {
  /// A service that asks somebody else, who takes some ticks.
  private func ask(
    _ shop: Shop, answerAfter ticks: Int64, concurrency: Int = 1, _ verdict: Verdict = .done,
    _ change: (inout ConsumerSettings) -> Void = { _ in }
  ) -> Consumer {
    var settings = ConsumerSettings("asker", concurrency: concurrency)
    change(&settings)
    return shop.subscription.consume(settings, on: shop.service) { service, message, pending in
      service.note("?\(message.content)")
      service.after(Timespan(ticks: ticks)) { service in
        let counts = pending.answer(message.isRedelivered ? .done : verdict)
        service.note("\(counts ? "" : "not ")\(message.content)")
      }
      return .later
    }
  }

  @Test(arguments: FaultTests.everySemantics)
  func aMessageIsDoneWhenItsAnswerComes(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics, latency: 5)
    _ = ask(shop, answerAfter: 10)
    shop.publish([1, 2])
    shop.service.at(14) { #expect((shop.statistics.delivered, shop.statistics.waiting) == (0, 2)) }
    try shop.run()
    #expect(shop.service.notes == ["5:?1", "15:1", "15:?2", "25:2"])
    #expect((shop.statistics.delivered, shop.statistics.stale, shop.statistics.waiting) == (2, 0, 0))
    #expect(shop.statistics.meanLatency == 20e-6)
  }

  /// Three messages and two places: the third waits for an answer.
  @Test(arguments: [.fanout(), .queue()] as [SubscriptionSemantics])
  func whoWaitsForAnAnswerHoldsAPlace(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    _ = ask(shop, answerAfter: 10, concurrency: 2)
    shop.publish([1, 2, 3])
    try shop.run()
    #expect(shop.service.notes == ["0:?1", "0:?2", "10:1", "10:2", "10:?3", "20:3"])
  }

  /// The broker hears of it 7 ticks after the answer; until then the place is taken.
  @Test(arguments: FaultTests.everySemantics)
  func theBrokerHearsOfAnAnswerAsOfAnyWork(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    let asker = ask(shop, answerAfter: 10) { $0.acknowledgement = Timespan(ticks: 7) }
    shop.publish([1, 2])
    shop.service.at(30) { asker.crash() }  // 2 was answered at 27
    shop.service.at(40) { asker.restart() }
    try shop.run()
    #expect(shop.service.notes.prefix(4) == ["0:?1", "10:1", "17:?2", "27:2"])
    #expect((shop.statistics.delivered, shop.statistics.waiting) == (2, 0))
    #expect(shop.statistics.duplicates >= 1)
  }

  /// Asked at 0, crashed at 5, answered at 10: nobody has the message any more. It comes again after the restart.
  @Test(arguments: FaultTests.everySemantics)
  func anAnswerAfterACrashCountsForNothing(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    let asker = ask(shop, answerAfter: 10)
    shop.publish([1])
    shop.service.at(5) { asker.crash() }
    shop.service.at(7) { asker.restart() }
    shop.service.at(12) { #expect((shop.statistics.delivered, shop.statistics.waiting) == (0, 1)) }
    try shop.run()
    #expect(shop.service.notes.contains("10:not 1"))
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.waiting) == (1, 0, 0))
    #expect(shop.statistics.stale >= 1)
    #expect(shop.topic.storedCount == (semantics == .log() ? 1 : 0))
  }

  /// The lease ends at 30, and whoever is free has the message again; the first answer comes at 40, and the broker does not
  /// take it.
  @Test func anAnswerAfterTheLeaseTakesEffectAndComesAgain() throws {
    let shop = Shop(lease { $0.length = Timespan(ticks: 30) })
    _ = ask(shop, answerAfter: 40)
    shop.publish([1])
    shop.service.at(35) { shop.consume() }
    try shop.run()
    #expect(shop.service.notes == ["0:?1", "35:1r", "40:1"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.stale) == (1, 1, 1))
  }

  @Test(
    arguments: [(.queue(), 10), (.log(), 100_010), (lease { $0.length = Timespan(ticks: 50) }, 50)]
      as [(SubscriptionSemantics, Int64)])
  func anAnswerMayBeThatItFailed(semantics: SubscriptionSemantics, again: Int64) throws {
    let shop = Shop(semantics)
    _ = ask(shop, answerAfter: 10, .failed)
    shop.publish([1])
    shop.service.at(11) { #expect(shop.statistics.failures == 1) }
    try shop.run()
    #expect(shop.service.notes.prefix(3) == ["0:?1", "10:1", "\(again):?1"])
    #expect(shop.statistics.delivered + shop.statistics.waiting + shop.statistics.dead == 1)
    #expect(shop.statistics.isBalanced)
  }

  /// While the handler still runs, and twice.
  @Test(arguments: FaultTests.everySemantics)
  func theFirstAnswerCounts(semantics: SubscriptionSemantics) throws {
    let shop = Shop(semantics)
    shop.subscription.consume(ConsumerSettings("asker"), on: shop.service) { service, message, pending in
      switch message.content {
      case 1:  // before it says that it will be later
        let answers = [pending.answer(.done), pending.answer(.failed)]
        service.note("1 \(answers)")
        return .later
      case 2:  // at once, and later again
        service.after(Timespan(ticks: 5)) { $0.note("2 \(pending.answer(.failed))") }
        return .done
      default:
        service.after(Timespan(ticks: 5)) { $0.note("3 \(pending.answer(.done)) \(pending.answer(.done))") }
        return .later
      }
    }
    shop.publish([1, 2, 3])
    try shop.run()
    #expect(shop.service.notes == ["0:1 [true, false]", "5:2 false", "5:3 true false"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.failures) == (3, 0, 0))
    #expect(shop.statistics.stale == 0)
  }

  /// It crashes itself, leaves or cuts the line, and says that it will answer later.
  @Test(arguments: FaultTests.everySemantics, ["crash", "leave", "cut"])
  func whatHappensBeforeTheHandlerReturnsCountsToo(semantics: SubscriptionSemantics, what: String) throws {
    let shop = Shop(semantics)
    let box = Till(in: shop.simulation)
    let consumer = shop.subscription.consume(ConsumerSettings("asker"), on: box) { box, message, pending in
      guard box.round == 0 else { return .done }
      box.round = 1
      switch what {
      case "crash": box.consumer?.crash()
      case "leave": box.consumer?.leave()
      default: shop.subscription.partition()
      }
      box.after(Timespan(ticks: 10)) { _ in pending.answer(.done) }
      box.after(.minutes(2)) { box in
        shop.subscription.heal()
        box.consumer?.restart()
      }
      return .later
    }
    box.call { $0.consumer = consumer }
    shop.publish([1, 2])
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.waiting) == (2, 0))
    // Cut off for longer than a lease or a session, it is done twice.
    #expect(shop.statistics.duplicates == (what == "cut" ? 1 : 0))
    #expect(shop.statistics.isBalanced)
  }

  /// The line was cut by the handler itself. The queue has taken the message back, and sends it again at 20; the answer comes
  /// too late.
  @Test func aQueueTakesBackWhatItCannotHearOf() throws {
    let shop = Shop(.queue())
    shop.subscription.consume(ConsumerSettings("asker"), on: shop.service) { service, message, pending in
      if message.isRedelivered { return service.take(message) }
      shop.subscription.partition()
      service.after(Timespan(ticks: 30)) { $0.note("late \(pending.answer(.done))") }
      return .later
    }
    shop.publish([1])
    shop.service.at(20) { shop.subscription.heal() }
    try shop.run()
    #expect(shop.service.notes == ["30:late true", "30:1r"])
    #expect((shop.statistics.delivered, shop.statistics.duplicates, shop.statistics.stale) == (1, 1, 1))
  }

  @Test func oneThatIsNeverAnsweredLeavesNothingBehind() throws {
    weak var service: Service?
    do {
      let shop = Shop(.queue())
      service = shop.service
      shop.subscription.consume(ConsumerSettings("asker"), on: shop.service) { service, _, pending in
        service.keep(pending)
        return .later
      }
      shop.publish([1])
      try shop.run()
      #expect(shop.statistics.waiting == 1)
    }
    #expect(service == nil)
  }

  @Test func whoWasGivenNothingToAnswerWithMayNotAnswerLater() {
    let shop = Shop(.queue())
    shop.subscription.consume(ConsumerSettings("asker"), on: shop.service) { _, _ in .later }
    shop.publish([1])
    #expect(throws: SimulationFailure.self) { try shop.run() }
  }

  @Test func whoAnswersLaterTakesMessagesOneByOne() async {
    await #expect(processExitsWith: .failure) {
      let shop = Shop(.queue())
      var settings = ConsumerSettings("asker")
      settings.batchSize = 2
      shop.subscription.consume(settings, on: shop.service) { _, _, _ in .later }
    }
  }

  /// Both have the message in hand, the first one's lease having ended; the second has answered before.
  @Test func anIdempotentConsumerDoesLateWhatWasDoneBeforeWithoutEffect() throws {
    let shop = Shop(lease { $0.length = Timespan(ticks: 30) }, isIdempotent: true)
    _ = ask(shop, answerAfter: 40, concurrency: 2)
    shop.publish([1])
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.duplicates) == (1, 0))
    #expect(shop.statistics.suppressed >= 1)
  }
}
