import DiscreteEvents
import Messaging
import Testing

@testable import Experiments

struct FanoutTests {
  @Test func everySubscriberGetsEveryMessageAfterTheDelay() throws {
    let simulation = Simulation(seed: 1)
    var topic = try Fanout(in: simulation, subscribers: 3, delay: Constant(2))
    for _ in 0..<4 { topic.publish() }
    #expect(topic.published == 4)
    #expect(topic.delivered == 0)
    try simulation.advance(until: .instant(.start + .milliseconds(119_999)))
    #expect(topic.delivered == 0)
    let report = try simulation.run()
    #expect(report.time == .start + .seconds(120))
    #expect(topic.delivered == 12)
  }

  @Test func withoutSubscribersNothingIsDelivered() throws {
    let simulation = Simulation(seed: 1)
    var topic = try Fanout(in: simulation, subscribers: 0, delay: Constant(2))
    topic.publish()
    try simulation.run()
    #expect(topic.published == 1)
    #expect(topic.delivered == 0)
  }
}
