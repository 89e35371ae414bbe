import DiscreteEvents
import Messaging
import Testing

/// Who consumes, what it is called, and what it is told.
struct ConsumerTests {
  /// Message 1 fails once: the first time, everybody says so who counts.
  @Test(
    arguments: [(.log(), "-"), (.queue(), "2"), (lease { $0.length = Timespan(ticks: 50) }, "2")]
      as [(SubscriptionSemantics, String)])
  func aMessageSaysWhereItComesFromAndHowOftenItCame(semantics: SubscriptionSemantics, second: String) throws {
    let shop = Shop(semantics)
    shop.subscription.consume(ConsumerSettings("clerk"), on: shop.service) { service, message in
      let key = message.key.map { "\($0.value)" } ?? "none"
      service.note("\(message.topic) \(message.number) about \(key), \(message.receipts.map { "\($0)" } ?? "-")")
      return message.number == 1 && !message.isRedelivered ? .failed : .done
    }
    shop.topic.publish(5)
    shop.topic.publish(6, key: 77)
    try shop.run()
    let notes = shop.service.notes.map { $0.drop { $0 != ":" }.dropFirst() }
    let first = semantics == .log() ? "-" : "1"
    #expect(
      notes == ["orders 0 about none, \(first)", "orders 1 about 77, \(first)", "orders 1 about 77, \(second)"])
  }

  @Test func aDeliveryAndADeadLetterSayAsMuch() throws {
    let shop = Shop(queued { $0.deliveryLimit = 2 })
    let reader = shop.subscription.openReader("clerk")
    shop.publish([5], at: 3, key: 77)
    shop.service.spawn { service in
      for _ in 0..<2 {
        let delivery = try await reader.receive()
        service.note("\(delivery.message.topic) \(delivery.published.ticks) \(delivery.key?.value ?? 0)")
        delivery.refuse()
      }
    }
    try shop.run()
    #expect(shop.service.notes == ["3:orders 3 77", "3:orders 3 77"])
    let letters = shop.subscription.deadLetters
    #expect(letters.map(\.published.ticks) == [3] && letters.map(\.key) == [77] && letters.map(\.receipts) == [2])
  }

  /// Two partitions and one member: nobody else is to get one of them.
  @Test func askingHowItGoesJoinsNoGroup() throws {
    let shop = Shop(logged { $0.partitions = 2 })
    shop.consume()
    shop.publish([1, 2, 3, 4])
    shop.service.at(10) {
      _ = (shop.statistics, shop.subscription.ageOfOldest, shop.subscription.deadLetters)
      #expect(shop.subscription.consumers.map(\.name) == ["till"])
    }
    shop.publish([5, 6], at: 20)
    #expect(try shop.run() == 20)
    #expect((shop.statistics.delivered, shop.statistics.rebalances) == (6, 0))
  }

  @Test func aReaderJoinsWhenItIsOpened() throws {
    let shop = Shop(logged { $0.partitions = 2 })
    shop.consume()
    let reader = shop.subscription.openReader("clerk")
    shop.publish([1, 2, 3, 4])
    try shop.run()
    #expect((shop.statistics.delivered, shop.statistics.waiting) == (2, 2))
    #expect(shop.subscription.consumers.map(\.name) == ["till", "clerk"])
    let description = "\(reader.consumer.name) of \(reader.consumer.topic)/\(reader.consumer.subscription)"
    #expect(description == "clerk of orders/shop")
  }

  @Test(arguments: [0, -1]) func whoCouldNeverDoAnythingIsRefused(concurrency: Int) async {
    await #expect(processExitsWith: .failure) { [concurrency] in
      let shop = Shop(.queue())
      shop.subscription.consume(ConsumerSettings("clerk", concurrency: concurrency), on: shop.service) { $0.take($1) }
    }
  }
}
