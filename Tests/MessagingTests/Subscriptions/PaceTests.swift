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

  /// Messages a thousand ticks apart, each done within 500; one in twenty more, of a key of its own, between them.
  @Test(arguments: FaultTests.everySemantics)
  func oneMessageMoreChangesNobodyElsesTimes(semantics: SubscriptionSemantics) throws {
    #expect(try times(semantics, extra: true) == times(semantics, extra: false))
  }

  /// It comes again, which takes it times of its own.
  @Test(arguments: [lease { $0.length = Timespan(ticks: 400) }, .queue()])
  func aFailureChangesNobodyElsesTimes(semantics: SubscriptionSemantics) throws {
    #expect(try times(semantics, isFailing: true) == times(semantics))
  }

  @Test func messagesOfOneKeyAndAttemptsAtOneMessageTakeDifferentTimes() throws {
    let (service, topic) = try drawnWorld(.fanout(), latency: 0)
    for turn in 0..<4 as Range<Int64> { service.at(turn * 1_000) { topic.publish(Int(turn), key: "one") } }
    service.fail(at: 3, times: 2)
    try topic.simulation.run()
    let times = service.notes.map { (Int64($0.prefix { $0 != ":" }) ?? 0) % 1_000 }
    #expect(times.count == 6 && Set(times).count == 6)
  }

  private func drawnWorld(
    _ semantics: SubscriptionSemantics, latency: Int
  ) throws -> (Service, Topic<Int>) {
    let simulation = Simulation(seed: 3)
    let way = TimeLaw.drawn(from: try DiscreteUniform(from: 0, through: latency), in: .tick)
    let topic = Topic<Int>(in: simulation, "t", latency: way)
    let service = Service(in: simulation)
    let work = TimeLaw.drawn(from: try DiscreteUniform(from: 1, through: 300), in: .tick)
    topic.subscribe(SubscriptionSettings("s", semantics, latency: way))
      .consume(ConsumerSettings("c", work: work), on: service) { $0.take($1) }
    return (service, topic)
  }

  /// When messages 0 to 19 but 5 were done.
  private func times(
    _ semantics: SubscriptionSemantics, extra: Bool = false, isFailing: Bool = false
  ) throws -> [String] {
    let (service, topic) = try drawnWorld(semantics, latency: 100)
    for message in 0..<20 {
      service.at(Int64(message) * 1_000) { topic.publish(message, key: MessageKey(message)) }
    }
    if extra { service.at(5_500) { topic.publish(99, key: 99) } }
    if isFailing { service.fail(at: 5, times: 1) }
    try topic.simulation.run()
    let notes = service.notes.filter { !$0.hasSuffix(":99") && !$0.contains(":5") }
    #expect(notes.count == 19)
    return notes
  }
}
