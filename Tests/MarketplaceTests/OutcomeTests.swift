import DiscreteEvents
import Messaging
import Scenario
import Statistics
import Testing

@testable import Marketplace

/// What holds of every run, whatever its scenario says.
struct OutcomeTests {
  private static func outcome(_ text: String, seed: UInt64 = 1, replication: UInt32 = 0) throws -> Outcome {
    var scenario = try Scenario.read(ScenarioFile(path: "", bytes: Array(text.utf8))).scenario
    scenario.seed = seed
    return try Outcome(simulating: scenario, replication: replication)
  }

  /// Too few partners and cooks, and customers without much patience: orders end in many ways.
  private static let crowded = """
    { "duration": "1h", "demand": { "ordersPerHour": 150 },
      "channels": { "delivery": "70%", "pickup": "20%", "dine-in": "10%" },
      "customers": { "patience": { "exponential": { "mean": "90m" } } },
      "payments": { "succeeds": "90%", "methods": { "card": 6, "wallet": 2, "cash": 2 } },
      "restaurants": { "count": 8, "rejects": "8%" }, "partners": { "count": 20 },
      "discounts": [ { "policy": "flat", "percentage": "7%" } ] }
    """

  private static let all: [(text: String, seed: UInt64)] =
    [
      crowded, #"{ "duration": "40m", "demand": { "ordersPerHour": 120 }, "partners": { "count": 60 } }"#,
      #"{ "duration": "40m", "demand": { "ordersPerHour": 90 }, "orders": { "payment": "afterAcceptance" } }"#,
    ].flatMap { text in [1, 2].map { (text, $0) } }

  @Test(arguments: all)
  func everyOrderEndsInExactlyOneWay(text: String, seed: UInt64) throws {
    let outcome = try Self.outcome(text, seed: seed)
    let books = outcome.books
    #expect(books.placed > 20)
    #expect((outcome.ending, outcome.inProgress) == (.whole, 0))
    let ends: [OrderStatus] = [.delivered, .fulfilled, .completed, .rejected, .cancelled]
    #expect(books.placed == ends.reduce(0) { $0 + books.ended($1) })
    #expect(OrderStatus.allCases.allSatisfy { ends.contains($0) || books.ended($0) == 0 })
    #expect(books.ended(.rejected) == FailureReason.allCases.reduce(0) { $0 + books.rejected($1) })
    #expect(books.ended(.cancelled) == FailureReason.allCases.reduce(0) { $0 + books.cancelled($1) })
    #expect(books.failed(.none) == 0 && books.failed(.neverFinished) == 0)
    #expect(books.placements.windows.reduce(0, +) == books.placed)
    #expect(books.endings.windows.reduce(0, +) == books.succeeded)
    #expect(books.byChannel.reduce(0, +) == books.placed)
    #expect(books[.clickToDoor].tally.count == books.ended(.delivered))
    #expect(books.onTime <= books.ended(.delivered))
  }

  @Test(arguments: all)
  func everyCoinIsAccountedFor(text: String, seed: UInt64) throws {
    let outcome = try Self.outcome(text, seed: seed)
    let (ledger, books) = (outcome.ledger, outcome.books)
    #expect(ledger.taken == ledger.refunded + ledger.kept + ledger.earned)
    #expect(ledger.earned == ledger.restaurants + ledger.platform + ledger.tax)
    #expect(ledger.net + ledger.partners == ledger.platform)
    #expect(ledger.earned == ledger.gmv - ledger.discounts + ledger.fees + ledger.surges + ledger.tax)
    #expect((ledger.delivered, ledger.settled) == (books.succeeded, books.placed))
    #expect(ledger.cash <= ledger.taken && ledger.gmv > .zero)
    #expect(
      outcome.value(of: try #require(Measure.all.first { $0.name == "money.net" }))
        == Double((ledger.earned + ledger.kept).thousandths) / 1_000)
  }

  @Test(arguments: all)
  func everyMessageIsAccountedFor(text: String, seed: UInt64) throws {
    let outcome = try Self.outcome(text, seed: seed)
    #expect(outcome.messagesPublished > outcome.books.placed)
    for line in outcome.subscriptions {
      let statistics = line.statistics
      #expect(
        statistics.published == statistics.delivered + statistics.dead + statistics.lost + statistics.waiting,
        "\(line.name) of \(line.topic)")
      #expect((statistics.waiting, statistics.lost, statistics.dead) == (0, 0, 0), "nothing is broken here")
    }
    let placed = outcome.subscriptions.filter { $0.topic == "order.placed" }
    #expect(!placed.isEmpty && placed.allSatisfy { $0.statistics.published == outcome.books.placed })
  }

  /// The time that all orders spent in the run, counted apart as a number over time and as a sum of stays.
  @Test func asManyAreUnderWayAsComeTimesHowLongTheyStay() throws {
    let text = """
      { "duration": "2h", "demand": { "ordersPerHour": 60 }, "customers": { "patience": "20h" },
        "payments": { "succeeds": 1 }, "restaurants": { "rejects": 0 },
        "partners": { "count": 60 } }
      """
    let outcome = try Self.outcome(text)
    let stays = outcome.books[.clickToDoor].tally
    #expect(stays.count == outcome.books.placed, "or choose a scenario in which nothing fails")
    // λ W, from placements and stays, and L, from how many were placed and not yet over at the end of each minute.
    let (placed, over) = (outcome.books.placements, outcome.books.endings)
    var (count, sum) = (0, 0.0)
    for minute in 0..<max(placed.windows.count, over.windows.count) {
      let before = count
      count += minute < placed.windows.count ? placed.windows[minute] : 0
      count -= minute < over.windows.count ? over.windows[minute] : 0
      sum += Double(before + count) / 2
    }
    #expect(count == 0)
    // Within a minute both happen at random: half a minute for each order is more than the error can be.
    let total = (stays.mean ?? 0) * Double(stays.count)
    #expect(abs(total - sum) < 0.5 * Double(stays.count), "\(total) \(sum)")
    #expect(total > 20 * Double(stays.count))
  }

  @Test func theSameScenarioGivesTheSameFiguresAndAnotherSeedOrReplicationOthers() throws {
    let first = try Self.outcome(Self.crowded, seed: 7)
    let same = try Self.outcome(Self.crowded, seed: 7)
    #expect((first.figures, first.events, first.span) == (same.figures, same.events, same.span))
    #expect(try Self.outcome(Self.crowded, seed: 8).figures != first.figures)
    #expect(try Self.outcome(Self.crowded, seed: 7, replication: 1).figures != first.figures)
  }

  @Test func whatIsRecordedChangesNothing() throws {
    let scenario = try Scenario.read(ScenarioFile(path: "", bytes: Array(Self.crowded.utf8))).scenario
    let recorded = try Outcome(simulating: scenario, keeping: .story)
    let plain = try Outcome(simulating: scenario)
    #expect((recorded.figures, recorded.events) == (plain.figures, plain.events))
    #expect(plain.story == nil)
    let lines = try #require(recorded.story?.lines)
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.at <= $1.at })
    #expect(lines.count { $0.what == "delivered" } == plain.books.ended(.delivered))
    #expect(lines.count { $0.what == "placed" || $0.what == "paymentPending" } == plain.books.placed)
    #expect(lines.count { $0.what == "arrived" } == plain.books.sessions)
    #expect(try Outcome(simulating: scenario, keeping: .story).story?.digest == recorded.story?.digest)
    let digested = try Outcome(simulating: scenario, keeping: .digest)
    #expect(digested.digest == recorded.story?.digest && digested.story == nil && plain.digest == nil)
  }

  /// Nobody says yes there, and what is not paid is not cooked: whoever waited for a yes would never pay.
  @Test func whoOrdersWhereNobodyIsAskedPaysAtOnce() throws {
    let outcome = try Self.outcome(
      """
      { "duration": "30m", "demand": { "ordersPerHour": 60 }, "orders": { "payment": "afterAcceptance" },
        "customers": { "patience": "10h" }, "payments": { "succeeds": 1 },
        "restaurants": { "count": 4, "confirms": false }, "partners": { "count": 40 } }
      """)
    #expect(outcome.books.placed > 5 && outcome.books.ended(.delivered) == outcome.books.placed)
  }

  @Test func whereNobodyComesNothingHappens() throws {
    var scenario = Scenario()
    scenario.demand.ordersPerHour = .steady(0)
    (scenario.restaurants.count, scenario.partners.count) = (0, 0)
    let outcome = try Outcome(simulating: scenario)
    #expect((outcome.books.placed, outcome.messagesPublished, outcome.events) == (0, 0, 0))
    #expect((outcome.kitchensBusy, outcome.partnersBusy) == (nil, nil))
    #expect((outcome.demandSpan, outcome.span) == (.hour, .hour))
    #expect((outcome.ledger.taken, outcome.ledger.averageOrder) == (.zero, nil))
  }

  @Test func aShortageOfPartnersIsSeenInTheirWorkAndInTheWait() throws {
    func outcome(partners: Int) throws -> Outcome {
      try Self.outcome(
        """
        { "duration": "1h", "demand": { "ordersPerHour": 80 }, "customers": { "patience": "20h" },
          "restaurants": { "count": 20 }, "partners": { "count": \(partners) } }
        """)
    }
    let (enough, short) = (try outcome(partners: 300), try outcome(partners: 12))
    let wait = { (outcome: Outcome) in outcome.books[.assignmentDelay].tally.mean ?? 0 }
    #expect(wait(enough) < 2 && wait(short) > 10)
    #expect((enough.partnersBusy ?? 1) < 0.3 && (short.partnersBusy ?? 0) > 0.6)
  }
}
