import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct StockTests {
  /// At 0 somebody asks for 5, at 1 somebody for 1, at 2 somebody for 2; three units come at 3, 5 and 6.
  @Test(arguments: everySuspension)
  func aSmallTakeDoesNotOvertakeALargeOne(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let sketch = Sketch(in: simulation, rows: 3, width: 8)
    let stock = Stock(in: simulation, name: "flour", amount: 1)
    for (row, amount) in [5, 1, 2].enumerated() {
      sketch.spawn("cook", row) { sketch in
        try await sketch.nap(Int64(row))
        try await stock.take(amount)
        sketch.mark(row, digit(amount))
      }
    }
    sketch.after(.microseconds(2)) { sketch in
      if stock.takeIfPresent(1) { sketch.mark(0, "!") }
    }
    for tick in [3, 5, 6] as [Int64] {
      sketch.after(Timespan(ticks: tick)) { _ in _ = stock.putIfRoom(3) }
    }
    try simulation.run(until: .instant(Instant(ticks: 10)))
    #expect(
      sketch.drawing == [
        ".....5..",
        ".....1..",
        "......2.",
      ])
    #expect(stock.amount == 2)
    #expect(stock.statistics.takeWaits == tally(ofTicks: [5, 4, 4]))
    #expect(stock.statistics.refused == 1)
    #expect((stock.statistics.taken, stock.statistics.put) == (8, 9))
    // 1 in [0, 3), 4 in [3, 5), 1 in [5, 6), 2 in [6, 10): 3 + 8 + 1 + 8.
    #expect(stock.statistics.level.average(until: 10) == 2)
    #expect(stock.statistics.level.minimum == 1)
  }

  @Test(arguments: everySuspension)
  func aPutWaitsForRoom(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let sketch = Sketch(in: simulation, rows: 3, width: 8)
    let stock = Stock(in: simulation, amount: 8, capacity: 10)
    for (row, amount) in [5, 3].enumerated() {
      sketch.spawn("supplier", row) { sketch in
        try await stock.put(amount)
        sketch.mark(row, digit(amount))
      }
    }
    sketch.spawn("cook") { sketch in
      for amount in [2, 3, 4] {
        try await sketch.nap(2)
        try await stock.take(amount)
        sketch.mark(2, digit(amount))
      }
    }
    try simulation.run()
    #expect(
      sketch.drawing == [
        "....5...",
        "......3.",
        "..2.3.4.",
      ])
    #expect(stock.amount == 7)
    #expect(stock.statistics.putWaits == tally(ofTicks: [4, 6]))
  }

  @Test(arguments: everySuspension)
  func whenTheFirstGivesUpTheNextAreServed(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let stock = Stock(in: simulation, name: "flour", amount: 3)
    witness.spawn { $0.note("large \(try await stock.take(5, patience: .microseconds(4)))") }
    witness.spawn { witness in
      try await stock.take(2)
      witness.note("small")
    }
    let cancelled = witness.spawn { _ in try await stock.take(4) }
    witness.spawn { $0.note("last \(try await stock.take(1, patience: .microseconds(6)))") }
    witness.after(.microseconds(1)) { witness in
      stock.take(1, on: witness, patience: .microseconds(6)) { $0.note("too late \($1)") }
    }
    witness.after(.microseconds(5)) { _ in cancelled.cancel() }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["4:small", "4:large false", "5:last true", "7:too late false"])
    #expect(stock.amount == 0)
    #expect(stock.statistics.expired == 2)
  }

  @Test func aHandlerIsRunWhenTheAmountWasTaken() throws {
    let simulation = Simulation()
    let witness = Witness(in: simulation)
    let stock = Stock(in: simulation, amount: 1)
    stock.take(on: witness) { $0.note("first \($1)") }
    stock.take(2, on: witness) { $0.note("second \($1)") }
    witness.after(.microseconds(4)) { _ in _ = stock.putIfRoom(2) }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["0:first true", "4:second true"])
    #expect(stock.statistics.takeWaits == tally(ofTicks: [0, 4]))
  }

  @Test(arguments: everySuspension)
  func whatCanNeverBeServedIsRefused(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let stock = Stock(in: simulation, name: "flour", amount: 3, capacity: 10)
    witness.spawn("cook", 2) { witness in
      for amount in [-1, 11] {
        do { try await stock.take(amount) } catch let failure as SimulationFailure { witness.note("\(failure.cause)") }
      }
      try await stock.put(-7)
    }
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    #expect(failure?.entity == "cook 2")
    #expect(
      witness.call { $0.diary } == [
        "0:take -1: an amount must not be negative",
        "0:take 11: more than the stock's capacity 10 can never be served",
      ])
    #expect(stock.amount == 3)
  }

  @Test(arguments: [(0, -1), (5, 3), (-2, 10)])
  func aStockThatCannotBeEndsTheRun(amount: Int, capacity: Int) {
    let simulation = Simulation()
    let stock = Stock(in: simulation, name: "flour", amount: amount, capacity: capacity)
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    #expect(failure?.entity == "flour")
    #expect(stock.amount >= 0 && stock.amount <= stock.capacity)
  }

  @Test func aHandlersMisuseEndsTheRun() {
    let simulation = Simulation()
    let witness = Witness(in: simulation)
    let stock = Stock(in: simulation, name: "flour")
    witness.after(.microseconds(3)) { _ in _ = stock.takeIfPresent(-2) }
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    #expect(failure?.description == "at 00:00:00.000003, flour: take -2: an amount must not be negative")
  }

  /// Whatever comes in whatever order, the books balance, and nobody waits who could be served.
  @Test(arguments: everySuspension)
  func theBooksBalance(suspension: Suspension) throws {
    let simulation = Simulation(seed: 3, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let stock = Stock(in: simulation, amount: 10, capacity: 20)
    for number in 0..<40 {
      witness.spawn("trader", number) { witness in
        var luck = witness.stream("trade", entity: UInt32(number))
        for _ in 0..<50 {
          try await witness.sleep(for: Timespan(ticks: Int64(luck.below(30))))
          let amount = Int(luck.below(12))
          switch luck.below(3) {
          case 0: try await stock.put(amount)
          case 1: try await stock.take(amount)
          default: _ = try await stock.take(amount, patience: Timespan(ticks: Int64(luck.below(20))))
          }
        }
      }
    }
    try simulation.run(
      until: .condition {
        #expect(stock.amount == 10 + stock.statistics.put - stock.statistics.taken)
        return false
      })
    #expect(stock.statistics.level.minimum >= 0 && stock.statistics.level.maximum <= 20)
    #expect(stock.statistics.takeWaits.count > 300)
    #expect(stock.statistics.expired > 50)
  }
}
