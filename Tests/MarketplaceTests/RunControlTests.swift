import DiscreteEvents
import Marketplace
import Scenario
import Statistics
import Synchronization
import Testing

struct RunControlTests {
  private func scenario(hours: Int = 2, ordersPerHour: Double = 80) -> Scenario {
    var scenario = Scenario()
    scenario.duration = .hours(hours)
    scenario.demand.ordersPerHour = .steady(ordersPerHour)
    scenario.restaurants.count = 8
    scenario.partners.count = 60
    return scenario
  }

  /// Counts how often it is asked, and from some time on says yes.
  private final class Patience: Sendable {
    private let left: Mutex<Int>
    let told = Mutex<[RunProgress]>([])

    init(_ times: Int) { left = Mutex(times) }

    var control: RunControl {
      RunControl(
        isInterrupted: {
          self.left.withLock { left in
            left -= 1
            return left < 0
          }
        },
        tell: { progress in self.told.withLock { $0.append(progress) } })
    }
  }

  @Test func whoOnlyWatchesChangesNothing() throws {
    let patience = Patience(.max)
    let watched = try Outcome(simulating: scenario(), under: patience.control)
    let alone = try Outcome(simulating: scenario())
    #expect(watched.figures == alone.figures)
    #expect(watched.events == alone.events)
    #expect((watched.ending, watched.span) == (.whole, alone.span))
  }

  @Test func whatIsToldGoesForwardAndEndsOnce() throws {
    let patience = Patience(.max)
    let outcome = try Outcome(
      simulating: scenario(hours: 4, ordersPerHour: 200), replication: 3, under: patience.control)
    let told = patience.told.withLock { $0 }
    #expect(told.count > 3)
    #expect(zip(told, told.dropFirst()).allSatisfy { $0.time <= $1.time && $0.orders <= $1.orders })
    #expect(zip(told, told.dropFirst()).allSatisfy { $0.share <= $1.share })
    #expect(told.map(\.isOver) == Array(repeating: false, count: told.count - 1) + [true])
    #expect(told.allSatisfy { $0.replication == 3 && $0.closing == .start + .hours(4) })
    #expect(told.first?.share == 0)
    #expect(told.last?.orders == outcome.books.placed)
    #expect(told.contains { !$0.isOver && $0.share == 1 }, "the last orders are finished after the last hour")
  }

  @Test func anInterruptedRunHasWhatWasMeasuredUntilThen() throws {
    let patience = Patience(2)
    let outcome = try Outcome(simulating: scenario(hours: 9), under: patience.control)
    #expect(outcome.ending == .interruption)
    #expect(outcome.events == 2 << 14)
    #expect(outcome.span == outcome.demandSpan && outcome.span < .hours(9))
    #expect(outcome.books.ended(.delivered) > 0 && outcome.inProgress > 0)
    #expect((outcome.kitchensBusy ?? 0) > 0 && (outcome.partnersBusy ?? 0) > 0)
    #expect(patience.told.withLock { $0.allSatisfy { !$0.isOver } })
    // The same events as those of a run that ends at that instant, or some of the last of them.
    let cut = try Outcome(simulating: scenario(hours: 9), until: .start + outcome.span)
    #expect(cut.events >= outcome.events && cut.events < outcome.events + 10)
    #expect(cut.books.placed - outcome.books.placed <= 1)
  }

  @Test func aRunThatIsInterruptedBeforeItBeginsMeasuresNothing() throws {
    let outcome = try Outcome(simulating: scenario(), under: Patience(0).control)
    #expect((outcome.ending, outcome.events, outcome.span) == (.interruption, 0, .zero))
    #expect(outcome.figures.allSatisfy { ($0.value ?? 0).isFinite })
    #expect(outcome.figures.first { $0.name == "orders.perHour" }?.value == nil)
  }

  @Test func anInterruptionWhileTheLastOrdersAreFinishedLeavesThem() throws {
    var scenario = scenario(hours: 1, ordersPerHour: 400)
    scenario.duration = .minutes(30)  // some 200 orders: one slice until then
    let outcome = try Outcome(simulating: scenario, under: Patience(1).control)
    #expect(outcome.ending == .interruption)
    #expect(outcome.demandSpan == .minutes(30))
    #expect(outcome.inProgress > 0)
  }

  @Test func aRunMayEndAtAnInstantWithOrdersUnderWay() throws {
    let whole = try Outcome(simulating: scenario())
    let half = try Outcome(simulating: scenario(), until: .start + .hours(1))
    #expect(half.ending == .instant)
    #expect((half.demandSpan, half.span) == (.hour, .hour))
    #expect(half.inProgress > 0)
    // What is placed in the first hour does not depend on what comes after it.
    #expect(half.books.placed == whole.books.placements.windows[..<60].reduce(0, +))
    #expect(half.figures.first { $0.name == "orders.perHour" }?.value == Double(half.books.ended(.delivered)))
  }

  @Test func aRunMayEndWhileTheLastOrdersAreFinished() throws {
    let whole = try Outcome(simulating: scenario())
    let cut = try Outcome(simulating: scenario(), until: .start + .minutes(130))
    #expect((cut.ending, cut.demandSpan, cut.span) == (.instant, .hours(2), .minutes(130)))
    #expect(cut.inProgress > 0)
    #expect(cut.books.placed == whole.books.placed)
    #expect(cut.kitchensBusy == whole.kitchensBusy)
  }

  @Test func anInstantAfterTheEndChangesNothing() throws {
    let whole = try Outcome(simulating: scenario())
    let same = try Outcome(simulating: scenario(), until: .start + .days(30))
    #expect((same.ending, same.span, same.inProgress) == (.whole, whole.span, 0))
    #expect(same.figures == whole.figures)
  }

  @Test func aRunWithoutOrdersEndsWhereItIsToldTo() throws {
    let outcome = try Outcome(simulating: scenario(ordersPerHour: 0), until: .start + .minutes(10))
    #expect((outcome.ending, outcome.span, outcome.demandSpan) == (.instant, .minutes(10), .minutes(10)))
  }

  @Test func replicationsDifferAndEachIsTheSameAgain() throws {
    let first = try Outcome(simulating: scenario(), replication: 1)
    #expect(try Outcome(simulating: scenario(), replication: 1).figures == first.figures)
    #expect(try Outcome(simulating: scenario(), replication: 2).figures != first.figures)
    #expect(try Outcome(simulating: scenario(), replication: 0).figures == Outcome(simulating: scenario()).figures)
  }
}
