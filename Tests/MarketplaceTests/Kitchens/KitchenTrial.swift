import DiscreteEvents
import Testing

@testable import Marketplace
@testable import Scenario

/// What a kitchen told of each order, drawn: one row for each order from 1, one column for each minute.
///
///     .--###x     waits from minute 1, is cooked from 3, and is dropped in 6; a row without x ends with the food ready
actor KitchenDiary: SimulatedActor {
  let simulation: Simulation
  private var taken: [Int: Instant] = [:]
  private var began: [Int: Instant] = [:]
  private var ready: [Int: Instant] = [:]
  private var dropped: [Int: Instant] = [:]

  init(in simulation: Simulation) { self.simulation = simulation }

  func noteTaken(_ order: Int) { taken[order] = now }
  func noteDropped(_ order: Int) { dropped[order] = now }

  func noteBegan(_ order: Int) {
    #expect(taken[order] != nil && began[order] == nil && ready[order] == nil && dropped[order] == nil)
    began[order] = now
  }

  func noteReady(_ order: Int) {
    #expect(began[order] != nil && ready[order] == nil && dropped[order] == nil)
    ready[order] = now
  }

  /// From the first flame until all is there.
  func cooking(of order: Int) -> Timespan? {
    guard let began = began[order], let ready = ready[order] else { return nil }
    return ready - began
  }

  func readyAt(_ order: Int) -> Instant? { ready[order] }
  func beganAt(_ order: Int) -> Instant? { began[order] }
  func takenAt(_ order: Int) -> Instant? { taken[order] }
  func isDropped(_ order: Int) -> Bool { dropped[order] != nil }

  func row(of order: Int, minutes: Int) -> String {
    String(
      (0..<minutes).map { minute -> Character in
        let time = Instant.start + .minutes(minute)
        if dropped[order] == time { return "x" }
        if (dropped[order] ?? .never) < time || (ready[order] ?? .never) <= time { return "." }
        if (began[order] ?? .never) <= time { return "#" }
        return (taken[order] ?? .never) <= time ? "-" : "."
      })
  }
}

/// A kitchen, and what is done to it at which minute. What must always hold is checked after every event.
struct KitchenTrial {
  let simulation: Simulation
  let diary: KitchenDiary
  let kitchen: Kitchen

  init(_ plan: KitchenPlan, seed: UInt64 = 1) {
    simulation = Simulation(seed: seed)
    let diary = KitchenDiary(in: simulation)
    self.diary = diary
    kitchen = Kitchen(
      plan, in: simulation,
      calls: .init(
        cookingBegan: { order in diary.call { $0.noteBegan(order) } },
        ready: { order in diary.call { $0.noteReady(order) } }))
  }

  /// A kitchen in which everything takes one minute unless its line says otherwise.
  init(
    _ places: Int..., order: Kitchens.TicketOrder = .fifo, batch: Int = 1, sizeEffect: Double = 0,
    preparation: Law<Timespan> = Law("1m")
  ) {
    self.init(
      KitchenPlan(places: places, order: order, batch: batch, sizeEffect: sizeEffect, preparation: preparation))
  }

  func at(_ minute: Double, _ body: @escaping (isolated Kitchen) -> Void) {
    kitchen.at(.start + .minutes(minute), "trial", body)
  }

  /// A ticket comes.
  func take(
    _ order: Int, at minute: Double, _ lines: Ticket.Line..., promised: Double? = nil, from start: Double? = nil,
    byHand: Bool = false
  ) {
    let promised = promised.map { Instant.start + .minutes($0) } ?? .never
    let ticket = Ticket(order: order, promised: promised, lines: lines, isByHand: byHand)
    let diary = diary
    at(minute) { kitchen in
      diary.call { $0.noteTaken(order) }
      kitchen.take(ticket, from: start.map { .start + .minutes($0) })
    }
  }

  func drop(_ order: Int, at minute: Double, expecting expected: Dropped?) {
    let diary = diary
    at(minute) { kitchen in
      if expected != nil { diary.call { $0.noteDropped(order) } }
      #expect(kitchen.drop(order) == expected)
    }
  }

  func run() throws {
    let kitchen = kitchen
    try simulation.run(
      until: .condition {
        #expect(kitchen.call { $0.isConsistent })
        return false
      })
  }

  /// Runs to the end.
  func drawing(of orders: Int, minutes: Int) throws -> [String] {
    try run()
    return (1...orders).map { order in diary.call { $0.row(of: order, minutes: minutes) } }
  }
}

/// So many portions of an item that takes some minutes.
func line(
  _ minutes: Int, item: Int = 0, quantity: Int = 1, station: Int? = nil
) -> Ticket.Line {
  Ticket.Line(item: item, quantity: quantity, station: station, preparation: Law("\(minutes)m"))
}
