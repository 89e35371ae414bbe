import DiscreteEvents
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct KitchenTests {
  @Test func oneCookTakesTicketsAsTheyCome() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(4))
    trial.take(2, at: 1, line(3))
    trial.take(3, at: 2, line(2))
    #expect(
      try trial.drawing(of: 3, minutes: 10) == [
        "####......",
        ".---###...",
        "..-----##.",
      ])
  }

  @Test func twoCooksCookTwoTicketsAtOnce() throws {
    let trial = KitchenTrial(2)
    for order in 1...3 { trial.take(order, at: Double(order - 1), line(4)) }
    #expect(
      try trial.drawing(of: 3, minutes: 9) == [
        "####.....",
        ".####....",
        "..--####.",
      ])
  }

  @Test func theTicketPromisedFirstIsNextAndOfEqualPromisesTheOldest() throws {
    let trial = KitchenTrial(1, order: .promised)
    trial.take(1, at: 0, line(5), promised: 90)
    trial.take(2, at: 1, line(2), promised: 40)
    trial.take(3, at: 2, line(2), promised: 30)
    trial.take(4, at: 3, line(2), promised: 40)
    #expect(
      try trial.drawing(of: 4, minutes: 12) == [
        "#####.......",
        ".------##...",
        "..---##.....",
        "...------##.",
      ])
  }

  @Test func aTicketIsSplitByStationAndReadyWithItsLastPiece() throws {
    let trial = KitchenTrial(1, 1)
    trial.take(1, at: 0, line(2, station: 0), line(5, item: 1, station: 1))
    trial.take(2, at: 1, line(3, station: 0), line(1, item: 1, station: 1))
    trial.take(3, at: 2, line(1, item: 1, station: 1))
    // Station 0: 1 1 2 2 2; station 1: 1 1 1 1 1 2 3.
    #expect(
      try trial.drawing(of: 3, minutes: 8) == [
        "#####...",
        ".-####..",
        "..----#.",
      ])
  }

  @Test func theLongestItemCountsAndFurtherPortionsAddTheirPart() throws {
    // 4 min x (1 + 0.25 x 4 further) = 8 min.
    let trial = KitchenTrial(1, sizeEffect: 0.25)
    trial.take(1, at: 0, line(4), line(2, item: 1, quantity: 3), line(1, item: 2))
    #expect(try trial.drawing(of: 1, minutes: 10) == ["########.."])
  }

  @Test func portionsOfOneItemThatAreCookedAtOnceCountOnce() throws {
    // Batches of 4: five of the first item are two pans, three of the second one: 4 min x (1 + 0.25 x 2 further) = 6 min.
    let trial = KitchenTrial(1, batch: 4, sizeEffect: 0.25)
    trial.take(1, at: 0, line(4, quantity: 5), line(2, item: 1, quantity: 3))
    #expect(try trial.drawing(of: 1, minutes: 8) == ["######.."])
  }

  @Test func aTicketForLaterIsNotBegunBeforeAndThenStandsBehind() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(2), from: 4)
    trial.take(2, at: 1, line(1))
    trial.take(3, at: 3, line(3))
    trial.take(4, at: 4.5, line(1))
    #expect(
      try trial.drawing(of: 4, minutes: 10) == [
        "------##..",
        ".#........",
        "...###....",
        ".....---#.",
      ])
  }

  @Test func linesWithoutAStationAreCookedWhereThereIsLeastToDo() throws {
    let trial = KitchenTrial(1, 1)
    trial.take(1, at: 0, line(6, station: 0))
    trial.take(2, at: 1, line(2))
    trial.take(3, at: 2, line(2), line(4, item: 1, station: 0))
    // Station 0: 1 1 1 1 1 1 3 3 3 3; station 1: . 2 2 3 3.
    #expect(
      try trial.drawing(of: 3, minutes: 11) == [
        "######.....",
        ".##........",
        "..-#######.",
      ])
  }

  @Test func aTicketWithoutLinesIsReadyWhenACookHasAHandFree() throws {
    let trial = KitchenTrial(1)
    trial.take(1, at: 0, line(2))
    trial.take(2, at: 1)
    trial.take(3, at: 3)
    #expect(try trial.drawing(of: 3, minutes: 4) == ["##..", ".-..", "...."])
    #expect(trial.kitchen.call { $0.figures.ready } == 3)
  }

  @Test func whatTheMenuDoesNotSayThePlanSays() throws {
    let trial = KitchenTrial(1, preparation: Law("3m"))
    trial.take(1, at: 0, Ticket.Line(item: 0))
    #expect(try trial.drawing(of: 1, minutes: 5) == ["###.."])
  }

  @Test func whoeverIsToldMayUseTheKitchenAtOnce() throws {
    let simulation = Simulation(seed: 1)
    let diary = KitchenDiary(in: simulation)
    let box = Box()
    let kitchen = Kitchen(
      KitchenPlan(places: [1], batch: 4, preparation: Law("1m")), in: simulation,
      calls: .init(
        cookingBegan: { order in
          diary.call { $0.noteBegan(order) }
          // The first of a pan is on the fire: its mate is cancelled.
          guard order == 2 else { return }
          diary.call { $0.noteDropped(3) }
          box.kitchen?.call { #expect($0.drop(3) == .underWay) }
        },
        ready: { order in
          diary.call { $0.noteReady(order) }
          if order == 1 {
            diary.call { $0.noteTaken(4) }
            box.kitchen?.call { $0.take(Ticket(order: 4, lines: [line(2, item: 9)])) }
          }
        }))
    box.kitchen = kitchen
    kitchen.after(.zero) { kitchen in
      for order in 1...3 {
        diary.call { $0.noteTaken(order) }
        kitchen.take(Ticket(order: order, lines: [line(2, item: 1)]))
      }
    }
    try simulation.run()
    // Order 4 comes while the cook's hand is free, but 2 and 3 stand before it.
    #expect(
      (1...4).map { order in diary.call { $0.row(of: order, minutes: 7) } } == [
        "##.....",
        "--##...",
        "--x....",
        "..--##.",
      ])
    #expect(kitchen.call { $0.ticketCount == 0 && $0.isConsistent })
  }

  /// Where a kitchen is found by those whom it tells.
  private final class Box: @unchecked Sendable {
    var kitchen: Kitchen?
  }

  @Test func aPlanIsMadeFromAScenario() {
    var kitchens = Kitchens()
    kitchens.cooks = 3
    #expect(KitchenPlan(kitchens).places == [3])
    #expect(KitchenPlan(kitchens, cooks: 2).places == [2])
    kitchens.stations = ["grill": 3, "fry": 2]
    let plan = KitchenPlan(kitchens, cooks: 2)
    #expect(plan.places == [3, 2])
    #expect(plan.station(named: "fry") == 1 && plan.station(named: "bar") == nil)
    #expect(plan.sizeEffect == 0.15 && plan.batch == 1 && plan.preparation.mean == .minutes(17))
  }
}
