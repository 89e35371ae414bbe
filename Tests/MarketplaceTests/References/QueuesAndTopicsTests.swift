import DiscreteEvents
import Messaging
import Scenario
import Testing

@testable import Marketplace

/// Four services that speak over queues and topics.
struct QueuesAndTopicsTests {
  private static let topics = ["order.created", "payment.completed", "order.ready", "order.delivered"]

  private func run() throws -> Reference {
    try Reference("queues-and-topics") { scenario in
      scenario.duration = .minutes(30)
      scenario.restaurants.count = 5
      scenario.partners.count = 30
    }
  }

  /// Created, paid, ready, delivered: each order's events are these four or the first of them.
  @Test func eachOrderPassesThroughTheFourEventsInTheirOrder() throws {
    let run = try run()
    var events: [Int32: [String]] = [:]
    for line in run.market.record.happenings {
      guard line.kind == .published, case .topic(let place, _) = line.detail else { continue }
      let topic = run.market.bus.lines[place].topic.name
      if Self.topics.contains(topic) { events[line.order, default: []].append(topic) }
    }
    #expect(events.count == run.outcome.books.placed)
    #expect(events.count > 20)
    #expect(events.values.allSatisfy { $0 == Array(Self.topics.prefix($0.count)) })
    #expect(events.values.filter { $0.count == 4 }.count == run.outcome.books.ended(.delivered))
    #expect(run.outcome.books.ended(.delivered) > run.outcome.books.placed / 2)
  }

  /// What is published comes to each service that listens, as often as it was published.
  @Test func nothingIsLostOnTheWay() throws {
    let run = try run()
    for topic in Self.topics {
      let heard = run.outcome.subscriptions.filter { $0.topic == topic }
      let published = run.published.filter { $0 == topic }.count
      #expect(!heard.isEmpty)
      #expect(heard.allSatisfy { $0.statistics.published == published }, "\(topic)")
      #expect(heard.allSatisfy { $0.statistics.delivered == published && $0.statistics.lost == 0 }, "\(topic)")
    }
  }

  @Test func eachServiceHasAStoreOfItsOwn() throws {
    let servers = try run().market.servers.all
    #expect(Set(servers.map { ObjectIdentifier($0.store) }).count == servers.count)
  }
}
