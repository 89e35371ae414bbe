import DiscreteEvents
import Messaging
import Testing

struct SubscriptionSemanticsTests {
  @Test func theDefaultsAreThoseOfTheDocumentedSystems() {
    let log = SubscriptionSemantics.Log()
    #expect(log.autoCommit == .milliseconds(5_000))
    #expect(log.retention == .days(7))
    let lease = SubscriptionSemantics.Lease()
    #expect(lease.length == .milliseconds(30_000))
    #expect(lease.maxReceiveCount == 5)
    #expect(SubscriptionSemantics.Acknowledgement().deliveryLimit == 20)
    #expect(SubscriptionSemantics.fanout() == .fanout(lease))
  }
}
