import DiscreteEvents
import Statistics
import Testing

@testable import Marketplace
@testable import Scenario

@Suite struct KitchenAtRandomTests {
  private let tickets = 60

  /// Tickets, some taken away again, some by hand, with breakdowns, slowness and cooks who come and go.
  private func trial(seed: UInt64) -> KitchenTrial {
    var dice = RandomStream(seed: seed, purpose: "trial")
    func below(_ count: Int) -> Int { Int(dice.below(UInt64(count))) }
    let places = (0..<1 + below(3)).map { _ in 1 + below(3) }
    let trial = KitchenTrial(
      KitchenPlan(
        places: places, order: below(2) == 0 ? .fifo : .promised, batch: 1 + below(4), sizeEffect: 0.15,
        preparation: Law(#"{ "gamma": { "mean": "6m", "shape": 2 } }"#)), seed: seed)
    for order in 1...tickets {
      let minute = Double(below(150))
      let lines = (0..<below(4)).map { item in
        Ticket.Line(item: item, quantity: 1 + below(5), station: below(4) == 0 ? nil : below(places.count))
      }
      let isByHand = below(8) == 0
      take(order, lines, at: minute, from: below(5) == 0 ? minute + Double(below(20)) : nil, isByHand, trial)
      if isByHand {
        trial.at(minute + Double(below(10))) { $0.beginByHand(order) }
        trial.at(400) { $0.finishByHand(order) }
      }
      if below(4) == 0 { drop(order, at: minute + Double(below(30)), trial) }
    }
    for station in places.indices {
      for hour in 0..<3 {
        let minute = Double(60 * hour + below(40))
        trial.at(minute) { $0.setDown(true, at: station) }
        trial.at(minute + Double(below(20))) { $0.setDown(false, at: station) }
        trial.at(minute + Double(below(20))) { [away = below(4)] in $0.setAway(away, at: station) }
        trial.at(minute) { [factor = Double(1 + below(3))] in $0.setSlowness(factor, at: station) }
      }
      trial.at(200) { $0.setAway(0, at: station) }
    }
    trial.at(70) { $0.setDown(true) }
    trial.at(75) { $0.setDown(false) }
    return trial
  }

  private func take(
    _ order: Int, _ lines: [Ticket.Line], at minute: Double, from start: Double?, _ isByHand: Bool,
    _ trial: KitchenTrial
  ) {
    let diary = trial.diary
    trial.at(minute) { kitchen in
      diary.call { $0.noteTaken(order) }
      let ticket = Ticket(
        order: order, promised: kitchen.now + .minutes(order * 7 % 40), lines: lines, isByHand: isByHand)
      kitchen.take(ticket, from: start.map { .start + .minutes($0) })
    }
  }

  private func drop(_ order: Int, at minute: Double, _ trial: KitchenTrial) {
    let diary = trial.diary
    trial.at(minute) { kitchen in
      guard let dropped = kitchen.drop(order) else { return }
      diary.call { diary in
        #expect((diary.beganAt(order) != nil) == (dropped == .underWay))
        diary.noteDropped(order)
      }
    }
  }

  @Test(arguments: 1...30)
  func everyTicketIsReadyOrTakenAwayAndEveryCookIsInOnePlace(seed: UInt64) throws {
    let trial = trial(seed: seed)
    try trial.run()
    let figures = trial.kitchen.call { $0.figures }
    #expect(figures.taken == tickets)
    #expect(figures.ready + figures.droppedBeforeCooking + figures.thrownAway == tickets)
    #expect(figures.cooking.count == figures.ready)
    #expect(trial.kitchen.call { $0.ticketCount } == 0)
    for order in 1...tickets {
      #expect(trial.diary.call { $0.isDropped(order) != ($0.readyAt(order) != nil) })
    }
    let time = trial.kitchen.call { $0.placeTime(until: $0.now) }
    #expect((time.utilisation ?? 0) > 0 && (time.utilisation ?? 2) <= 1)
  }

  @Test func aTicketsLuckIsItsOwn() throws {
    func cooking(of orders: [Int], cooks: Int) throws -> [Timespan?] {
      let trial = KitchenTrial(
        cooks, preparation: Law(#"{ "gamma": { "mean": "17m", "shape": 2.5 } }"#))
      for (place, order) in orders.enumerated() {
        trial.take(order, at: Double(place), Ticket.Line(item: 0), Ticket.Line(item: 1))
      }
      try trial.run()
      return trial.diary.call { diary in [3, 5, 8].map { diary.cooking(of: $0) } }
    }
    let alone = try cooking(of: [3, 5, 8], cooks: 1)
    #expect(try cooking(of: [9, 8, 4, 3, 2, 5, 1], cooks: 2) == alone)
    #expect(Set(alone.compactMap { $0 }).count == 3)
  }
}
