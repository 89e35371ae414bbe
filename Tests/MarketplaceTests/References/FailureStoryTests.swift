import DiscreteEvents
import Messaging
import Scenario
import Testing

@testable import Marketplace

/// The walkthrough's three failures: something is slow or late, and nothing is lost.
///
/// What fails is put out of order by hand, at the times that the scenarios say.
struct FailureStoryTests {
  private func dinner(
    _ name: String, from: Timespan, for span: Timespan, _ strike: @escaping @Sendable (Market, _ isDown: Bool) -> Void
  ) throws -> Reference {
    var scenario = try Reference.read(name)
    scenario.faults = []
    return try Reference(scenario) { market in
      unowned let market = market
      market.replayer.call { replayer in
        replayer.at(.start + from, "fails") { _ in strike(market, true) }
        replayer.at(.start + from + span, "works again") { _ in strike(market, false) }
      }
    }
  }

  private static let steps = ["placed", "preparing", "ready", "served", "completed"]

  private func check(_ dinner: Reference) throws {
    #expect(try dinner.order("ord-xyz789").history.map(\.status.name) == Self.steps)
    #expect(dinner.outcome.ledger.taken == Money(thousandths: 1_088_550))
    #expect(dinner.lines("told").count == 6)
    #expect(dinner.outcome.refusals.isEmpty)
  }

  /// From 19:05 to 19:15 nobody is there to tell anybody anything; what was to be told is told then.
  @Test func messagesComeLateAndAllOfThemCome() throws {
    let dinner = try dinner("dine-in-notification-down", from: .minutes(5), for: .minutes(10)) { market, isDown in
      for listener in market.bus.lines.flatMap(\.listeners) where listener.service == .notification {
        for consumer in listener.call({ $0.consumers }) { isDown ? consumer.crash() : consumer.restart() }
      }
    }
    try check(dinner)
    let times = dinner.lines("told").map { $0.prefix(8) }
    #expect(times[1] >= "19:15:00" && times[1] < "19:16:00", "\(times)")
    #expect(times[2] >= "19:15:00" && times[2] < "19:16:00", "\(times)")
    #expect(times[3...] == ["19:25:00", "19:27:00", "19:52:00"])
    #expect(try dinner.history(of: "ord-xyz789")[1] == "19:09:30 preparing by kitchen_staff1")
  }

  @Test func whoCannotPayTriesAgainFiveMinutesLater() throws {
    let dinner = try dinner("dine-in-payment-down", from: .minutes(49), for: .minutes(4)) { market, isDown in
      market.servers[.gateway].health.down += isDown ? 1 : -1
      market.servers.trouble.faults += isDown ? 1 : -1
    }
    try check(dinner)
    #expect(dinner.lines("unavailable").allSatisfy { $0.hasPrefix("19:50:") && $0.hasSuffix(" 503") })
    #expect(dinner.lines("unavailable").count == 1)
    let paid = try #require(try dinner.order("ord-xyz789").times.paid)
    #expect(dinner.clock(paid) >= "19:55:00" && dinner.clock(paid) < "19:55:30")
    #expect(dinner.clock(try dinner.order("ord-xyz789").placedAt) == "19:08:15")
  }

  /// The store fails at 19:08 and another takes over 30 s later: what was sent at 19:08:15 is kept then.
  @Test func anOrderWaitsForTheOtherDatabase() throws {
    let dinner = try dinner("dine-in-database-down", from: .minutes(8), for: .minutes(10)) { market, isDown in
      market.servers[.order].health.storeDown += isDown ? 1 : -1
      market.servers[.order].health.storeDownSince = market.simulation.now
      market.servers.trouble.faults += isDown ? 1 : -1
    }
    try check(dinner)
    let placed = dinner.clock(try dinner.order("ord-xyz789").placedAt)
    #expect(placed >= "19:08:30" && placed < "19:09:30", "\(placed)")
    #expect(try dinner.history(of: "ord-xyz789").last == "19:52:00 completed by cust-abc123")
  }
}
