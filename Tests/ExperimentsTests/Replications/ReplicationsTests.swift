import DiscreteEvents
import Marketplace
import Scenario
import Statistics
import Synchronization
import Testing

@testable import Experiments

struct ReplicationsTests {
  private static let scenario: Scenario = {
    var scenario = Scenario()
    scenario.duration = .minutes(40)
    scenario.demand.ordersPerHour = .steady(60)
    scenario.restaurants.count = 5
    scenario.partners.count = 20
    return scenario
  }()

  @Test func theIntervalIsStudentsOverReplications() throws {
    let runs = [1.0, 2, 3, 4].map { [Figure("a", .count, $0), Figure("b", .minutes, nil)] }
    let figures = ReplicatedFigure.merged(runs)
    #expect(figures.map(\.name) == ["a", "b"])
    #expect(figures.map(\.unit) == [.count, .minutes])
    let interval = try #require(figures[0].interval)
    #expect(interval.mean == 2.5)
    // t(3; 0.975) √(5/3 / 4), by scipy 1.
    #expect(abs(interval.halfWidth - 2.05426025676052) < 1e-12)
    #expect((figures[0].values.minimum, figures[0].values.maximum) == (1, 4))
    #expect(figures[1].interval == nil && figures[1].values.mean == nil)
  }

  @Test func oneReplicationHasNoInterval() {
    let figures = ReplicatedFigure.merged([[Figure("a", .count, 7)]])
    #expect(figures[0].values.mean == 7 && figures[0].interval == nil)
    #expect(ReplicatedFigure.merged([]).isEmpty)
  }

  @Test func whatSomeReplicationsLackIsTheMeanOfTheOthers() throws {
    let figures = ReplicatedFigure.merged([1, nil, 3].map { [Figure("a", .count, $0)] })
    #expect(figures[0].values.count == 2)
    // t(1; 0.975) √(2 / 2), by scipy 1.
    #expect(abs(try #require(figures[0].interval).halfWidth - 12.706204736174694) < 1e-11)
  }

  @Test func theNumberOfJobsChangesNoBit() throws {
    let one = try Replications(of: Self.scenario, count: 7, jobs: 1)
    for jobs in [2, 3, 8] {
      let several = try Replications(of: Self.scenario, count: 7, jobs: jobs)
      #expect(several.figures == one.figures)
      #expect(several.events == one.events)
    }
    #expect((one.asked, one.finished) == (7, 7))
  }

  /// Found once, from the average of all, and left out of each.
  @Test func allReplicationsLeaveOutAsMuch() throws {
    var scenario = Self.scenario
    (scenario.duration, scenario.warmup) = (.hours(3), .auto)
    let one = try Replications(of: scenario, count: 3, jobs: 1)
    let two = try Replications(of: scenario, count: 3, jobs: 2)
    #expect((one.warmup, one.figures) == (two.warmup, two.figures))
    let pilots = try (0..<3).map { try Pilot(of: scenario, replication: $0) }
    #expect(one.warmup == WarmupChoice(after: pilots))
    #expect(one.warmup.reason != .nothing)
    let outcomes = try (0..<3).map {
      try Outcome(simulating: scenario, replication: $0, warmup: one.warmup)
    }
    #expect(one.figure("placed.count")?.values == Tally(of: outcomes.map { Double($0.books.placed) }))
    scenario.warmup = .length(.minutes(30))
    let said = try Replications(of: scenario, count: 2, jobs: 1)
    #expect((said.warmup.length, said.warmup.reason) == (.minutes(30), .said))
  }

  @Test func eachReplicationIsTheRunOfItsNumber() throws {
    let outcomes = try (0..<3).map { try Outcome(simulating: Self.scenario, replication: $0) }
    let replications = try Replications(of: Self.scenario, count: 3, jobs: 2)
    let placed = try #require(replications.figure("placed.count"))
    #expect(placed.values == Tally(of: outcomes.map { Double($0.books.placed) }))
    #expect(replications.events == outcomes.reduce(0) { $0 + $1.events })
  }

  @Test func whenSomebodyEndsThemThoseThatFinishedCount() throws {
    let left = Mutex(4)  // a replication asks twice or more: before it begins, and before each slice
    let over = Mutex(0)
    let control = RunControl(
      isInterrupted: {
        left.withLock { left in
          left -= 1
          return left < 0
        }
      },
      tell: { progress in if progress.isOver { over.withLock { $0 += 1 } } })
    let replications = try Replications(of: Self.scenario, count: 5, jobs: 1, under: control)
    #expect((replications.asked, replications.finished) == (5, 1))
    #expect(over.withLock { $0 } == 1)
    let first = try Outcome(simulating: Self.scenario)
    #expect(replications.figure("placed.count")?.values.mean == Double(first.books.placed))
  }

  @Test func whenNoneFinishedThereAreNoFigures() throws {
    let replications = try Replications(
      of: Self.scenario, count: 5, jobs: 2, under: RunControl(isInterrupted: { true }))
    #expect(replications.finished == 0 && replications.figures.isEmpty && replications.events == 0)
  }

  @Test func expectationsAreOfTheMeans() throws {
    let replications = try Replications(of: Self.scenario, count: 5, jobs: 2)
    let count = try #require(Measure.all.first { $0.name == "placed.count" })
    let mean = try #require(replications.figure("placed.count")?.values.mean)
    let expectations = [Expectation(count, atLeast: mean), Expectation(count, atLeast: mean + 0.01)]
    #expect(replications.failures(of: expectations) == [expectations[1]])
  }
}
