import DiscreteEvents
import Statistics
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct KitchenFiguresTests {
  //  minute  0123456789
  //       1  ####......
  //       2  .---###...
  //       3  ..-----##.
  private func trial() -> KitchenTrial {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(4))
    trial.take(2, at: 1, line(3))
    trial.take(3, at: 2, line(2))
    return trial
  }

  @Test func waitsCookingAndTimesOfPlacesAreMeasured() throws {
    let trial = trial()
    try trial.run()
    let figures = trial.kitchen.call { $0.figures }
    #expect(figures.waits == Tally(of: [0, 180, 300]))
    #expect(figures.cooking == Tally(of: [240, 180, 120]))
    #expect(figures.taken == 3 && figures.ready == 3)
    let end = Instant.start + .minutes(12)
    #expect(trial.kitchen.call { $0.placeTime(until: end) }.utilisation == 0.75)
    #expect(trial.kitchen.call { $0.ticketTime(until: end) } == .minutes(4 + 6 + 7))
  }

  @Test func aResetForgetsWhatWasAndCountsInFullWhatLeavesLater() throws {
    let trial = trial()
    trial.at(5) { kitchen in
      #expect(kitchen.ticketCount == 2)
      kitchen.resetFigures()
    }
    try trial.run()
    let figures = trial.kitchen.call { $0.figures }
    #expect(figures.waits == Tally(of: [300]))
    #expect(figures.cooking == Tally(of: [180, 120]))
    #expect(figures.taken == 0 && figures.ready == 2)
    let end = Instant.start + .minutes(10)
    #expect(trial.kitchen.call { $0.placeTime(until: end) } == PlaceTime(busy: .minutes(4), offered: .minutes(5)))
    #expect(trial.kitchen.call { $0.ticketTime(until: end) } == .minutes(2 + 4))
  }

  @Test func aTicketForLaterHasNotWaitedUntilThen() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(2), from: 4)
    trial.take(2, at: 3, line(3))
    try trial.run()
    #expect(trial.kitchen.call { $0.figures.waits } == Tally(of: [0, 120]))
  }

  @Test func eachStationHasItsOwnTime() throws {
    let trial = KitchenTrial(1, 3)
    trial.take(1, at: 0, line(2, station: 0), line(5, item: 1, station: 1))
    try trial.run()
    let end = Instant.start + .minutes(10)
    let kitchen = trial.kitchen
    #expect(kitchen.call { $0.placeTime(of: 0, until: end) } == PlaceTime(busy: .minutes(2), offered: .minutes(10)))
    #expect(kitchen.call { $0.placeTime(of: 1, until: end) } == PlaceTime(busy: .minutes(5), offered: .minutes(30)))
    #expect(kitchen.call { $0.placeTime(until: end) } == PlaceTime(busy: .minutes(7), offered: .minutes(40)))
  }
}
