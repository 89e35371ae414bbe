import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// What faults of the broker do to an order of 12:01, of which the restaurant hears by `order.placed`, and decides a minute
/// later.
struct TopicFaultTests {
  private static func day(_ faults: String, _ more: String...) throws -> Reference {
    try Reference(
      Town.scenario(["faults=[ \(faults) ]"] + more, Town.orders("12:01 Asha"), isStrict: false))
  }

  private static func fault(
    _ kind: String, of what: String = "order.placed", lasting minutes: Int = 5, _ more: String = ""
  ) -> String {
    #"{ "what": "\#(what)", "is": "\#(kind)", "from": "12:00", "for": "\#(minutes)m"\#(more) }"#
  }

  @Test(arguments: ["order.placed", "broker", "order.placed/restaurant"])
  func whatIsPublishedMeanwhileComesWhenItIsUpAgain(what: String) throws {
    let day = try Self.day(Self.fault("down", of: what))
    #expect(day.lines("notified", "accepted") == ["12:05:00 Luigi notified", "12:06:00 Luigi accepted"])
    let effect = day.outcome.faults[0]
    #expect((effect.touched, effect.lost) == (1, 0))
    let recovery = try #require(effect.recovery)
    #expect(recovery <= .milliseconds(5), "the way from the broker")
  }

  @Test func whatIsDroppedMeanwhileNobodyHearsOf() throws {
    let day = try Self.day(Self.fault("down"), "broker.whileDown=drop")
    #expect(day.lines("notified") == [])
    let effect = day.outcome.faults[0]
    #expect((effect.touched, effect.lost) == (1, 1))
  }

  /// Ten seconds to the broker, or thirty.
  @Test(arguments: [("payment.completed", "12:01:10"), ("order.placed", "12:01:30")])
  func aSlowTopicTakesSoManyTimesAsLong(what: String, notified: String) throws {
    let day = try Self.day(Self.fault("slow", of: what, #", "by": 3"#), "broker.publishing=10s")
    #expect(day.lines("notified") == ["\(notified) Luigi notified"])
  }

  @Test func whatGetsLostNobodyHearsOfAndTheOrderIsLost() throws {
    let day = try Self.day(Self.fault("loses", #", "share": "100%""#))
    #expect(day.lines("notified") == [])
    let effect = day.outcome.faults[0]
    #expect((effect.touched, effect.lost) == (1, 1))
  }

  @Test(arguments: ["order.placed", "order.placed/restaurant"])
  func whatIsDelayedComesSoMuchLater(what: String) throws {
    let day = try Self.day(Self.fault("delays", of: what, #", "share": "100%", "delay": "40s""#))
    #expect(day.lines("notified") == ["12:01:40 Luigi notified"])
    #expect(day.outcome.faults[0].touched == 1)
  }

  /// Another fault, which has nothing to do with delays, ends at 12:01.
  @Test(arguments: ["order.placed", "order.placed/restaurant"])
  func theDelayOfOneFaultIsItsOwnWhateverElseBeginsAndEnds(what: String) throws {
    let late = Self.fault("delays", of: what, #", "share": "100%", "delay": "40s""#)
    let double = Self.fault("duplicates", of: what, lasting: 1, #", "share": "100%""#)
    for faults in ["\(late), \(double)", "\(double), \(late)"] {
      #expect(try Self.day(faults).lines("notified") == ["12:01:40 Luigi notified"])
    }
  }

  /// The message of 12:01 is the first, that of 12:10 the second: with it in hand the consumer crashes. It is back at 12:15.
  @Test func aConsumerTakesSoManyMessagesAndCrashesWithTheNext() throws {
    let day = try Reference(
      Town.scenario(
        [
          #"faults=[ { "what": "order.placed/restaurant", "is": "crashes", "from": "12:00", "afterMessages": 1, "restart": "5m" } ]"#,
          "partners.count=3",
        ], Town.orders("12:01 Asha", "12:10 Bela", "12:30 Chan"), isStrict: false))
    #expect(day.lines("faultBegan", "faultEnded").map { $0.prefix(8) } == ["12:10:00", "12:15:00"])
    #expect(day.lines("notified").map { $0.prefix(8) } == ["12:01:00", "12:15:00", "12:30:00"])
  }
}
