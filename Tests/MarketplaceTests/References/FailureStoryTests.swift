import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// The walkthrough's three failures: something is slow or late, and nothing is lost.
struct FailureStoryTests {
  private static let steps = ["placed", "preparing", "ready", "served", "completed"]
  private static let whose = ["cust-abc123", "kitchen_staff1", "kitchen_staff1", "waiter1", "cust-abc123"]

  private func check(_ dinner: Reference) throws {
    #expect(try dinner.order("ord-xyz789").history.map(\.status.name) == Self.steps)
    #expect(try dinner.history(of: "ord-xyz789").map { $0.split(separator: " ").last.map(String.init) } == Self.whose)
    #expect(dinner.outcome.ledger.taken == Money(thousandths: 1_088_550))
    #expect(dinner.texts == (try Reference("dine-in").texts), "the same six messages")
    #expect(dinner.texts.count == 6)
    #expect(dinner.outcome.refusals.isEmpty)
    #expect(dinner.outcome.faults.map(\.strikes) == [1])
    #expect(dinner.outcome.faults.map(\.touched) == [1])
    #expect(dinner.outcome.faults.map(\.lost) == [0])
  }

  /// From 19:05 to 19:15 nobody is there to tell anybody anything; what was to be told is told then.
  @Test func messagesComeLateAndAllOfThemCome() throws {
    let dinner = try Reference("dine-in-notification-down")
    try check(dinner)
    let times = dinner.lines("told").map { $0.prefix(8) }
    #expect(times[1] >= "19:15:00" && times[1] < "19:16:00", "\(times)")
    #expect(times[2] >= "19:15:00" && times[2] < "19:16:00", "\(times)")
    #expect(times[3...] == ["19:25:00", "19:27:00", "19:52:00"])
    #expect(try dinner.history(of: "ord-xyz789")[1] == "19:09:30 preparing by kitchen_staff1")
  }

  @Test func whoCannotPayTriesAgainFiveMinutesLater() throws {
    let dinner = try Reference("dine-in-payment-down")
    try check(dinner)
    #expect(dinner.lines("unavailable").allSatisfy { $0.hasPrefix("19:50:") && $0.hasSuffix(" 503") })
    #expect(dinner.lines("unavailable").count == 1)
    let paid = try #require(try dinner.order("ord-xyz789").times.paid)
    #expect(dinner.clock(paid) >= "19:55:00" && dinner.clock(paid) < "19:55:30")
    #expect(dinner.clock(try dinner.order("ord-xyz789").placedAt) == "19:08:15")
  }

  /// The store fails at 19:08 and another takes over 30 s later: what was sent at 19:08:15 is kept then.
  @Test func anOrderWaitsForTheOtherDatabase() throws {
    let dinner = try Reference("dine-in-database-down")
    try check(dinner)
    let placed = dinner.clock(try dinner.order("ord-xyz789").placedAt)
    #expect(placed >= "19:08:30" && placed < "19:09:30", "\(placed)")
    let order = try #require(dinner.outcome.services.first { $0.name == .order })
    #expect(order.statistics.storeUnavailable > 0, "until then the service says that it is not to be had")
    #expect(dinner.lines("placed").count == 1)
    #expect(try dinner.history(of: "ord-xyz789").last == "19:52:00 completed by cust-abc123")
  }
}
