import DiscreteEvents
import Statistics
import Testing

@testable import Marketplace

/// A service by itself: its desk, its store, its cache, and the customers that ask too much. All times by hand.
struct ServiceTests {
  @Test func aRequestTakesTheLatencyAndThenTheStore() throws {
    let trial = try ServiceTrial(#""latency": "50ms", "store": { "latency": "7ms" }"#)
    trial.ask("a", at: 0)
    trial.ask("b", at: 20)
    #expect(try trial.answers() == ["57 a 200", "77 b 200"])
    #expect(trial.server.statistics.latency.count == 2)
    #expect(trial.server.statistics.latency.mean == 0.057)
  }

  @Test func oneAtATimeTheyAreServedInTheOrderInWhichTheyCame() throws {
    let trial = try ServiceTrial(#""latency": "100ms", "concurrency": 1, "store": { "latency": "10ms" }"#)
    for (name, time) in [("a", 0), ("b", 10), ("c", 20)] { trial.ask(name, at: time) }
    #expect(try trial.answers() == ["110 a 200", "220 b 200", "330 c 200"])
  }

  @Test func twoAtATimeTheThirdWaitsForTheFirst() throws {
    let trial = try ServiceTrial(#""latency": "100ms", "concurrency": 2, "store": { "latency": "10ms" }"#)
    for (name, time) in [("a", 0), ("b", 10), ("c", 20)] { trial.ask(name, at: time) }
    #expect(try trial.answers() == ["110 a 200", "120 b 200", "220 c 200"])
  }

  @Test func theStoreHasAQueueOfItsOwn() throws {
    let trial = try ServiceTrial(
      #""latency": "10ms", "concurrency": 3, "store": { "latency": "100ms", "concurrency": 1 }"#)
    for name in ["a", "b", "c"] { trial.ask(name, at: 0) }
    #expect(try trial.answers() == ["110 a 200", "210 b 200", "310 c 200"])
  }

  /// What was looked up at 10 ms is kept for a second.
  @Test func whatIsInTheCacheNeedsNoStoreUntilItIsTooOld() throws {
    let trial = try ServiceTrial(
      #""latency": "10ms", "store": { "latency": "100ms" }, "cache": { "latency": "1ms", "lifetime": "1s" }"#)
    trial.ask("first", at: 0, reading: 7)
    trial.ask("again", at: 200, reading: 7)
    trial.ask("another", at: 300, reading: 8)
    trial.ask("a write", at: 500)
    trial.ask("just in time", at: 999, reading: 7)
    trial.ask("too late", at: 1_000, reading: 7)
    #expect(
      try trial.answers() == [
        "110 first 200", "211 again 200", "410 another 200", "610 a write 200", "1010 just in time 200",
        "1110 too late 200",
      ])
  }

  @Test func theSixtyFirstRequestOfAMinuteIsRefusedAndTheNextMinuteIsFree() throws {
    let trial = try ServiceTrial(#""latency": "1ms", "store": { "latency": "1ms" }, "requestsPerMinute": 60"#)
    let (ana, ben) = (trial.caller(.customer, 1), trial.caller(.customer, 2))
    for number in 1...60 { trial.ask("\(number)", at: number * 900, by: ana) }
    trial.ask("61", at: 59_000, by: ana)
    trial.ask("Ben's first", at: 59_100, by: ben)
    trial.ask("62", at: 59_999, by: ana)
    trial.ask("next", at: 60_000, by: ana)
    let answers = try trial.answers()
    #expect(answers.prefix(60).allSatisfy { $0.hasSuffix(" 200") })
    #expect(
      answers.dropFirst(60) == ["59000 61 429", "59102 Ben's first 200", "59999 62 429", "60002 next 200"])
    #expect(trial.server.statistics.refused == 2)
    #expect(trial.server.statistics.retried == 0, "it is no use to ask again at once")
  }

  @Test func servicesThatAskOneAnotherHaveNoLimit() throws {
    let trial = try ServiceTrial(#""requestsPerMinute": 1"#)
    let payment = trial.caller(.service)
    for time in 0..<5 { trial.ask("\(time)", at: time, by: payment) }
    #expect(try trial.answers().allSatisfy { $0.hasSuffix(" 200") })
  }
}
