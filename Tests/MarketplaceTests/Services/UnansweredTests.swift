import DiscreteEvents
import Testing

@testable import Marketplace
@testable import Scenario

/// What becomes of requests that are not answered: timeouts, retries with growing pauses, outages of service and store.
/// All times by hand.
struct UnansweredTests {
  private static let steady =
    #""latency": "50ms", "retries": { "times": 3, "first": "200ms", "factor": 2, "jitter": 0 }"#
  private static let once = #""latency": "50ms", "retries": { "times": 1, "first": "200ms", "jitter": 0 }"#

  /// Down in [0, 100) and [150, 250): asked at 0, 200 and 600.
  @Test func aServiceThatFailsTwiceAnswersTheThirdTime() throws {
    let trial = try ServiceTrial(Self.steady)
    trial.strike(from: 0, to: 100)
    trial.strike(from: 150, to: 250)
    trial.ask("a", at: 0)
    #expect(try trial.answers() == ["652 a 200"])
    #expect(trial.server.statistics.requests == 3)
    #expect(trial.server.statistics.retried == 2)
    #expect(trial.diary.call { $0.effects } == ["a"])
  }

  /// At 0, 200, 200 + 400 and 600 + 800.
  @Test func afterTheLastRetryItIsUnavailable() throws {
    let trial = try ServiceTrial(Self.steady)
    trial.strike(from: 0, to: 10_000)
    trial.ask("a", at: 0)
    #expect(try trial.answers() == ["1400 a 503"])
    #expect(trial.server.statistics.unavailable == 4)
    #expect(trial.diary.call { $0.effects }.isEmpty)
  }

  /// Between half and the whole of 200 ms, and not the same for all.
  @Test func theJitterSpreadsThoseWhoComeBack() throws {
    let trial = try ServiceTrial(
      #""latency": "50ms", "retries": { "times": 1, "first": "200ms", "jitter": "50%" }"#)
    trial.strike(from: 0, to: 50)
    for number in 1...20 { trial.ask("\(number)", at: 0, by: trial.caller(.customer, number)) }
    let times = try trial.answers().compactMap { Int($0.prefix { $0 != " " }) }
    #expect(times.count == 20 && times.allSatisfy { (152...252).contains($0) })
    #expect(Set(times).count > 10)
  }

  /// Fifty times as slow it takes 2.5 s; nobody waits longer than 2 s.
  @Test func aSlowServiceIsGivenUpAndAskedAgain() throws {
    let trial = try ServiceTrial(Self.once)
    trial.strike(from: 0, to: 2_100) { ($0.kind, $0.by) = (.slow, 50) }
    trial.ask("a", at: 0)
    #expect(try trial.answers() == ["2252 a 200"])
    #expect(trial.server.statistics.timedOut == 1)
    #expect(trial.diary.call { $0.effects } == ["a"], "what was given up has no effect")
  }

  @Test func aServiceThatStaysSlowTimesOut() throws {
    let trial = try ServiceTrial(Self.once)
    trial.strike(from: 0, to: 9_000) { ($0.kind, $0.by) = (.slow, 50) }
    trial.ask("a", at: 0)
    #expect(try trial.answers() == ["4200 a 504"])
    #expect(trial.diary.call { $0.effects }.isEmpty)
  }

  @Test func whoQueuesTooLongGivesUp() throws {
    let trial = try ServiceTrial(
      #""latency": "898ms", "concurrency": 1, "timeout": "2s", "retries": { "times": 0 }"#)
    for name in ["a", "b", "c"] { trial.ask(name, at: 0) }
    trial.ask("d", at: 2_000)
    #expect(try trial.answers() == ["900 a 200", "1800 b 200", "2000 c 504", "2900 d 200"])
  }

  @Test func whoQueuesTooLongForTheStoreGivesUpToo() throws {
    let trial = try ServiceTrial(
      #""latency": "1ms", "retries": { "times": 0 }, "store": { "latency": "900ms", "concurrency": 1 }"#)
    for name in ["a", "b", "c"] { trial.ask(name, at: 0) }
    #expect(try trial.answers() == ["901 a 200", "1801 b 200", "2000 c 504"])
  }

  @Test func whatIsSlowByBadLuckIsGivenUp() throws {
    let trial = try ServiceTrial(
      #""latency": { "uniform": { "from": "3s", "to": "4s" } }, "retries": { "times": 0 }"#)
    trial.ask("a", at: 0)
    #expect(try trial.answers() == ["2000 a 504"])
  }

  /// Its store is asked at 50 and, after 200 ms, at 300.
  @Test func anOutageOfTheStoreIsSeenAfterTheLatency() throws {
    let trial = try ServiceTrial(Self.steady)
    trial.strike(.store, from: 0, to: 290)
    trial.ask("a", at: 0)
    #expect(try trial.answers() == ["302 a 200"])
    #expect(trial.server.statistics.storeUnavailable == 1)
    #expect(trial.server.statistics.unavailable == 0, "the service itself was there")
  }

  /// Asked at 50, 300, 750 and 1600; the second store takes over at 1000.
  @Test func aSecondStoreTakesOver() throws {
    let trial = try ServiceTrial(Self.steady + #", "store": { "failover": "1s" }"#)
    trial.strike(.store, from: 0, to: 100_000)
    trial.ask("a", at: 0)
    trial.ask("b", at: 5_000)
    #expect(try trial.answers() == ["1602 a 200", "5052 b 200"])
  }

  @Test func aSlowStoreSlowsItsService() throws {
    let trial = try ServiceTrial(Self.steady)
    trial.strike(.store, from: 0, to: 1_000) { ($0.kind, $0.by) = (.slow, 10) }
    trial.ask("a", at: 0)
    #expect(try trial.answers() == ["70 a 200"])
  }

  /// At work when it goes down: the answer never comes. Asked again at 252, when it is down, and at 652.
  @Test func whatGoesDownLosesWhatItIsWorkingOn() throws {
    let trial = try ServiceTrial(Self.steady)
    trial.strike(from: 30, to: 500)
    trial.ask("a", at: 0)
    #expect(try trial.answers() == ["704 a 200"])
    #expect(trial.diary.call { $0.effects } == ["a"])
  }

  @Test func aLostRequestIsWaitedForUntilTheTimeout() throws {
    let trial = try ServiceTrial(Self.once)
    trial.strike(from: 0, to: 2_100) { ($0.kind, $0.share) = (.loses, .all) }
    trial.ask("a", at: 0)
    #expect(try trial.answers() == ["2252 a 200"])
    #expect(trial.diary.call { $0.effects } == ["a"])
  }

  @Test func aDelayedRequestIsLateAndOneThatComesTwiceTakesEffectOnce() throws {
    let trial = try ServiceTrial(Self.once)
    trial.strike(from: 0, to: 100) { ($0.kind, $0.share, $0.delay) = (.delays, .all, Law("300ms")) }
    trial.strike(from: 1_000, to: 2_000) { ($0.kind, $0.share) = (.duplicates, .all) }
    trial.ask("late", at: 0)
    trial.ask("twice", at: 1_100)
    #expect(try trial.answers() == ["352 late 200", "1152 twice 200"])
    #expect(trial.diary.call { $0.effects } == ["late", "twice"])
    #expect(trial.server.statistics.repeated == 1)
  }
}
