import DiscreteEvents
import Messaging
import Testing

@testable import Scenario

struct SubscriptionTests {
  private func subscription(_ topic: String, _ subscription: String) throws -> (Broker.Topic, Broker.Subscription) {
    let text = """
      { "broker": { "topics": { "order.ready": { \(topic) "subscribers": { "inventory": { \(subscription) } } } } } }
      """
    let topic = try #require(try read(text).scenario.broker.topics["order.ready"])
    return (topic, try #require(topic.subscribers["inventory"]))
  }

  @Test func defaultsAreThoseOfTheBroker() throws {
    for (word, semantics) in [
      ("log", SubscriptionSemantics.log()), ("fanout", .fanout()), ("queue", .queue()),  // deterministic: a case
    ] {
      let (topic, subscription) = try subscription("\"semantics\": \"\(word)\",", "")
      #expect(topic.semantics(of: subscription) == semantics)
    }
  }

  @Test func everyWordReachesTheBroker() throws {
    var log = SubscriptionSemantics.Log()
    (log.partitions, log.retention, log.retentionCount) = (6, .hours(2), 1_000)
    (log.commit, log.rebalance, log.sessionTimeout) = (.afterEachBatch, .seconds(1), .seconds(10))
    (log.retryAfter, log.skipAfter, log.exhausted) = (.seconds(2), 3, .drop)
    let logged = try subscription(
      #""semantics": "log", "partitions": 6, "retention": "2h", "keeps": 1000,"#,
      #""commitEvery": "0s", "rebalance": "1s", "sessionTimeout": "10s", "retryAfter": "2s", "skipAfter": 3, "deadLetters": false"#
    )
    #expect(logged.0.semantics(of: logged.1) == .log(log))  // deterministic: a case

    var lease = SubscriptionSemantics.Lease()
    (lease.length, lease.maxReceiveCount, lease.inFlightLimit, lease.isOrderedByKey) = (.seconds(45), 3, 100, true)
    let leased = try subscription("", #""lease": "45s", "receives": 3, "inFlight": 100, "inOrder": true"#)
    #expect(leased.0.semantics(of: leased.1) == .fanout(lease))

    var acknowledgement = SubscriptionSemantics.Acknowledgement()
    (acknowledgement.deliveryLimit, acknowledgement.lengthLimit) = (7, 500)
    (acknowledgement.overflow, acknowledgement.exhausted) = (.dropsOldest, .drop)
    let queued = try subscription(
      #""semantics": "queue","#,
      #""deliveryLimit": 7, "capacity": 500, "overflow": "dropsOldest", "deadLetters": false, "prefetch": 10"#)
    #expect(queued.0.semantics(of: queued.1) == .queue(acknowledgement))
    #expect(queued.1.prefetch == 10)
  }

  @Test func aSubscriberMayHaveASemanticsOfItsOwn() throws {
    let (topic, subscription) = try subscription("", #""semantics": "queue", "deliveryLimit": 2"#)
    var acknowledgement = SubscriptionSemantics.Acknowledgement()
    acknowledgement.deliveryLimit = 2
    #expect(topic.semantics(of: subscription) == .queue(acknowledgement))
  }

  @Test func wordsOfAnotherSemanticsAreWarnedOf() {
    let text =
      #"{ "broker": { "topics": { "order.ready": { "semantics": "log", "subscribers": { "inventory": { "lease": "5s" } } } } } }"#
    #expect(
      problems(text) == [
        "1:105 broker.topics.order.ready.subscribers.inventory.lease: means nothing with the semantics \"log\""
      ])
  }
}
