import DiscreteEvents
import Messaging
import Testing

/// Several faults on one link at once.
struct DisturbanceTests {
  /// 0.4 = 1 - 0.8 · 0.75 of the first thousand, 0.25 of the second, none of the third; five standard deviations of 15 and 14.
  @Test func theEndOfOneFaultLeavesTheOther() throws {
    let shop = Shop(.fanout())
    shop.consume()
    let (one, other) = (Disturbance(loses: 0.2), Disturbance(loses: 0.25))
    shop.subscription.disturb(one.combined(with: other))
    var lost: [Int] = []
    for disturbance in [other, Disturbance(), Disturbance()] {
      shop.topic.resetStatistics()
      for message in 0..<1_000 { shop.topic.publish(message) }
      try shop.run()
      lost.append(shop.statistics.lost(.link))
      shop.subscription.disturb(disturbance)
    }
    #expect((322...478).contains(lost[0]) && (180...320).contains(lost[1]) && lost[2] == 0)
  }

  @Test func probabilitiesAddUpToNoMoreThanOne() {
    let one = Disturbance(loses: 0.5, duplicates: 1, delays: 0.2, reorders: 0)
    let both = one.combined(with: Disturbance(loses: 0.5, duplicates: 0.3, delays: 0, reorders: 0.4))
    #expect((both.loses, both.duplicates, both.delays, both.reorders) == (0.75, 1, 0.2, 0.4))
    let many = (0..<50).reduce(Disturbance()) { sum, _ in sum.combined(with: Disturbance(loses: 0.9)) }
    #expect(many.loses <= 1 && many.loses > 0.999)
  }

  /// Half are late by 100 ticks, a fifth by 1,000: 0.1 by both, 0.4 and 0.1 by one alone, 0.4 by none.
  @Test func whatTwoFaultsDelayIsLateByBothDelays() throws {
    let shop = Shop(.fanout())
    shop.consume()
    var (one, other) = (Disturbance(delays: 0.5), Disturbance(delays: 0.2))
    one.delay = .always(Timespan(ticks: 100))
    other.delay = .drawn(from: try Constant(10), in: Timespan(ticks: 100))
    for disturbance in [one.combined(with: other), other.combined(with: one)] {
      shop.subscription.disturb(disturbance)
      let start = shop.service.notes.count
      let begin = shop.simulation.now.ticks
      shop.publish(Array(0..<2_000), at: begin)
      try shop.run()
      let delays = shop.service.notes.dropFirst(start).compactMap { Int64($0.prefix { $0 != ":" }) }.map { $0 - begin }
      #expect(Set(delays) == [0, 100, 1_000, 1_100])
      // 800, 800, 200 and 200 with standard deviations of 22 and 13; five of them.
      let counts = [0, 100, 1_000, 1_100].map { delay in delays.count { $0 == delay } }
      #expect(counts[..<2].allSatisfy { (690...910).contains($0) }, "\(counts)")
      #expect(counts[2...].allSatisfy { (133...267).contains($0) }, "\(counts)")
    }
  }

  @Test func whatOnlyOneFaultDoesItDoesInItsOwnWay() {
    var one = Disturbance(reorders: 0.5)
    one.reorderWindow = .seconds(3)
    var other = Disturbance(delays: 0.5, reorders: 0.5)
    other.reorderWindow = .seconds(2)
    #expect(one.combined(with: other).reorderWindow == .seconds(3))
    #expect(one.combined(with: Disturbance()).reorderWindow == .seconds(3))
    #expect(Disturbance().combined(with: other).reorderWindow == .seconds(2))
  }
}
