import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What the gateway says of a payment, and when the platform knows.
///
/// All times by hand. Ana pays at 120.000; the payment service takes 82 ms and the gateway 302, so that the intent is there
/// at 120.384, the bank is asked at 120.686 and says yes at 130.686, and the message arrives 2 s later. The payment service
/// and the order service, 52 ms, then take it in.
struct WebhookTests {
  /// - Parameters:
  ///   - pay: What more is said of Ana's payment.
  ///   - payments: What is said of payments otherwise.
  private static func payment(
    _ pay: String = "", _ payments: [String: String] = [:], _ sections: [String: String] = [:]
  ) throws -> Play {
    let usual = [
      "authorisation": #""10s""#, "succeeds": "1", "checked": "0",
      "webhook": #"{ "delay": "2s", "lost": 0, "duplicated": 0 }"#,
    ]
    let said = usual.merging(payments) { $1 }.sorted { $0.key < $1.key }.map { #""\#($0.key)": \#($0.value)"# }
    return try Play(
      [
        act("Ana", "order", at: "1m", #""order": "soup", "restaurant": "A", "items": { "Soup": 1 }"#),
        act("Ana", "pay", at: "2m", #""order": "soup", "method": "card"\#(pay)"#),
      ], ["payments": "{ \(said.joined(separator: ", ")) }"].merging(sections) { $1 }, maySayNo: true)
  }

  private static func heard(_ play: Play) -> [String] {
    play.lines("webhookReceived", "webhookRepeated", "webhookRefused", "webhookLost", "polled", "paid")
  }

  private static let soup = Money(thousandths: 33_330)

  @Test func aMessageThatArrivesPaysTheOrder() throws {
    let play = try Self.payment(#", "webhook": "arrives""#)
    #expect(
      play.lines("intentCreated", "authorised", "webhookSent") == [
        "120.384 payment intentCreated 33.33", "130.686 gateway authorised 33.33", "130.686 gateway webhookSent",
      ])
    #expect(Self.heard(play) == ["132.820 payment webhookReceived 33.33", "132.820 payment paid"])
    #expect(play.outcome.ledger.taken == Self.soup)
  }

  @Test func whatIsSaidTwiceIsTakenOnce() throws {
    let play = try Self.payment(#", "webhook": "twice""#)
    #expect(
      Self.heard(play) == [
        "132.820 payment webhookReceived 33.33", "132.820 payment paid", "134.820 payment webhookRepeated",
      ])
    #expect(play.outcome.ledger.taken == Self.soup)
    #expect(play.outcome.payments.settled == 1)
  }

  /// The gateway is asked 30 s after the intent, answers in 302 ms, and the payment service takes it in.
  @Test func aLostMessageIsHealedByAsking() throws {
    let play = try Self.payment(#", "webhook": "lost""#)
    #expect(
      Self.heard(play) == [
        "130.686 gateway webhookLost", "150.384 payment polled", "150.768 payment polled 33.33", "150.768 payment paid",
      ])
    #expect(play.outcome.ledger.taken == Self.soup)
  }

  /// It comes 50 s later than usual.
  @Test func aLateMessageComesWhenAllIsKnown() throws {
    let play = try Self.payment(#", "webhook": "late""#)
    #expect(
      Self.heard(play) == [
        "150.384 payment polled", "150.768 payment polled 33.33", "150.768 payment paid",
        "182.820 payment webhookRepeated",
      ])
    #expect(play.outcome.ledger.taken == Self.soup)
  }

  @Test func aForgedMessageIsRefusedAndPaysNothing() throws {
    let play = try Self.payment(#", "webhook": "forged""#)
    #expect(
      Self.heard(play) == [
        "131.768 payment webhookRefused 401", "132.820 payment webhookReceived 33.33", "132.820 payment paid",
      ])
    #expect(play.outcome.payments.forged == 1)
    #expect(play.outcome.ledger.taken == Self.soup)
  }

  /// Down when the first message arrives, and nobody asks: a minute after that failed it is sent again.
  @Test func aMessageThatNobodyTookIsSentAgain() throws {
    let play = try Self.payment(
      "", ["polling": #"{ "after": "10m" }"#],
      [
        "services": #"{ "payment": { "retries": { "times": 0 } } }"#,
        "faults": #"[ { "what": "payment", "is": "down", "from": "+2m10s", "for": "30s" } ]"#,
      ])
    #expect(play.lines("webhookSent").map { String($0.prefix(7)) } == ["130.686", "192.686"])
    #expect(Self.heard(play) == ["194.820 payment webhookReceived 33.33", "194.820 payment paid"])
  }

  /// Asked at 30 s, while the bank still decides, and from then on ten seconds after each answer.
  @Test func theGatewayIsAskedAgainAndAgainWhileTheBankDecides() throws {
    let play = try Self.payment(#", "webhook": "lost""#, ["authorisation": #""45s""#])
    #expect(
      Self.heard(play) == [
        "150.384 payment polled", "160.686 payment polled", "165.686 gateway webhookLost", "170.988 payment polled",
        "171.372 payment polled 33.33", "171.372 payment paid",
      ])
  }

  @Test func whomTheBankRefusesIsToldSoAndOwesNothing() throws {
    let play = try Self.payment(#", "outcome": "fails", "answer": 400"#)
    #expect(play.lines("authorisationFailed") == ["130.686 gateway authorisationFailed 400"])
    #expect(Self.heard(play).isEmpty)
    #expect(play.outcome.ledger.taken == .zero)
    #expect(try play.order("soup").reason == .paymentLapsed)
  }

  /// Placed at 60.116: pricing takes 22 ms, checkout 42 and the order service 52.
  @Test func whatNobodyPaysLapsesAfterAQuarterOfAnHour() throws {
    let play = try Play([act("Ana", "order", at: "1m", #""restaurant": "A", "items": { "Soup": 1 }"#)])
    #expect(play.lines("paymentPending") == ["60.116 Ana paymentPending 33.33"])
    #expect(play.lines("cancelled") == ["960.116 payment cancelled it was not paid in time"])
  }

  /// The payment service is away for four minutes, and Ana tries again after five.
  @Test func whoCannotPayTriesAgainLater() throws {
    let play = try Self.payment(
      "", ["retriesAfter": #""5m""#],
      [
        "services": #"{ "payment": { "retries": { "times": 0 } } }"#,
        "faults": #"[ { "what": "payment", "is": "down", "from": "+1m30s", "for": "4m" } ]"#,
      ])
    #expect(Self.heard(play) == ["432.820 payment webhookReceived 33.33", "432.820 payment paid"])
    #expect(play.lines("unavailable") == ["120.000 Ana unavailable 503"])
  }

  @Test func cashIsTakenWithChangeAndNeverTooLittle() throws {
    let play = try Play([
      act("Ana", "order", at: "1m", #""order": "soup", "restaurant": "A", "items": { "Soup": 1 }"#),
      act("Ana", "payCash", at: "2m", #""order": "soup", "amount": "33.32", "answer": 400"#),
      act("Ana", "payCash", at: "3m", #""order": "soup", "amount": "50.00", "answer": 200"#),
      act("Ana", "payCash", at: "4m", #""order": "soup", "amount": "50.00", "answer": 409"#),
    ])
    #expect(play.lines("cashTaken") == ["180.082 A cashTaken 50.00 given, 16.67 change"])
    #expect(play.outcome.ledger.cash == Self.soup)
    #expect(play.outcome.ledger.taken == Self.soup)
  }
}
