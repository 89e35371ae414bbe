import DiscreteEvents
import Messaging
import Testing

@testable import Marketplace
@testable import Scenario

/// The slides: one order in five events, and what loose coupling means.
struct OrderFlowTests {
  private static let events = [
    "order_placed", "restaurant_notified", "order_accepted", "user_notified", "order_fulfilled",
  ]

  @Test func theFiveEventsHappenOnceEachAndInTheirOrder() throws {
    let flow = try Reference("order-flow")
    #expect(flow.published.filter { Self.events.contains($0) } == Self.events)
    #expect(
      try flow.history(of: "first") == [
        "12:00:00 placed by The customer", "12:02:00 accepted by The restaurant",
        "12:02:00 preparing by kitchen of The restaurant", "12:15:00 ready by The restaurant",
        "12:20:00 fulfilled by The restaurant",
      ])
    #expect(flow.outcome.refusals.isEmpty)
  }

  @Test func theCustomerHearsOfTheAcceptanceAndOfNothingElse() throws {
    #expect(
      try Reference("order-flow").lines("told").map { $0.dropFirst("12:02:03 ".count) } == [
        "The customer told The restaurant has accepted your order."
      ])
  }

  /// What happens to everybody else has the same digest, who by who.
  @Test(arguments: events) func anotherSubscriberChangesNothingForAnybodyElse(topic: String) throws {
    let alone = try Reference("order-flow")
    let joined = try Reference("order-flow") { $0.broker.topics[topic]?.subscribers["somebody"] = .init() }
    let who = Set(alone.market.record.happenings.map(\.who))
    #expect(Set(joined.market.record.happenings.map(\.who)) == who)
    for one in who {
      #expect(
        alone.market.record.digest { $0.who == one } == joined.market.record.digest { $0.who == one }, "\(one)")
    }
    let heard = joined.outcome.subscriptions.first { $0.name == "somebody" }
    #expect(heard?.statistics.delivered == 1)
  }

  /// Events come faster than one consumer, or two, can handle: until the run ends, two have handled twice as many.
  @Test func twiceTheConsumersHandleTwiceAsMuch() throws {
    let handled = try [1, 2].map { consumers in
      var scenario = try Reference.read("order-flow")
      let order = try #require(scenario.replay.actions.first)
      scenario.replay.actions = (0..<100).map { number in
        var copy = order
        (copy.at, copy.order) = (.after(.seconds(number)), "order \(number)")
        return copy
      }
      var slow = Broker.Subscription()
      slow.consumers = consumers
      slow.concurrency = 1
      slow.latency = Law("25s")
      scenario.broker.topics["order_placed"]?.subscribers["somebody"] = slow
      let outcome = try Outcome(simulating: scenario, until: .start + .minutes(10))
      return try #require(outcome.subscriptions.first { $0.name == "somebody" }).statistics.delivered
    }
    // One message in 25 s for ten minutes: 24, less what it takes to be handed over.
    #expect((22...24).contains(handled[0]))
    #expect(abs(handled[1] - 2 * handled[0]) <= 2)
  }
}

extension Record {
  /// The digest of some lines alone.
  fileprivate func digest(where isWanted: (Happening) -> Bool) -> UInt64 {
    var digest = Digest()
    for line in happenings where isWanted(line) { digest.mix(line) }
    return digest.value
  }
}
