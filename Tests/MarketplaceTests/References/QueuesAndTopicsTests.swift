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

  /// For two minutes the payment service has no store: orders are taken, nobody is charged, and all are afterwards, as a
  /// message is given up after five leases of 30 s.
  @Test func aStoreThatFailsIsItsServicesAlone() throws {
    let run = try Reference("queues-and-topics") { scenario in
      (scenario.duration, scenario.restaurants.count, scenario.partners.count) = (.minutes(20), 5, 30)
      var fault = scenario.faults[0]
      (fault.what, fault.kind, fault.from, fault.length) = ("payment.store", .down, .after(.minutes(5)), .minutes(2))
      fault.afterMessages = nil
      scenario.faults = [fault]
    }
    let lines = run.market.record.happenings
    let outage = .start + .minutes(5)..<(.start + .minutes(7))
    #expect(lines.contains { $0.kind == .paymentPending && outage.contains($0.at) })
    #expect(!lines.contains { $0.kind == .intentCreated && outage.contains($0.at) })
    #expect(run.outcome.payments.begun == run.outcome.books.placed)
  }

  /// One event of an order's creation tells those who charge and those who cook.
  @Test func twoServicesHearOfAnOrder() throws {
    let run = try run()
    for service in [Service.Name.payment, .restaurant] {
      let heard = run.market.record.happenings.filter { line in
        guard case .topic(_, .orderPlaced) = line.detail else { return false }
        return line.kind == .received && line.who == .service(service)
      }
      #expect(heard.count == run.outcome.books.placed, "\(service)")
    }
  }

  /// The document's step "payment completed": the payment service hears of the order and charges; no app asks it to.
  @Test func thePaymentServiceChargesWhenItHearsOfTheOrder() throws {
    let run = try run()
    let lines = run.market.record.happenings
    var heard: [Int32: Instant] = [:]
    for line in lines where line.kind == .received && line.who == .service(.payment) {
      if case .topic(let place, .orderPlaced) = line.detail {
        #expect(run.market.bus.lines[place].topic.name == "order.created")
        heard[line.order] = line.at
      }
    }
    let intents = lines.filter { $0.kind == .intentCreated }
    #expect(intents.count == run.outcome.books.placed && intents.count > 20)
    #expect(Set(intents.map(\.order)).count == intents.count, "nobody is charged twice")
    // The gateway takes 120 ms on average, and is asked at once.
    #expect(
      intents.allSatisfy { line in heard[line.order].map { line.at > $0 && line.at < $0 + .seconds(5) } ?? false })
  }

  /// The whole scenario: after half an hour the payment consumers crash halfway through their 21st message, for 20 s.
  @Test func aConsumerThatCrashesHalfwayLosesNothingAndChargesNobodyTwice() throws {
    let run = try Reference("queues-and-topics")
    let lines = run.market.record.happenings
    let began = try #require(lines.first { $0.kind == .faultBegan }).at
    let ended = try #require(lines.first { $0.kind == .faultEnded }).at
    #expect(began > .start + .minutes(30) && ended == began + .seconds(20))
    let heard = lines.filter { line in
      guard line.kind == .received, line.who == .service(.payment), case .topic(_, .orderPlaced) = line.detail else {
        return false
      }
      return true
    }
    #expect(heard.count { $0.at > .start + .minutes(30) && $0.at < began } == 20)
    #expect(heard.allSatisfy { $0.at <= began || $0.at >= ended }, "while it is down nobody is charged")
    let placed = Dictionary(
      lines.filter { $0.kind == .paymentPending }.map { ($0.order, $0.at) }, uniquingKeysWith: { first, _ in first })
    let held = heard.filter { $0.at >= ended && placed[$0.order].map { $0 < began } ?? false }
    #expect(!held.isEmpty, "what it held comes again")

    let line = try #require(run.outcome.subscriptions.first { $0.topic == "order.created" && $0.name == "payment" })
    #expect(line.statistics.published == run.outcome.books.placed)
    #expect(line.statistics.delivered == run.outcome.books.placed)
    #expect((line.statistics.lost, line.statistics.dead, line.statistics.waiting) == (0, 0, 0))
    #expect(run.outcome.payments.begun == run.outcome.books.placed)
    #expect(run.outcome.books.failed(.paymentLapsed) == 0)
    #expect(run.outcome.ledger.isBalanced(open: .zero))

    let fault = run.outcome.faults[0]
    #expect((fault.strikes, fault.fault.what) == (1, "order.created/payment"))
    #expect(fault.touched >= 1 && fault.recovery != nil)
  }

  /// Without the message nobody charges, and the order lapses when the intent's time is over; with it, nothing does.
  @Test(arguments: [false, true])
  func whatTheConsumerNeverHearsOfIsNeverPaid(isDeaf: Bool) throws {
    let run = try Reference("queues-and-topics") { scenario in
      (scenario.duration, scenario.restaurants.count, scenario.partners.count) = (.minutes(20), 5, 30)
      scenario.faults = []
      scenario.payments.succeeds = .all
      if isDeaf { scenario.broker.topics["order.created"]?.subscribers["payment"]?.consumers = 0 }
    }
    let books = run.outcome.books
    #expect(books.placed > 10)
    #expect(books.failed(.paymentLapsed) == (isDeaf ? books.placed : 0))
    #expect(run.outcome.payments.begun == (isDeaf ? 0 : books.placed))
  }
}
