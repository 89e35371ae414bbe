import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct ResourcePreemptionTests {
  /// One server. Resumed:   LLMMHHMMMLLLLLLLL
  ///           restarted:   LLMMHHMMMMMLLLLLLLLLL
  ///           abandoned:   LLMMHH
  @Test(
    arguments: everyWay,
    [
      (Resource.Preemption.resume, ["6 high done", "9 middle done", "17 low done"]),
      (.restart, ["6 high done", "11 middle done", "21 low done"]),
      (.abandon, ["2 low preempted, 8 left", "4 middle preempted, 3 left", "6 high done"]),
    ])
  func theMoreUrgentInterruptsAndIsInterrupted(way: Way, story: (Resource.Preemption, [String])) throws {
    let shop = Workshop(way, .preemptivePriority)
    shop.work("low", at: 0, for: 10, .late, ifPreempted: story.0)
    shop.work("middle", at: 2, for: 5, .normal, ifPreempted: story.0)
    shop.work("high", at: 4, for: 2, .early, ifPreempted: story.0)
    try shop.simulation.run()
    #expect(shop.diary == story.1)
    let statistics = shop.grill.statistics
    #expect(statistics.preempted == 2)
    #expect(statistics.waits == tally(ofTicks: [0, 0, 0]))
    #expect(statistics.inUse.maximum == 1)
    guard case .resume = story.0 else { return }
    // Low waits in [2, 9), middle in [4, 6).
    #expect(statistics.queueLength.area(until: 17) == 9)
    #expect(statistics.utilisation(until: Instant(ticks: 17)) == 1)
  }

  @Test(arguments: everyWay)
  func equalsDoNotInterruptEachOther(way: Way) throws {
    let shop = Workshop(way, .preemptivePriority)
    shop.work("a", at: 0, for: 4, .early)
    shop.work("b", at: 1, for: 2, .early)
    try shop.simulation.run()
    #expect(shop.diary == ["4 a done", "6 b done"])
  }

  @Test(arguments: everyWay, [Resource.Discipline.firstInFirstOut, .priority])
  func onlyOneDisciplineInterrupts(way: Way, discipline: Resource.Discipline) throws {
    let shop = Workshop(way, capacity: 2, discipline)
    shop.work("a", at: 0, for: 10, .late)
    shop.work("b", at: 0, for: 4, .late)
    shop.work("c", at: 1, for: 3, .early)
    shop.work("d", at: 2, for: 1, .early)
    try shop.simulation.run()
    #expect(shop.diary == ["4 b done", "7 c done", "8 d done", "10 a done"])
    #expect(shop.grill.statistics.preempted == 0)
  }

  /// AA..AAABB: the interrupted goes on before its equals, though they asked before it came back.
  @Test(arguments: everyWay)
  func interruptedWorkWaitsAtTheHeadOfItsClass(way: Way) throws {
    let shop = Workshop(way, .preemptivePriority)
    shop.work("a", at: 0, for: 5, .late, patience: 1)
    shop.work("b", at: 1, for: 2, .late)
    shop.work("high", at: 2, for: 1, .early)
    try shop.simulation.run()
    #expect(shop.diary == ["3 high done", "6 a done", "8 b done"])
    #expect(shop.grill.statistics.reneged == 0)
  }

  /// Two servers: a and b are equal, and b was taken up last. b works in [1, 2) and [5, 10).
  @Test(arguments: everyWay)
  func ofEqualsTheLastTakenUpMakesWay(way: Way) throws {
    let shop = Workshop(way, capacity: 2, .preemptivePriority)
    shop.work("a", at: 0, for: 6, .late)
    shop.work("b", at: 1, for: 6, .late)
    shop.work("high", at: 2, for: 3, .early)
    try shop.simulation.run()
    #expect(shop.diary == ["5 high done", "6 a done", "10 b done"])
  }

  @Test(arguments: everyWay)
  func theLeastUrgentMakesWayThoughItWasTakenUpFirst(way: Way) throws {
    let shop = Workshop(way, capacity: 2, .preemptivePriority)
    shop.work("low", at: 0, for: 6, .late)
    shop.work("middle", at: 1, for: 6, .normal)
    shop.work("high", at: 2, for: 3, .early)
    try shop.simulation.run()
    // Low works in [0, 2) and [5, 9).
    #expect(shop.diary == ["5 high done", "7 middle done", "9 low done"])
  }

  @Test(arguments: everyWay)
  func grantsNeitherMakeWayNorInterrupt(way: Way) throws {
    let shop = Workshop(way, .preemptivePriority)
    shop.hold("a", at: 0, for: 5, .late)
    shop.work("b", at: 1, for: 4, .normal)
    shop.hold("c", at: 6, for: 1, .early)
    try shop.simulation.run()
    #expect(shop.diary == ["0 a has 1", "5 a returns 1", "9 c has 1", "9 b done", "10 c returns 1"])
    #expect(shop.grill.statistics.preempted == 0)
  }

  /// The urgent large request at the head gives up at 4. Then middle is next, and interrupts b: [0, 4) and [6, 12).
  @Test(arguments: everyWay)
  func whoBecomesNextLaterInterruptsThen(way: Way) throws {
    let shop = Workshop(way, capacity: 2, .preemptivePriority)
    shop.work("a", at: 0, for: 10, .late)
    shop.work("b", at: 0, for: 10, .late)
    shop.hold("large", at: 1, for: 1, amount: 2, .early, patience: 3)
    shop.work("middle", at: 2, for: 2, .normal)
    try shop.simulation.run()
    #expect(shop.diary == ["4 large reneged", "6 middle done", "10 a done", "12 b done"])
    #expect(shop.grill.statistics.preempted == 1)
  }

  /// From 1 on there is one server for two works. Only when b has ended can interrupting a give high a server.
  @Test(arguments: everyWay)
  func nobodyIsInterruptedInVainWhileMoreIsInUseThanThereIs(way: Way) throws {
    let shop = Workshop(way, capacity: 2, .preemptivePriority)
    shop.work("a", at: 0, for: 10, .late)
    shop.work("b", at: 0, for: 4, .late)
    shop.resize(at: 1, to: 1)
    shop.work("high", at: 2, for: 3, .early)
    try shop.simulation.run()
    #expect(shop.diary == ["4 b done", "7 high done", "13 a done"])
    #expect(shop.grill.statistics.preempted == 1)
  }

  /// The events at 5 were scheduled before the end of a, and so come first.
  @Test(arguments: everyWay, [Resource.Preemption.resume, .restart, .abandon])
  func workIsNotInterruptedAtTheInstantAtWhichItIsDone(way: Way, preemption: Resource.Preemption) throws {
    let shop = Workshop(way, .preemptivePriority)
    shop.work("a", at: 0, for: 5, .late, ifPreempted: preemption)
    shop.work("high", at: 5, for: 3, .early)
    try shop.simulation.run()
    #expect(shop.diary == ["5 a done", "8 high done"])
    #expect(shop.grill.statistics.preempted == 0)
  }

  @Test(arguments: everyWay)
  func aServerThatBecomesFreeAtTheSameInstantSparesTheOthers(way: Way) throws {
    let shop = Workshop(way, capacity: 2, .preemptivePriority)
    shop.work("a", at: 0, for: 5, .late)
    shop.work("b", at: 0, for: 9, .late, ifPreempted: .abandon)
    shop.work("high", at: 5, for: 2, .early)
    shop.work("higher", at: 6, for: 1, .early)
    try shop.simulation.run()
    #expect(shop.diary == ["5 a done", "6 b preempted, 3 left", "7 high done", "7 higher done"])
  }
}
