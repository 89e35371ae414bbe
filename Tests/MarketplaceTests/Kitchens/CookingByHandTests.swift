import DiscreteEvents
import Statistics
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct CookingByHandTests {
  @Test func foodIsReadyWhenStaffSaySoToTheSecond() throws {
    // The dine-in walkthrough: ordered at 19:08:15, begun at 19:09:30, ready at 19:25:00.
    let trial = KitchenTrial(1)
    trial.take(1, at: 8.25, line(2), byHand: true)
    trial.at(9.5) { #expect($0.beginByHand(1) == true) }
    trial.at(10) { #expect($0.beginByHand(1) == false) }
    trial.at(25) { #expect($0.finishByHand(1) == true) }
    try trial.run()
    #expect(trial.diary.call { $0.beganAt(1) } == .start + .minutes(9.5))
    #expect(trial.diary.call { $0.readyAt(1) } == .start + .minutes(25))
    #expect(trial.kitchen.call { $0.placeTime(until: .start + .minutes(25)).busy } == .minutes(15.5))
  }

  @Test func aTicketByHandIsNextAndTakesACooksPlace() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(3))
    trial.take(2, at: 0, line(2))
    trial.take(3, at: 1, line(9), byHand: true)
    trial.at(2) { #expect($0.beginByHand(3) == true) }
    trial.at(5) { #expect($0.finishByHand(3) == true) }
    #expect(
      try trial.drawing(of: 3, minutes: 8) == [
        "###.....",
        "-----##.",
        ".--##...",
      ])
  }

  @Test func foodThatNeverFoundACookCanBeReady() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(4))
    trial.take(2, at: 0, line(9), byHand: true)
    trial.at(1) { #expect($0.beginByHand(2) == true) }
    trial.at(3) { #expect($0.finishByHand(2) == true) }
    #expect(try trial.drawing(of: 2, minutes: 5) == ["####.", "---.."])
    #expect(trial.diary.call { $0.beganAt(2) } == .start + .minutes(3))
    #expect(trial.kitchen.call { $0.figures.waits } == Tally(of: [0, 120]))
  }

  @Test func nothingIsReadyThatWasNotBegun() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(1), byHand: true)
    trial.take(2, at: 0, line(2))
    trial.at(1) { kitchen in
      #expect(kitchen.finishByHand(1) == false)
      #expect(kitchen.beginByHand(2) == false)
      #expect(kitchen.finishByHand(2) == false)
      #expect(kitchen.finishByHand(7) == false)
    }
    #expect(try trial.drawing(of: 2, minutes: 3) == ["---", "##."])
  }

  @Test func whatIsDroppedIsPutDownAtOnce() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(9), byHand: true)
    trial.take(2, at: 1, line(2))
    trial.at(0) { $0.beginByHand(1) }
    trial.drop(1, at: 3, expecting: .underWay)
    #expect(try trial.drawing(of: 2, minutes: 6) == ["###x..", ".--##."])
  }

  @Test func aBreakdownDoesNotHoldBackTheButton() throws {
    let trial = KitchenTrial(1, 1)
    trial.take(1, at: 0, line(9, station: 0), line(9, item: 1, station: 1), byHand: true)
    trial.at(1) { $0.beginByHand(1) }
    trial.at(2) { $0.setDown(true) }
    trial.at(4) { #expect($0.finishByHand(1) == true) }
    trial.at(5) { $0.setDown(false) }
    #expect(try trial.drawing(of: 1, minutes: 6) == ["-###.."])
  }
}
