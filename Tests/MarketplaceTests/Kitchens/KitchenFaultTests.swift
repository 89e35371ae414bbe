import DiscreteEvents
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct KitchenFaultTests {
  @Test func cookingGoesOnAfterTheRepairWithTheTimeThatWasLeft() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(5))
    trial.take(2, at: 3, line(2))
    trial.at(2) { $0.setDown(true) }
    trial.at(6) { $0.setDown(false) }
    #expect(
      try trial.drawing(of: 2, minutes: 12) == [
        "#########...",
        "...------##.",
      ])
    // Standing still is neither busy nor offered.
    let time = trial.kitchen.call { $0.placeTime(until: .start + .minutes(14)) }
    #expect(time == PlaceTime(busy: .minutes(7), offered: .minutes(10)))
    #expect(time.utilisation == 0.7)
  }

  @Test func nothingIsBegunBeforeTheRepair() throws {
    let trial = KitchenTrial(2)
    trial.at(1) { $0.setDown(true) }
    trial.take(1, at: 2, line(2))
    trial.at(4) { $0.setDown(false) }
    #expect(try trial.drawing(of: 1, minutes: 7) == ["..--##."])
  }

  @Test func oneStationsBreakdownLeavesTheOthersAtWork() throws {
    let trial = KitchenTrial(1, 1)
    trial.take(1, at: 0, line(3, station: 0), line(3, item: 1, station: 1))
    trial.take(2, at: 1, line(2, station: 0))
    trial.take(3, at: 1, line(2, item: 1, station: 1))
    trial.at(2) { $0.setDown(true, at: 1) }
    trial.at(4) { $0.setDown(false, at: 1) }
    #expect(
      try trial.drawing(of: 3, minutes: 8) == [
        "#####...",
        ".--##...",
        ".----##.",
      ])
  }

  @Test func aStationWorksOnlyWhenTheKitchenDoesToo() throws {
    let trial = KitchenTrial(1, 1)
    trial.take(1, at: 0, line(4, station: 0))
    trial.take(2, at: 0, line(4, item: 1, station: 1))
    trial.at(1) { $0.setDown(true, at: 0) }
    trial.at(2) { $0.setDown(true) }
    trial.at(3) { $0.setDown(false, at: 0) }
    trial.at(5) { $0.setDown(false) }
    #expect(
      try trial.drawing(of: 2, minutes: 9) == [
        "########.",
        "#######..",
      ])
  }

  @Test func whatIsBegunFromNowOnTakesLonger() throws {
    let trial = KitchenTrial(1, 1)
    trial.take(1, at: 0, line(3, station: 0))
    trial.take(2, at: 2, line(2, station: 0))
    trial.take(3, at: 2, line(1, item: 1, station: 1))
    trial.take(4, at: 10, line(1, station: 0))
    trial.at(1) { kitchen in
      kitchen.setSlowness(2)
      kitchen.setSlowness(1.5, at: 0)
    }
    trial.at(8) { $0.setSlowness(1) }
    trial.at(8) { $0.setSlowness(1, at: 0) }
    #expect(
      try trial.drawing(of: 4, minutes: 12) == [
        "###.........",
        "..-######...",
        "..##........",
        "..........#.",
      ])
  }

  @Test func aCookWhoIsCalledAwayFinishesFirst() throws {
    let trial = KitchenTrial(2)
    for order in 1...3 { trial.take(order, at: 0, line(3)) }
    trial.take(4, at: 0, line(1))
    trial.at(1) { $0.setAway(1) }
    trial.at(5) { $0.setAway(0) }
    #expect(
      try trial.drawing(of: 4, minutes: 7) == [
        "###....",
        "###....",
        "---###.",
        "-----#.",
      ])
    // Two cooks until 3, one until 5, two until 6: 10 minutes; 10 minutes of work.
    let time = trial.kitchen.call { $0.placeTime(until: .start + .minutes(6)) }
    #expect(time == PlaceTime(busy: .minutes(10), offered: .minutes(10)))
  }

  @Test func aKitchenWithoutAnyCookLeftWaitsForOne() throws {
    let trial = KitchenTrial(1)
    trial.at(0) { $0.setAway(3) }
    trial.take(1, at: 0, line(2))
    trial.at(2) { $0.setAway(0) }
    #expect(try trial.drawing(of: 1, minutes: 5) == ["--##."])
  }

  @Test func aBreakdownAtTheLastMomentKeepsTheFoodOnTheFire() throws {
    let trial = KitchenTrial(1)
    trial.at(2) { $0.setDown(true) }  // asked for before the ticket's own end at the same instant
    trial.take(1, at: 0, line(2))
    trial.at(5) { $0.setDown(false) }
    #expect(try trial.drawing(of: 1, minutes: 7) == ["#####.."])
  }
}
