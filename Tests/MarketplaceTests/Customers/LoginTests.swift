import DiscreteEvents
import Testing

@testable import Marketplace

/// One-time codes, sessions, and who may do what. Auth takes 27 ms for each request.
struct LoginTests {
  private static func login(session: String = "1h") -> [String: String] {
    [
      "customers": #"{ "login": { "lifetime": "5m", "session": "\#(session)" } }"#,
      "notifications": #"{ "sms": { "delay": "10s", "lost": 0 } }"#,
      "payments": #"{ "authorisation": "1s", "succeeds": 1, "checked": 0 }"#,
    ]
  }

  /// The code is made at 0.027, and looked at 27 ms after it was typed.
  @Test func aCodeIsGoodForFiveMinutesFromWhenItWasMade() throws {
    let play = try Play(
      [
        act("Ana", "requestCode", at: "0s", #""code": "111111""#),
        act("Ben", "requestCode", at: "0s", #""code": "222222""#),
        act("Ana", "enterCode", at: "299.999s", #""code": "111111", "answer": 200"#),
        act("Ben", "enterCode", at: "300s", #""code": "222222", "answer": 410"#),
      ], Self.login())
    #expect(play.lines("told") == ["10.027 Ana told Your code is 111111.", "10.027 Ben told Your code is 222222."])
    #expect(play.lines("codeEntered", "loggedIn").last == "300.027 Ben codeEntered 410")
    #expect(play.lines("loggedIn") == ["300.026 Ana loggedIn"])
  }

  @Test func twoWrongCodesAreForgivenAndAfterTheThirdANewOneIsNeeded() throws {
    let play = try Play(
      [
        act("Ana", "requestCode", at: "0s", #""code": "111111""#),
        act("Ana", "enterCode", at: "20s", #""code": "111112", "answer": 401"#),
        act("Ana", "enterCode", at: "30s", #""code": "111113", "answer": 401"#),
        act("Ana", "enterCode", at: "40s", #""code": "111111", "answer": 200"#),
        act("Ben", "requestCode", at: "0s", #""code": "222222""#),
        act("Ben", "enterCode", at: "20s", #""code": "1", "answer": 401"#),
        act("Ben", "enterCode", at: "30s", #""code": "2", "answer": 401"#),
        act("Ben", "enterCode", at: "40s", #""code": "3", "answer": 401"#),
        act("Ben", "enterCode", at: "50s", #""code": "222222", "answer": 401"#),
        act("Ben", "requestCode", at: "60s", #""code": "333333""#),
        act("Ben", "enterCode", at: "80s", #""code": "333333", "answer": 200"#),
      ], Self.login())
    #expect(play.lines("loggedIn") == ["40.027 Ana loggedIn", "80.027 Ben loggedIn"])
  }

  @Test func aNewCodeEndsTheOneBeforeAndEachIsUsedOnce() throws {
    let play = try Play(
      [
        act("Ana", "requestCode", at: "0s", #""code": "111111""#),
        act("Ana", "requestCode", at: "60s", #""code": "222222""#),
        act("Ana", "enterCode", at: "65s", #""code": "111111", "answer": 401"#),
        act("Ana", "enterCode", at: "75s", #""code": "222222", "answer": 200"#),
        act("Ana", "enterCode", at: "80s", #""code": "222222", "answer": 401"#),
      ], Self.login())
    #expect(play.lines("loggedIn") == ["75.027 Ana loggedIn"])
  }

  /// Logged in at 20.027, for one minute.
  @Test func withoutASessionNothingIsOrderedRatedOrCalledOff() throws {
    _ = try Play(
      [
        act("Ana", "requestCode", at: "0s", #""code": "111111""#),
        act("Ana", "browse", at: "15s", #""restaurant": "A", "answer": 401"#),
        act("Ana", "enterCode", at: "20s", #""code": "111111""#),
        act("Ana", "order", at: "30s", #""order": "soup", "restaurant": "A", "items": { "Soup": 1 }"#),
        act("Ana", "pay", at: "40s", #""order": "soup", "method": "card""#),
        act("Ana", "browse", at: "80.026s", #""restaurant": "A", "answer": 200"#),
        act("Ana", "browse", at: "80.027s", #""restaurant": "A", "answer": 401"#),
        act("Ana", "search", at: "90s", #""answer": 401"#),
        act("Ana", "add", at: "90s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 401"#),
        act("Ana", "order", at: "90s", #""restaurant": "A", "items": { "Soup": 1 }, "answer": 401"#),
        act("Ana", "cancel", at: "90s", #""order": "soup", "answer": 401"#),
        act("Ana", "track", at: "90s", #""order": "soup", "answer": 401"#),
        act("Ana", "rate", at: "90s", #""order": "soup", "rating": 5, "answer": 401"#),
      ], Self.login(session: "1m"))
  }

  @Test func theFourthCodeOfAMinuteIsRefusedWhereThreeAreAllowed() throws {
    _ = try Play(
      [
        act("Ana", "requestCode", at: "1s"), act("Ana", "requestCode", at: "2s"), act("Ana", "requestCode", at: "3s"),
        act("Ana", "requestCode", at: "59s", #""answer": 429"#), act("Ben", "requestCode", at: "59s"),
        act("Ana", "requestCode", at: "60s", #""answer": 200"#),
      ], Self.login().merging(["services": #"{ "auth": { "requestsPerMinute": 3 } }"#]) { $1 })
  }
}

/// Customers at random, who have to log in.
struct LoginAtRandomTests {
  private static func visits(_ login: String, lost: String) throws -> Play {
    try Play(
      sections: [
        "duration": #""30m""#, "demand": #"{ "ordersPerHour": 160, "browsing": "60%" }"#,
        "channels": #"{ "delivery": 0, "pickup": 1 }"#, "partners": #"{ "count": 0 }"#,
        "customers": #"{ "abandons": 1, "login": { "share": 1, "typing": "20s"\#(login) } }"#,
        "notifications": #"{ "sms": { "delay": "2s", "lost": "\#(lost)" } }"#,
      ], isOdd: true)
  }

  private static func failed(_ play: Play) -> Int {
    play.lines("leftWithoutOrdering").filter { $0.hasSuffix("could not log in") }.count
  }

  /// Three codes are asked for, and each is typed twice: 27 ms, 2 s, and twice 20 s and 27 ms, three times.
  @Test func whoTypesOnlyWrongCodesGivesUpAfterThreeCodes() throws {
    let play = try Self.visits(#", "mistakes": 1, "tries": 2"#, lost: "0%")
    let visits = play.outcome.books.sessions
    #expect(visits > 50)
    #expect(Self.failed(play) == visits)
    #expect(play.happenings(.codeRequested).count == 3 * visits)
    #expect(play.happenings(.codeEntered).count == 6 * visits)
    #expect(play.happenings(.loggedIn).isEmpty)
    let (came, left) = (play.happenings(.arrived)[0], play.happenings(.leftWithoutOrdering)[0])
    #expect(left.at - came.at == .milliseconds(3 * (27 + 2_000 + 2 * 20_027)))
  }

  @Test func whoTypesRightIsInAfterOneCode() throws {
    let play = try Self.visits(#", "mistakes": 0"#, lost: "0%")
    #expect(Self.failed(play) == 0)
    #expect(play.happenings(.codeRequested).count == play.outcome.books.sessions)
    #expect(play.happenings(.loggedIn).count == play.outcome.books.sessions)
  }

  /// Every other message is lost: after five minutes another is asked for, and all three are lost for an eighth of all, give
  /// or take four standard deviations.
  @Test func aLostMessageIsAskedForAgain() throws {
    let play = try Self.visits(#", "mistakes": 0"#, lost: "50%")
    let visits = Double(play.outcome.books.sessions)
    let failed = Double(Self.failed(play))
    #expect(abs(failed - visits / 8) < 4 * (visits * 7 / 64).squareRoot(), "\(failed) of \(visits)")
    let asked = Double(play.happenings(.codeRequested).count)
    // 1 + 1/2 + 1/4 on average, with a variance of 11/16.
    #expect(abs(asked - visits * 7 / 4) < 4 * (visits * 11 / 16).squareRoot(), "\(asked) of \(visits)")
  }
}
