import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// Orders that customers call off, and what they get back.
struct CancellingTests {
  private static func rules(_ refunds: String) -> [String: String] {
    [
      "orders": #"{ "refunds": { \#(refunds) } }"#,
      "payments": #"{ "authorisation": "1s", "succeeds": 1, "checked": 0, "webhook": { "lost": 0, "duplicated": 0 } }"#,
    ]
  }

  /// Soup for 33.33, accepted after a minute, cooked from minute 3 to 9.
  private static func soup(cancelledAt time: String, answer: Int = 200) -> [String] {
    [
      act("Ana", "order", at: "1s", #""order": "soup", "restaurant": "A", "items": { "Soup": 1 }"#),
      act("Ana", "pay", at: "2s", #""method": "card""#),
      act("A", "accept", at: "1m", #""order": "soup""#), act("A", "startCooking", at: "3m", #""order": "soup""#),
      act("A", "ready", at: "9m", #""order": "soup""#), act("A", "handOver", at: "12m", #""order": "soup""#),
      act("Ana", "cancel", at: time, #""reason": "not hungry", "answer": \#(answer)"#),
    ]
  }

  /// 80 % of 33.33 is 26.664, half of it is 16.665: half a coin goes to the customer.
  @Test(arguments: [("30s", 26.66), ("2m", 26.66), ("4m", 16.67), ("10m", 16.67)])
  func whatIsGivenBackDependsOnWhetherCookingHasBegun(at time: String, refund: Double) throws {
    let play = try Play(
      Self.soup(cancelledAt: time), Self.rules(#""cancelledBeforeCooking": "80%", "cancelledAfterCooking": "50%""#),
      maySayNo: true)
    let order = try play.order("soup")
    let back = Money(thousandths: Int64((refund * 1_000).rounded()))
    #expect(order.status == .cancelled)
    #expect(order.money.refunded == back)
    #expect(order.money.kept == Money(thousandths: 33_330) - back)
    #expect(play.outcome.ledger.kept == order.money.kept)
    #expect(play.outcome.ledger.refunded == back)
    #expect(play.lines("cancelled").map { $0.hasSuffix("Ana cancelled not hungry") } == [true])
  }

  @Test func whatHasBeenHandedOverIsNotCalledOff() throws {
    let play = try Play(Self.soup(cancelledAt: "13m", answer: 409), Self.rules(#""cancelledAfterCooking": "50%""#))
    #expect(try play.order("soup").status == .fulfilled)
    #expect(play.outcome.ledger.refunded == .zero)
  }

  @Test func anOrderThatNobodyHasPaidIsCalledOffWithoutARefund() throws {
    let play = try Play(
      [
        act("Ana", "order", at: "1s", #""order": "soup", "restaurant": "A", "items": { "Soup": 1 }"#),
        act("Ana", "cancel", at: "30s"),
      ], Self.rules(""))
    #expect(try play.order("soup").status == .cancelled)
    #expect(play.outcome.ledger.taken == .zero)
    #expect(play.happenings(.refunded).isEmpty)
  }
}

/// How long customers think, and how long they wait.
struct PatienceTests {
  private static func crowd(_ customers: String, _ more: [String: String] = [:], isOdd: Bool = false) throws -> Play {
    try Play(
      sections: [
        "duration": #""40m""#, "demand": #"{ "ordersPerHour": 60, "browsing": 0 }"#,
        "channels": #"{ "delivery": 0, "pickup": 1 }"#, "partners": #"{ "count": 0 }"#,
        "customers": "{ \(customers) }", "payments": #"{ "methods": { "card": 0, "wallet": 0, "cash": 1 } }"#,
      ].merging(more) { $1 }, isOdd: isOdd)
  }

  @Test func whoHasNothingWhenPatienceEndsCancels() throws {
    let play = try Self.crowd(
      #""patience": "10m""#,
      [
        "restaurants": #"{ "count": 5, "decision": "15m", "rejects": 0 }"#, "kitchens": #"{ "preparation": "5m" }"#,
      ], isOdd: true)
    let (placed, cancelled) = (play.happenings(.placed), play.happenings(.cancelled))
    #expect(placed.count > 10 && cancelled.count == placed.count)
    #expect(zip(placed, cancelled).allSatisfy { $1.at - $0.at == .minutes(10) && $1.who == $0.who })
    #expect(cancelled.allSatisfy { $0.detail == .text("it took too long") })
    #expect(play.outcome.books.cancelled(.impatient) == placed.count)
  }

  /// Half a minute, and then checkout 42 ms, cart 17, menu 22 and pricing 22.
  @Test func theyHesitateBeforeTheCheckout() throws {
    let play = try Self.crowd(#""hesitation": "30s", "abandons": 0"#)
    var filled: [Who: Instant] = [:]
    for line in play.happenings(.cartChanged) { filled[line.who] = line.at }
    let checkouts = play.happenings(.checkedOut)
    #expect(checkouts.count > 10)
    #expect(checkouts.allSatisfy { $0.at - (filled[$0.who] ?? .start) == .milliseconds(30_000 + 42 + 17 + 22 + 22) })
  }

  @Test func whoAbandonsTheCartChecksNothingOut() throws {
    let play = try Self.crowd(#""abandons": 1"#, isOdd: true)
    #expect(play.outcome.books.filledCarts > 10)
    #expect(play.happenings(.checkedOut).isEmpty && play.outcome.books.placed == 0)
    #expect(
      play.lines("leftWithoutOrdering").filter { $0.hasSuffix("left the cart behind") }.count
        == play.outcome.books.filledCarts)
  }
}
