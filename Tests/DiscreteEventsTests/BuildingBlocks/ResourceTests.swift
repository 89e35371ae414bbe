import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct ResourceTests {
  /// One server: a works in [0, 4); b, c, d and e have asked at 1, 2, 2 and 3.
  @Test(arguments: everyWay, [Resource.Discipline.firstInFirstOut, .priority, .preemptivePriority])
  func thoseWhoWaitAreServedByPriorityAndThenInTheOrderTheyAsked(way: Way, discipline: Resource.Discipline) throws {
    let shop = Workshop(way, discipline)
    shop.work("a", at: 0, for: 4, .early)
    shop.work("b", at: 1, for: 3, .late)
    shop.work("c", at: 2, for: 2, .early)
    shop.work("d", at: 2, for: 2, .early)
    shop.work("e", at: 3, for: 1, .normal)
    try shop.simulation.run()
    #expect(
      shop.diary
        == (discipline == .firstInFirstOut
          ? ["4 a done", "7 b done", "9 c done", "11 d done", "12 e done"]
          : ["4 a done", "6 c done", "8 d done", "9 e done", "12 b done"]))
    #expect(shop.grill.statistics.preempted == 0)
  }

  /// Three units: c would fit from 2 on, and waits for b's turn all the same.
  @Test(arguments: everyWay)
  func askingForLessDoesNotOvertake(way: Way) throws {
    let shop = Workshop(way, capacity: 3)
    shop.hold("a", at: 0, for: 5, amount: 2)
    shop.hold("b", at: 1, for: 2, amount: 2)
    shop.hold("c", at: 2, for: 9, amount: 1)
    shop.hold("d", at: 6, for: 1, amount: 1)
    shop.after(.microseconds(3)) { #expect($0.grill.acquireIfFree() == nil) }
    try shop.simulation.run()
    #expect(
      shop.diary == [
        "0 a has 2", "5 a returns 2", "5 b has 2", "5 c has 1", "7 b returns 2", "7 d has 1", "8 d returns 1",
        "14 c returns 1",
      ])
  }

  @Test(arguments: everyWay)
  func aMoreUrgentSmallerRequestGoesAheadOfALessUrgentOneThatDoesNotFit(way: Way) throws {
    let shop = Workshop(way, capacity: 3, .priority)
    shop.hold("a", at: 0, for: 5, amount: 2)
    shop.hold("b", at: 1, for: 2, amount: 2)
    shop.hold("c", at: 2, for: 1, amount: 1, .early)
    shop.after(.microseconds(4)) { shop in
      #expect(shop.grill.acquireIfFree(priority: .normal) == nil)
      if let grant = shop.grill.acquireIfFree(priority: .early) { shop.grill.release(grant) } else { shop.note("no") }
    }
    try shop.simulation.run()
    #expect(
      shop.diary == ["0 a has 2", "2 c has 1", "3 c returns 1", "5 a returns 2", "5 b has 2", "7 b returns 2"])
  }

  /// More than there is waits, because the capacity may grow, and keeps its place meanwhile.
  @Test(arguments: everyWay)
  func anAmountAboveTheCapacityWaitsForAResize(way: Way) throws {
    let shop = Workshop(way, capacity: 1)
    shop.hold("a", at: 0, for: 2, amount: 3)
    shop.hold("b", at: 1, for: 2)
    shop.resize(at: 4, to: 2)
    shop.resize(at: 6, to: 3)
    try shop.simulation.run()
    #expect(shop.diary == ["6 a has 3", "8 a returns 3", "8 b has 1", "10 b returns 1"])
  }

  @Test(arguments: everyWay, [3, Int.max])
  func anAmountThatIsNeverThereIsReportedAtTheEnd(way: Way, amount: Int) throws {
    let shop = Workshop(way, capacity: 2)
    shop.hold("z", at: 0, for: 1)
    shop.hold("a", at: 0, for: 1, amount: amount)
    shop.work("b", at: 1, for: 1)
    let report = try shop.simulation.run()
    #expect(report.reason == .nothingLeft)
    #expect(report.parked.map(\.awaits) == ["acquire grill", "work grill"])
    #expect(report.parked.map(\.since.ticks) == [0, 1])
    #expect(report.parked.allSatisfy { $0.until == nil })
    #expect(shop.grill.queueLength == 0)
  }

  /// a is served in [0, 5). b gives up at 4. c's patience ends at 5 too, but a's end was scheduled before.
  @Test(arguments: everyWay)
  func patienceCountsOnlyUntilBeingServed(way: Way) throws {
    let shop = Workshop(way)
    shop.work("a", at: 0, for: 5, patience: 1)
    shop.work("b", at: 1, for: 3, patience: 3)
    shop.work("c", at: 2, for: 4, patience: 3)
    shop.hold("d", at: 3, for: 3, patience: 8)
    shop.hold("e", at: 4, for: 1, patience: 0)
    shop.hold("f", at: 20, for: 1, patience: 0)
    try shop.simulation.run()
    #expect(
      shop.diary == [
        "4 b reneged", "4 e reneged", "5 a done", "9 d has 1", "9 c done", "12 d returns 1", "20 f has 1",
        "21 f returns 1",
      ])
    let statistics = shop.grill.statistics
    #expect(statistics.reneged == 2)
    #expect(statistics.waitsOfReneged == tally(ofTicks: [3, 0]))
    #expect(statistics.waits == tally(ofTicks: [0, 3, 6, 0]))
    #expect(statistics.waited == 2)
  }

  @Test(arguments: everyWay)
  func aPatienceThatEndsJustBeforeAReleaseAtTheSameInstantIsTooShort(way: Way) throws {
    let shop = Workshop(way)
    shop.after(.zero) { shop in
      guard let grant = shop.grill.acquireIfFree() else { return }
      shop.after(.microseconds(2)) { $0.after(.microseconds(3)) { $0.grill.release(grant) } }
    }
    shop.hold("a", at: 1, for: 1, patience: 4)
    shop.hold("b", at: 3, for: 1, patience: 2)
    try shop.simulation.run()
    #expect(shop.diary == ["5 a reneged", "5 b has 1", "6 b returns 1"])
  }

  /// When the large request gives up, the small one behind it fits at once.
  @Test(arguments: everyWay)
  func whenTheFirstGivesUpTheNextAreServed(way: Way) throws {
    let shop = Workshop(way, capacity: 2)
    shop.hold("a", at: 0, for: 9)
    shop.hold("b", at: 1, for: 1, amount: 2, patience: 3)
    shop.hold("c", at: 2, for: 1)
    try shop.simulation.run()
    #expect(shop.diary == ["0 a has 1", "4 c has 1", "4 b reneged", "5 c returns 1", "9 a returns 1"])
  }

  @Test(arguments: everyWay)
  func workWithoutLengthTakesItsTurnAndNoTime(way: Way) throws {
    let shop = Workshop(way)
    for who in ["a", "b"] { shop.work(who, at: 0, for: 0) }
    shop.work("c", at: 0, for: 2)
    shop.work("d", at: 1, for: 0)
    let report = try shop.simulation.run()
    #expect(shop.diary == ["0 a done", "0 b done", "2 c done", "2 d done"])
    #expect(report.time.ticks == 2)
    #expect(shop.grill.statistics.waits == tally(ofTicks: [0, 0, 0, 1]))
    #expect(shop.grill.inUse == 0)
  }
}
