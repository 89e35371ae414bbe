import DiscreteEvents
import Messaging
import Testing

struct SubscriptionSemanticsTests {
  @Test func theDefaultsAreThoseOfTheDocumentedSystems() {
    let log = SubscriptionSemantics.Log()
    #expect(log.commit == .every(.milliseconds(5_000)))
    #expect(log.rebalance == .milliseconds(3_000))
    #expect(log.sessionTimeout == .milliseconds(45_000))
    #expect(log.skipAfter == nil)
    #expect(log.retention == .days(7))
    let lease = SubscriptionSemantics.Lease()
    #expect(lease.length == .milliseconds(30_000))
    #expect(lease.maxReceiveCount == 5)
    #expect(lease.inFlightLimit == 120_000)
    #expect(!lease.isOrderedByKey)
    #expect(SubscriptionSemantics.Acknowledgement().deliveryLimit == 20)
    #expect(SubscriptionSemantics.Acknowledgement().lengthLimit == nil)
    #expect(SubscriptionSemantics.fanout() == .fanout(lease))
  }
}
