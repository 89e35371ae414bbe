import Scenario
import Testing

@testable import Marketplace

/// What is answered to actions that come too early or too late, and what a scenario is told of it.
struct ReplayedAnswerTests {
  /// A soup for 33.33.
  private static func soup(_ actions: String...) -> [String] {
    [act("Ana", "order", at: "1s", #""order": "soup", "restaurant": "A", "items": { "Soup": 1 }"#)] + actions
  }

  @Test func whoHandsOverTooLittleHasNotPaid() throws {
    let play = try Play(
      Self.soup(
        act("Ana", "payCash", at: "2m", #""amount": "33.32", "answer": 400"#),
        act("Ana", "payCash", at: "3m", #""amount": "33.33", "answer": 200"#),
        act("Ana", "payCash", at: "4m", #""amount": "33.33", "answer": 409"#)))
    #expect(play.lines("cashTaken").map { $0.contains("33.33") } == [true])
    #expect(play.outcome.ledger.taken == Money(thousandths: 33_330))
  }

  @Test func whatNobodyHasYetIsNotRated() throws {
    let play = try Play(
      Self.soup(
        act("Ana", "payCash", at: "1m"), act("A", "accept", at: "2m", #""order": "soup""#),
        act("Ana", "rate", at: "3m", #""rating": 1, "answer": 409"#),
        act("A", "startCooking", at: "3m", #""order": "soup""#), act("A", "ready", at: "9m", #""order": "soup""#),
        act("A", "handOver", at: "12m", #""order": "soup""#),
        act("Ana", "rate", at: "13m", #""rating": 5, "answer": 201"#)))
    #expect(play.happenings(.rated).count == 1)
  }

  @Test func anOrderThatIsOverIsNotPaid() throws {
    let play = try Play(
      Self.soup(
        act("Ana", "cancel", at: "30s"), act("Ana", "pay", at: "60s", #""method": "card", "answer": 409"#),
        act("Ana", "payCash", at: "70s", #""answer": 409"#)))
    #expect(play.happenings(.intentCreated).isEmpty && play.outcome.ledger.taken == .zero)
  }

  /// The order that failed is none: what is called off without saying which is the one before.
  @Test func anOrderThatIsMeantToFailIsNotTheLatest() throws {
    let play = try Play(
      Self.soup(
        act("Ana", "order", at: "20s", #""restaurant": "A", "items": { "Cake": 1 }, "answer": 400"#),
        act("Ana", "cancel", at: "30s", #""answer": 200"#)))
    #expect(try play.order("soup").status == .cancelled)
  }

  /// It decides a minute after the order, though somebody tries to later.
  @Test func whatIsMeantToFailIsLeftToThoseWhoDoItAnyway() throws {
    let day = try Town.day(
      actions: ["12:00,order,Asha,,a,Margherita: 1,201", "12:05,accept,,Luigi,a,,409", "12:06,ready,,Luigi,a,,409"],
      isStrict: false)
    #expect(day.lines("accepted", "ready") == ["12:01:00 Luigi accepted", "12:11:00 kitchen of Luigi ready"])
  }

  @Test func theOnlyRestaurantNeedNotBeNamed() throws {
    let day = try Town.day(
      columns: "at,does,customer,order,items,answer",
      actions: ["12:00,order,Asha,a,Margherita: 1,201", "12:01,browse,Bela,,,200"])
    #expect(day.lines("menuRead") == ["12:01:00 Bela menuRead Luigi"])
  }

  @Test func wrongAnswersAndRefusalsAreKept() throws {
    let scenario = try Town.scenario(
      columns: Town.columns + ",rating",
      [
        "12:00,order,Asha,Luigi,a,Margherita: 1,201,", "12:01,rate,Asha,,a,,201,5", "12:02,rate,Asha,,a,,,5",
        "12:03,rate,Asha,,a,,409,5", "12:04,browse,Asha,Luigi,,,404,",
      ], isStrict: false)
    let outcome = try Outcome(simulating: scenario)
    #expect(
      outcome.wrongAnswers.map { "\($0.action): \($0.expected ?? 0), \($0.answer)" } == ["1: 201, 409", "4: 404, 200"])
    #expect(outcome.refusals.map { "\($0.action): \($0.answer)" } == ["2: 409"])
  }
}
