import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct GateTests {
  /// Opens at 4, closes at 6, pulses at 8, opens at 10.
  @Test(arguments: everySuspension)
  func guestsPassWhileItIsOpenAndAtAPulse(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let sketch = Sketch(in: simulation, rows: 5, width: 12)
    let gate = Gate(in: simulation, name: "doors")
    for (row, arrival) in [1, 3, 5, 7, 9].enumerated() {
      sketch.spawn("guest", row) { sketch in
        try await sketch.nap(Int64(arrival))
        try await gate.wait()
        sketch.mark(row, "x")
      }
    }
    sketch.after(.microseconds(4)) { _ in gate.open() }
    sketch.after(.microseconds(6)) { _ in gate.close() }
    sketch.after(.microseconds(8)) { _ in _ = gate.pulse() }
    sketch.after(.microseconds(10)) { _ in gate.open() }
    try simulation.run(until: .instant(Instant(ticks: 16)))
    #expect(
      sketch.drawing == [
        "....x.......",
        "....x.......",
        ".....x......",
        "........x...",
        "..........x.",
      ])
    #expect(gate.statistics.waits == tally(ofTicks: [3, 1, 0, 1, 1]))
    // Open in [4, 6) and [10, 16).
    #expect(gate.statistics.openness.average(until: 16) == 0.5)
    // One waits in [1, 3), two in [3, 4), one in [7, 8), one in [9, 10).
    #expect(gate.statistics.queue.area(until: 16) == 6)
    #expect(gate.statistics.queue.maximum == 2)
  }

  @Test(arguments: everySuspension)
  func whoWaitedPassesThoughItIsClosedAtOnce(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let gate = Gate(in: simulation)
    for number in 1...3 {
      witness.spawn { witness in
        try await gate.wait()
        witness.note("\(number) passes, open: \(gate.isOpen)")
        try await gate.wait()
        witness.note("never")
      }
    }
    witness.after(.microseconds(5)) { _ in
      gate.open()
      gate.close()
    }
    let report = try simulation.run()
    #expect(witness.call { $0.diary } == (1...3).map { "5:\($0) passes, open: false" })
    #expect(report.parked.map(\.awaits) == Array(repeating: "wait at gate", count: 3))
    #expect(report.parked.allSatisfy { $0.since.ticks == 5 })
  }

  @Test(arguments: everySuspension)
  func patienceAndHandlers(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let gate = Gate(in: simulation)
    witness.spawn { $0.note("process \(try await gate.wait(patience: .microseconds(3)))") }
    gate.wait(on: witness, patience: .microseconds(4)) { $0.note("short \($1)") }
    gate.wait(on: witness, patience: .microseconds(9)) { $0.note("long \($1)") }
    witness.after(.microseconds(6)) { witness in
      gate.open()
      gate.wait(on: witness) { $0.note("open \($1)") }
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["3:process false", "4:short false", "6:long true", "6:open true"])
    #expect(gate.statistics.expired == 2)
    #expect(gate.statistics.waits == tally(ofTicks: [6, 0]))
    gate.resetStatistics()
    #expect(gate.statistics == GateStatistics(isOpen: true, at: simulation.now))
  }
}
