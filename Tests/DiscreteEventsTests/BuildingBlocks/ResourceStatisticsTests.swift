import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct ResourceStatisticsTests {
  /// a works in [0, 4), b has asked at 1 and works in [4, 7), c has asked at 2 and works in [7, 9), d asks and works at 10.
  private func shop(_ way: Way) -> Workshop {
    let shop = Workshop(way)
    for (who, ask, length) in [("a", 0, 4), ("b", 1, 3), ("c", 2, 2), ("d", 10, 1)] as [(String, Int64, Int64)] {
      shop.work(who, at: ask, for: length)
    }
    return shop
  }

  @Test(arguments: everyWay)
  func whatIsMeasuredIsWhatHappened(way: Way) throws {
    let shop = shop(way)
    try shop.simulation.run(until: .instant(Instant(ticks: 16)))
    let statistics = shop.grill.statistics
    #expect(statistics.waits == tally(ofTicks: [0, 3, 5, 0]))
    #expect(statistics.waited == 2)
    #expect(statistics.shareThatWaited == 0.5)
    #expect(statistics.queueLength.area(until: 16) == 8)
    #expect(statistics.queueLength.maximum == 2)
    #expect(statistics.inUse.area(until: 16) == 10)
    #expect(statistics.capacity.average(until: 16) == 1)
    #expect(statistics.utilisation(until: Instant(ticks: 16)) == 0.625)
    #expect((statistics.reneged, statistics.preempted, statistics.waitsOfReneged.count) == (0, 0, 0))
  }

  /// From 5 on: b works and c waits until 7, and is counted with its whole wait.
  @Test(arguments: everyWay)
  func aResetForgetsThePastAndKeepsTheLevels(way: Way) throws {
    let shop = shop(way)
    shop.after(.microseconds(5)) { $0.grill.resetStatistics() }
    try shop.simulation.run(until: .instant(Instant(ticks: 15)))
    let statistics = shop.grill.statistics
    #expect(statistics.waits == tally(ofTicks: [5, 0]))
    #expect(statistics.shareThatWaited == 0.5)
    #expect(statistics.queueLength.area(until: 15) == 2)
    #expect(statistics.inUse.area(until: 15) == 5)
    #expect(statistics.utilisation(until: Instant(ticks: 15)) == 0.5)
  }

  @Test func aResetForgetsEveryCount() throws {
    let shop = Workshop(.handlers, .preemptivePriority)
    shop.work("low", at: 0, for: 5, .late)
    shop.work("high", at: 1, for: 1, .early)
    shop.work("impatient", at: 3, for: 1, .late, patience: 1)
    try shop.simulation.run()
    #expect(shop.grill.statistics.preempted == 1 && shop.grill.statistics.reneged == 1)
    shop.grill.resetStatistics()
    #expect(shop.grill.statistics == ResourceStatistics(capacity: 1, at: shop.now.ticks))
  }

  @Test func nothingIsSaidOfNothing() {
    let shop = Workshop(capacity: 0)
    #expect(shop.grill.statistics.shareThatWaited == nil)
    #expect(shop.grill.statistics.utilisation(until: .start) == nil)
    #expect(shop.grill.statistics.utilisation(until: Instant(ticks: 9)) == nil)
  }
}
