import Statistics
@testable import DiscreteEvents

/// Draws what happens: one row for each who acts, one column for each tick.
actor Sketch: SimulatedActor {
  let simulation: Simulation
  private var rows: [[Character]]

  init(in simulation: Simulation, rows: Int, width: Int) {
    self.simulation = simulation
    self.rows = Array(repeating: Array(repeating: ".", count: width), count: rows)
  }

  func mark(_ row: Int, _ symbol: Character) { rows[row][Int(now.ticks)] = symbol }

  func nap(_ ticks: Int64) async throws { try await sleep(for: Timespan(ticks: ticks)) }

  nonisolated var drawing: [String] { call { sketch in sketch.rows.map { String($0) } } }
}

func digit(_ number: Int) -> Character { Character(String(number)) }

/// Waits are tallied in seconds; the timelines of these tests count in ticks of a millionth.
func tally(ofTicks ticks: [Int]) -> Tally { Tally(of: ticks.map { Double($0) / 1e6 }) }
