import Testing

@testable import DiscreteEvents

/// A handler's wait holds its actor; it must hold what it waits for as well, whoever else lets go of it.
@Suite struct LifetimeTests {
  private let simulation = Simulation()

  private func run(_ join: (Witness) -> Void) throws -> [String] {
    let witness = Witness(in: simulation)
    join(witness)
    try simulation.run()
    return witness.call { $0.diary }
  }

  @Test func aGateStaysWhileAHandlerWaitsAtIt() throws {
    let diary = try run { witness in
      Gate(in: simulation).wait(on: witness, patience: .microseconds(5)) { $0.note("\($1)") }
    }
    #expect(diary == ["5:false"])
  }

  @Test func aStockStaysWhileAHandlerWaitsForIt() throws {
    let diary = try run { witness in
      Stock(in: simulation).take(2, on: witness, patience: .microseconds(5)) { $0.note("\($1)") }
    }
    #expect(diary == ["5:false"])
  }

  @Test func aMailboxStaysWhileAHandlerWaitsForAMessage() throws {
    let diary = try run { witness in
      Mailbox<Int>(in: simulation).receive(on: witness, patience: .microseconds(5)) { $0.note("\($1 ?? -1)") }
    }
    #expect(diary == ["5:-1"])
  }
}
