import DiscreteEvents
import Messaging
import Scenario
import Testing

@testable import Marketplace

struct ChronicleTests {
  /// Keeps copies of what it is told.
  private final class Clerk: Chronicler, @unchecked Sendable {
    let interests: Interests
    private(set) var begun = 0
    private(set) var ended = 0
    private(set) var lines: [Happening] = []
    private(set) var orders: [OrderAccount] = []
    private(set) var statuses: [OrderStatus] = []
    private(set) var visits: [VisitAccount] = []
    private(set) var minutes: [MinuteAccount] = []
    private(set) var restaurants: [String] = []

    init(_ interests: Interests = [.lines, .orders, .visits, .minutes]) { self.interests = interests }

    func begins(_ scene: Scene) { begun += 1 }
    func happens(_ line: Happening, in scene: Scene) { lines.append(line) }
    func closes(_ order: OrderAccount) {
      orders.append(order)
      statuses.append(order.status)
    }
    func closes(_ visit: VisitAccount) { visits.append(visit) }
    func passes(_ minute: MinuteAccount, in scene: Scene) { minutes.append(minute) }
    func ends(in scene: Scene) {
      ended += 1
      restaurants = (0..<scene.restaurantCount).map { scene.restaurant($0).name }
    }
  }

  private func scenario() throws -> Scenario {
    try ScenarioFolder().scenario("quiet-hour.json")
  }

  @Test func whoListensChangesNothing() throws {
    let clerk = Clerk()
    let told = try Outcome(simulating: scenario(), keeping: .digest, telling: [clerk])
    let alone = try Outcome(simulating: scenario(), keeping: .digest)
    #expect(told.digest == alone.digest)
    #expect(told.events == alone.events)
    #expect(told.span == alone.span)
    #expect(clerk.begun == 1 && clerk.ended == 1)
  }

  @Test func everyLineIsToldOnceAndInOrder() throws {
    let clerk = Clerk(.lines)
    let outcome = try Outcome(simulating: scenario(), keeping: .story, telling: [clerk])
    let kept = try #require(outcome.story?.lines)
    #expect(clerk.lines.map(\.number) == Array(0..<Int32(kept.count)))
    #expect(clerk.lines.map(\.at) == kept.map(\.at))
    #expect(clerk.lines.map { "\($0.kind)" } == kept.map(\.what))
    #expect(clerk.lines.allSatisfy { $0.cause < $0.number }, "a cause comes first")
    #expect(clerk.orders.isEmpty && clerk.visits.isEmpty && clerk.minutes.isEmpty, "nobody asked for them")
  }

  @Test func everyOrderAndVisitIsToldOnce() throws {
    let clerk = Clerk()
    let books = try Outcome(simulating: scenario(), telling: [clerk]).books
    #expect(clerk.orders.map(\.number).sorted() == Array(0..<books.placed))
    for status in OrderStatus.allCases where status.isFinal {
      #expect(clerk.statuses.count { $0 == status } == books.ended(status), "\(status)")
    }
    #expect(clerk.visits.count == books.sessions)
    #expect(clerk.visits.count { $0.order != nil } == books.placed)
    for loss in Loss.allCases { #expect(clerk.visits.count { $0.loss == loss } == books.lost(loss), "\(loss)") }
    #expect(clerk.visits.allSatisfy { ($0.ended ?? .start) >= $0.began })
  }

  @Test func minutesAddUpToTheRun() throws {
    let clerk = Clerk(.minutes)
    let outcome = try Outcome(simulating: scenario(), telling: [clerk])
    let (books, minutes) = (outcome.books, clerk.minutes)
    #expect(minutes.first?.begins == .start)
    #expect(minutes.last.map(\.ends.sinceStart) == outcome.span)
    #expect(zip(minutes, minutes.dropFirst()).allSatisfy { $0.ends == $1.begins })
    #expect(minutes.dropLast().allSatisfy { $0.ends - $0.begins == .minute })
    #expect(minutes.reduce(0) { $0 + $1.flows.placed } == books.placed)
    #expect(minutes.reduce(0) { $0 + $1.flows.visits } == books.sessions)
    #expect(minutes.reduce(0) { $0 + $1.flows.succeeded } == books.succeeded)
    #expect(minutes.reduce(0) { $0 + $1.flows.cancelled } == books.ended(.cancelled))
    // What came and has not gone is there.
    var open = 0
    for minute in minutes {
      open += minute.flows.placed - minute.flows.succeeded - minute.flows.rejected - minute.flows.cancelled
      #expect(minute.openOrders == open, "at \(minute.ends)")
    }
    for (place, service) in outcome.services.enumerated() {
      #expect(minutes.reduce(0) { $0 + $1.services[place].requests } == service.statistics.requests, "\(service.name)")
    }
    for (place, line) in outcome.subscriptions.enumerated() {
      #expect(minutes.reduce(0) { $0 + $1.subscriptions[place].delivered } == line.statistics.delivered, "\(line.name)")
    }
  }

  /// Of what is under way when a run ends early, each order is told of as it stands.
  @Test func whatIsUnderWayIsToldOfAtTheEnd() throws {
    let clerk = Clerk(.orders)
    let outcome = try Outcome(simulating: scenario(), until: .start + .minutes(30), telling: [clerk])
    #expect(outcome.inProgress > 0)
    #expect(clerk.statuses.count { !$0.isFinal } == outcome.inProgress)
    #expect(clerk.orders.count == outcome.books.placed)
    #expect(clerk.orders.filter { !$0.status.isFinal }.allSatisfy { $0.endedAt == nil && $0.toRestaurant == nil })
  }

  @Test func moneyOfAllOrdersIsThatOfTheLedger() throws {
    let clerk = Clerk(.orders)
    let ledger = try Outcome(simulating: scenario(), telling: [clerk]).ledger
    func sum(_ part: (OrderAccount) -> Money?) -> Money { clerk.orders.reduce(Money.zero) { $0 + (part($1) ?? .zero) } }
    #expect(sum(\.paid) == ledger.taken)
    #expect(sum(\.refunded) == ledger.refunded)
    #expect(sum(\.toRestaurant) == ledger.restaurants)
    #expect(sum(\.toPlatform) == ledger.platform)
    #expect(sum { $0.toRestaurant == nil ? nil : $0.items } == ledger.gmv)
    for order in clerk.orders {
      #expect(order.lines.reduce(Money.zero) { $0 + $1.amount } == order.items)
    }
  }

  /// The warm-up is told of as all else is, and marked.
  @Test func theWarmupIsMarked() throws {
    let clerk = Clerk()
    var scenario = try scenario()
    scenario.warmup = .length(.minutes(20))
    let books = try Outcome(simulating: scenario, telling: [clerk]).books
    #expect(clerk.orders.count { $0.isMeasured } == books.placed)
    #expect(clerk.orders.count > books.placed)
    #expect(clerk.minutes.allSatisfy { $0.services.allSatisfy { $0.requests >= 0 } })
  }

  /// Of a world and its twin only the one that is declared.
  @Test func theTwinIsNotToldOf() throws {
    let clerk = Clerk()
    var scenario = try scenario()
    scenario.twin = true
    let outcome = try Outcome(simulating: scenario, telling: [clerk])
    #expect(clerk.begun == 1 && clerk.ended == 1)
    #expect(clerk.orders.count == outcome.books.placed)
  }
}
