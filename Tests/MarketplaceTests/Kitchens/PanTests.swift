import DiscreteEvents
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct PanTests {
  @Test func equalItemsThatWaitShareAPanUntilItIsFull() throws {
    let trial = KitchenTrial(1, batch: 2)
    trial.take(1, at: 0, line(4, item: 7))
    for order in 2...4 { trial.take(order, at: Double(order - 1), line(3, item: 7)) }
    #expect(
      try trial.drawing(of: 4, minutes: 11) == [
        "####.......",
        ".---###....",
        "..--###....",
        "...----###.",
      ])
  }

  @Test func whatWaitsForAnotherItemDoesNot() throws {
    let trial = KitchenTrial(1, batch: 4)
    trial.take(1, at: 0, line(2, item: 7))
    trial.take(2, at: 1, line(2, item: 7))
    trial.take(3, at: 1, line(2, item: 8))
    trial.take(4, at: 1, line(2, item: 7), line(1, item: 8))
    trial.take(5, at: 1, line(1, item: 7))
    // 5 overtakes in the pan of 2; 4 needs a pan more for its other item.
    #expect(
      try trial.drawing(of: 5, minutes: 9) == [
        "##.......",
        ".-##.....",
        ".---##...",
        ".-----##.",
        ".-##.....",
      ])
  }

  @Test func portionsFillThePansThatAreThere() throws {
    // Batches of 4: two pans for five portions leave room for three.
    let trial = KitchenTrial(1, batch: 4)
    trial.take(1, at: 0, line(1, item: 9))
    trial.take(2, at: 0, line(2, quantity: 5))
    trial.take(3, at: 0, line(2, quantity: 2))
    trial.take(4, at: 0, line(2, quantity: 2))
    trial.take(5, at: 0, line(2, quantity: 1))
    #expect(
      try trial.drawing(of: 5, minutes: 6) == [
        "#.....",
        "-##...",
        "-##...",
        "---##.",
        "-##...",
      ])
  }

  @Test func aPanWhoseFirstTicketIsDroppedIsFinishedForTheOthers() throws {
    let trial = KitchenTrial(1, batch: 2)
    trial.take(1, at: 0, line(1, item: 9))
    trial.take(2, at: 0, line(4))
    trial.take(3, at: 0, line(4))
    trial.drop(2, at: 3, expecting: .underWay)
    #expect(
      try trial.drawing(of: 3, minutes: 6) == [
        "#.....",
        "-##x..",
        "-####.",
      ])
    #expect(trial.kitchen.call { $0.ticketCount } == 0)
  }

  @Test func withoutBatchesNothingIsShared() throws {
    let trial = KitchenTrial(1)
    for order in 1...3 { trial.take(order, at: 0, line(1)) }
    #expect(try trial.drawing(of: 3, minutes: 4) == ["#...", "-#..", "--#."])
  }
}
