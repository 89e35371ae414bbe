import DiscreteEvents
import Messaging
import Testing

/// Whose luck depends on what.
struct PaceTests {
  private let simulation = Simulation(seed: 1)

  /// When the last of some consumers, the others of which have left, is done with each of twenty messages.
  private func paces(of consumers: Int = 1, _ subscription: String, on topic: Topic<Int>) throws -> Service {
    let service = Service(in: simulation)
    let subscription = topic.subscribe(SubscriptionSettings(subscription))
    let law = TimeLaw.drawn(from: try DiscreteUniform(from: 1, through: 1_000), in: .tick)
    let all = (0..<consumers).map { _ in
      subscription.consume(ConsumerSettings("c", work: law), on: service) { $0.take($1) }
    }
    for consumer in all.dropLast() { consumer.leave() }
    return service
  }

  private func publish(to topics: [Topic<Int>]) throws {
    let clock = Service(in: simulation)
    for message in 0..<20 { clock.at(Int64(message) * 1_000) { for topic in topics { topic.publish(message) } } }
    try simulation.run()
  }

  @Test func twoSubscriptionsOfOneNameToTwoTopicsWorkAtTheirOwnPaces() throws {
    let topics = [Topic<Int>(in: simulation, "placed"), Topic<Int>(in: simulation, "paid")]
    let services = try topics.map { try paces("stock", on: $0) }
    try publish(to: topics)
    #expect(services[0].notes.count == 20 && services[1].notes.count == 20)
    #expect(services[0].notes != services[1].notes)
  }

  @Test func consumersOfSubscriptionsWithNeighbouringNamesWorkAtTheirOwnPaces() throws {
    let topic = Topic<Int>(in: simulation, "placed")
    let services = [try paces(of: 2, "s0", on: topic), try paces("s1", on: topic)]
    try publish(to: [topic])
    #expect(services[0].notes.count == 20 && services[1].notes.count == 20)
    #expect(services[0].notes != services[1].notes)
  }

  @Test func twoSubscriptionsOfOneNameToOneTopicAreRefused() async {
    await #expect(processExitsWith: .failure) {
      let topic = Topic<Int>(in: Simulation(seed: 1), "placed")
      _ = topic.subscribe(SubscriptionSettings("stock"))
      _ = topic.subscribe(SubscriptionSettings("stock"))
    }
  }
}
