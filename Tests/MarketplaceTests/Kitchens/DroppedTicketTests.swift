import DiscreteEvents
import Statistics
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct DroppedTicketTests {
  @Test func whatWaitsIsNeverBegun() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(4))
    trial.take(2, at: 1, line(2))
    trial.take(3, at: 2, line(2))
    trial.drop(2, at: 3, expecting: .notBegun)
    #expect(
      try trial.drawing(of: 3, minutes: 7) == [
        "####...",
        ".--x...",
        "..--##.",
      ])
    #expect(trial.kitchen.call { $0.figures.droppedBeforeCooking == 1 && $0.figures.thrownAway == 0 })
  }

  @Test func whatIsOnTheFireIsFinishedAndThrownAway() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(5))
    trial.take(2, at: 1, line(2))
    trial.drop(1, at: 3, expecting: .underWay)
    #expect(
      try trial.drawing(of: 2, minutes: 8) == [
        "###x....",
        ".----##.",
      ])
    #expect(trial.kitchen.call { $0.figures.thrownAway == 1 && $0.figures.ready == 1 && $0.figures.cooking.count == 1 })
    #expect(trial.kitchen.call { $0.placeTime(until: .start + .minutes(7)).busy } == .minutes(7))
  }

  @Test func piecesThatWaitAreTakenAwayFromOneThatIsUnderWay() throws {
    let trial = KitchenTrial(1, 1)
    trial.take(1, at: 0, line(6, station: 1))
    trial.take(2, at: 0, line(2, station: 0), line(3, item: 1, station: 1))
    trial.take(3, at: 1, line(1, item: 1, station: 1))
    // Of 2, one piece is done and the other waits.
    trial.drop(2, at: 4, expecting: .underWay)
    #expect(
      try trial.drawing(of: 3, minutes: 8) == [
        "######..",
        "####x...",
        ".-----#.",
      ])
  }

  @Test func aTicketForLaterCanBeTakenAwayBefore() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(2), from: 5)
    trial.drop(1, at: 3, expecting: .notBegun)
    #expect(try trial.drawing(of: 1, minutes: 6) == ["---x.."])
  }

  @Test func whatIsNotThereOrReadyIsNotDropped() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(2))
    trial.drop(9, at: 1, expecting: nil)
    trial.drop(1, at: 3, expecting: nil)
    #expect(try trial.drawing(of: 1, minutes: 3) == ["##."])
  }

  @Test func aTicketIsDroppedOnce() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(5))
    trial.drop(1, at: 1, expecting: .underWay)
    trial.drop(1, at: 2, expecting: nil)
    try trial.run()
    #expect(trial.kitchen.call { $0.figures.thrownAway } == 1)
  }
}
