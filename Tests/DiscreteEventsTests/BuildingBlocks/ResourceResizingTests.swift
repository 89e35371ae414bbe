import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct ResourceResizingTests {
  /// Both servers break down at 2; one is repaired at 5. a works in [0, 2) and [5, 9), b in [0, 2) and [9, 13).
  @Test(arguments: everyWay)
  func workGoesOnWhereABreakdownInterruptedIt(way: Way) throws {
    let shop = Workshop(way, capacity: 2)
    shop.work("a", at: 0, for: 6)
    shop.work("b", at: 0, for: 6)
    shop.work("c", at: 1, for: 1)
    shop.resize(at: 2, to: 0, interrupting: true)
    shop.resize(at: 5, to: 1)
    try shop.simulation.run()
    #expect(shop.diary == ["9 a done", "13 b done", "14 c done"])
    let statistics = shop.grill.statistics
    #expect(statistics.preempted == 2)
    #expect(statistics.waits == tally(ofTicks: [0, 0, 12]))
    // Two servers in [0, 2), one in [5, 14).
    #expect(statistics.capacity.area(until: 14) == 13)
    #expect(statistics.utilisation(until: Instant(ticks: 14)) == 1)
    // a waits in [2, 5), b in [2, 9), c in [1, 13).
    #expect(statistics.queueLength.area(until: 14) == 22)
  }

  @Test(arguments: everyWay)
  func aShiftThatEndsFinishesItsWork(way: Way) throws {
    let shop = Workshop(way, capacity: 2)
    shop.work("a", at: 0, for: 6)
    shop.work("b", at: 0, for: 8)
    shop.work("c", at: 1, for: 2)
    shop.resize(at: 2, to: 1)
    shop.after(.microseconds(3)) { shop in
      #expect((shop.grill.inUse, shop.grill.capacity, shop.grill.free, shop.grill.queueLength) == (2, 1, 0, 1))
    }
    try shop.simulation.run()
    #expect(shop.diary == ["6 a done", "8 b done", "10 c done"])
    #expect(shop.grill.statistics.preempted == 0)
    // In use: 2 in [0, 6), 1 in [6, 10). There were 2 in [0, 2), 1 in [2, 10).
    #expect(shop.grill.statistics.utilisation(until: Instant(ticks: 10)) == 16.0 / 12)
  }

  /// The grant stays; of the works, the one taken up last makes way: b in [0, 2) and [4, 8).
  @Test(arguments: everyWay)
  func aBreakdownInterruptsWorkOnly(way: Way) throws {
    let shop = Workshop(way, capacity: 3)
    shop.hold("g", at: 0, for: 9)
    shop.work("a", at: 0, for: 4)
    shop.work("b", at: 0, for: 6)
    shop.resize(at: 2, to: 2, interrupting: true)
    try shop.simulation.run()
    #expect(shop.diary == ["0 g has 1", "4 a done", "8 b done", "9 g returns 1"])
  }

  @Test(arguments: everyWay)
  func aBreakdownSparesWorkThatIsJustDone(way: Way) throws {
    let shop = Workshop(way, capacity: 2)
    shop.work("a", at: 0, for: 5, ifPreempted: .abandon)
    shop.work("b", at: 0, for: 9, ifPreempted: .restart)
    shop.resize(at: 5, to: 1, interrupting: true)
    try shop.simulation.run()
    #expect(shop.diary == ["5 a done", "9 b done"])
    #expect(shop.grill.statistics.preempted == 0)
  }

  /// b, taken up last, is done at 5; so a makes way, and works in [0, 5) and [7, 11).
  @Test(arguments: everyWay)
  func aBreakdownOfEverythingSparesWorkThatIsJustDone(way: Way) throws {
    let shop = Workshop(way, capacity: 2)
    shop.work("a", at: 0, for: 9)
    shop.work("b", at: 0, for: 5, ifPreempted: .abandon)
    shop.resize(at: 5, to: 0, interrupting: true)
    shop.resize(at: 7, to: 1)
    try shop.simulation.run()
    #expect(shop.diary == ["5 b done", "11 a done"])
    #expect(shop.grill.statistics.preempted == 1)
  }

  @Test(arguments: everyWay)
  func moreCapacityServesThoseWhoWaitAtOnce(way: Way) throws {
    let shop = Workshop(way, capacity: 0)
    for who in ["a", "b", "c"] { shop.work(who, at: 0, for: 5) }
    shop.resize(at: 3, to: 2)
    try shop.simulation.run()
    #expect(shop.diary == ["8 a done", "8 b done", "13 c done"])
    #expect(shop.grill.statistics.waits == tally(ofTicks: [3, 3, 8]))
  }

  @Test(arguments: everyWay)
  func whoWaitsForWhatStaysClosedIsReported(way: Way) throws {
    let shop = Workshop(way)
    shop.work("a", at: 0, for: 4)
    shop.work("b", at: 1, for: 4)
    shop.work("c", at: 1, for: 4, patience: 7)
    shop.resize(at: 2, to: 0, interrupting: true)
    let report = try shop.simulation.run()
    #expect(shop.diary == ["8 c reneged"])
    #expect(report.reason == .nothingLeft)
    #expect(report.parked.map(\.awaits) == ["work grill", "work grill"])
    #expect((shop.grill.inUse, shop.grill.queueLength) == (0, 0))
  }
}
