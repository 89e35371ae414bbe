import DiscreteEvents
import Scenario
import Testing

@testable import Marketplace

/// When faults begin and end. It is 12:00 on a Friday.
struct FaultTimeTests {
  /// The seconds from the start at which it begins and ends.
  private static func seconds(_ fault: String, lasting duration: String = "2h") throws -> [[Int64]] {
    let scenario = try Town.scenario(["duration=\(duration)", "faults=[ \(fault) ]"], isStrict: false)
    let day = try Reference(scenario)
    #expect(day.market.servers.trouble.isAway, "what is mended is no trouble")
    let lines = day.outcome.story?.lines ?? []
    let (begins, ends) = (lines.filter { $0.what == "faultBegan" }, lines.filter { $0.what == "faultEnded" })
    #expect(begins.count == day.outcome.faults[0].strikes && begins.count == ends.count)
    return zip(begins, ends).map { [$0, $1].map { $0.at.sinceStart.ticks / Timespan.second.ticks } }
  }

  /// At 13:00 on Friday, Saturday and Sunday; Monday's lunch is after the end.
  @Test func whatIsDailyComesAgainAtTheSameTimeOfTheDay() throws {
    let times = try Self.seconds(
      #"{ "what": "search", "is": "down", "from": "13:00", "for": "30m", "daily": true }"#, lasting: "60h")
    #expect(times == [[3_600, 5_400], [90_000, 91_800], [176_400, 178_200]])
  }

  /// Five minutes of work and two of repair; the one after 26 minutes would come at 33.
  @Test func theTimeToTheNextFailureCountsFromTheRepair() throws {
    let times = try Self.seconds(
      #"{ "what": "search", "is": "down", "every": "5m", "repair": "2m", "from": "12:00", "for": "30m" }"#)
    #expect(times == [[300, 420], [720, 840], [1_140, 1_260], [1_560, 1_680]])
  }

  @Test func whatCrashesIsThereAgainAfterItsRestart() throws {
    let times = try Self.seconds(
      #"{ "what": "search", "is": "crashes", "from": "12:05", "for": "40m", "restart": "90s" }"#)
    #expect(times == [[300, 390]])
  }

  @Test func whatCrashesNowAndThenRestartsEachTime() throws {
    let times = try Self.seconds(
      #"{ "what": "search", "is": "crashes", "every": "10m", "restart": "3m", "from": "12:00", "for": "30m" }"#)
    #expect(times == [[600, 780], [1_380, 1_560]])
  }

  @Test func whatBeganBeforeTheStartLastsUntilItsEnd() throws {
    let times = try Self.seconds(#"{ "what": "search", "is": "down", "from": "2026-11-20T11:50", "for": "20m" }"#)
    #expect(times == [[0, 600]])
  }
}
