import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct MailboxHandlerTests {
  @Test func aHandlerIsGivenOneMessageOrNoneInTime() throws {
    let simulation = Simulation()
    let witness = Witness(in: simulation)
    let box = Mailbox<Int>(in: simulation)
    box.receive(on: witness) { $0.note("first \($1 ?? 0)") }
    box.receive(on: witness, where: { $0 > 5 }) { $0.note("large \($1 ?? 0)") }
    box.receive(on: witness, patience: .microseconds(2)) { $0.note("in time \($1 ?? 0)") }
    for (tick, message) in [(1, 1), (3, 3), (4, 8)] as [(Int64, Int)] {
      witness.after(Timespan(ticks: tick)) { _ in _ = box.offer(message) }
    }
    witness.after(.microseconds(5)) { _ in box.receive(on: witness) { $0.note("found \($1 ?? 0)") } }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["1:first 1", "2:in time 0", "4:large 8", "5:found 3"])
    #expect(box.statistics.readerWaits == tally(ofTicks: [1, 4, 0]))
    #expect(box.statistics.timeInside == tally(ofTicks: [0, 0, 2]))
  }

  @Test func aListenerIsGivenWhatNoReaderTakes() throws {
    let simulation = Simulation()
    let witness = Witness(in: simulation)
    let box = Mailbox<Int>(in: simulation, capacity: 1)
    witness.spawn { witness in
      for message in 1...3 { try await box.send(message) }
      witness.note("sent")
    }
    witness.after(.microseconds(4)) { witness in box.onMessage(witness) { $0.note("heard \($1)") } }
    witness.spawn { witness in
      try await witness.sleep(for: .microseconds(5))
      witness.note("read \(try await box.receive { $0 == 5 })")
    }
    witness.after(.microseconds(6)) { witness in
      for message in 4...6 { box.offer(message) }
      witness.note("offered")
    }
    witness.after(.microseconds(7)) { _ in
      box.stopListening()
      box.offer(7)
    }
    let report = try simulation.run()
    #expect(
      witness.call { $0.diary } == [
        "4:sent", "4:heard 1", "4:heard 2", "4:heard 3", "6:offered", "6:heard 4", "6:read 5", "6:heard 6",
      ])
    #expect(box.count == 1)
    #expect(report.parked.isEmpty)
    #expect(box.statistics.timeInside == tally(ofTicks: [4, 0, 0, 0, 0, 0]))
  }

  @Test func listeningKeepsNobodyAlive() {
    let simulation = Simulation()
    let box = Mailbox<Int>(in: simulation)
    do {
      let witness = Witness(in: simulation)
      box.onMessage(witness) { $0.note("\($1)") }
      #expect(box.offer(1))
      #expect(box.count == 0)
      _ = try? simulation.advance()
      #expect(witness.call { $0.diary } == ["0:1"])
    }
    box.offer(2)
    #expect(box.count == 1)
  }

  @Test func aFinishedSimulationLeavesNoWaitBehind() throws {
    weak var left: Simulation?
    do {
      let simulation = Simulation()
      left = simulation
      let witness = Witness(in: simulation)
      let box = Mailbox<Int>(in: simulation, capacity: 1)
      let (gate, stock) = (Gate(in: simulation), Stock(in: simulation))
      box.receive(on: witness) { witness, _ in witness.note("never") }
      gate.wait(on: witness) { witness, _ in witness.note("never") }
      stock.take(3, on: witness) { witness, _ in witness.note("never") }
      witness.spawn { _ in
        async let reading = box.receive()
        async let passing: Void = gate.wait()
        _ = try await (reading, passing)
      }
      let report = try simulation.run()
      #expect(
        report.parked.map(\.awaits) == ["receive from mailbox", "wait at gate", "take from stock"] + [
          "receive from mailbox", "wait at gate",
        ])
      #expect(witness.call { $0.diary }.isEmpty)
      #expect((box.waitingReaders, gate.waitingCount, stock.waitingTakers) == (0, 0, 0))
    }
    #expect(left == nil)
  }

  @Test func misuseEndsTheRunWithASentence() throws {
    let simulation = Simulation()
    let witness = Witness(in: simulation)
    let box = Mailbox<Int>(in: simulation, name: "box", capacity: 0)
    let failure = #expect(throws: SimulationFailure.self) { try simulation.run() }
    #expect(
      failure?.description == "at 00:00:00, box: a mailbox was made with a capacity of 0; it must hold at least 1")
    #expect(box.capacity == 1)

    let other = Simulation()
    let patient = Witness(in: other)
    let post = Mailbox<Int>(in: other)
    patient.spawn { patient in
      do { _ = try await post.receive(patience: .microseconds(-1)) } catch let failure as SimulationFailure {
        patient.note("\(failure.cause)")
      }
    }
    patient.after(.microseconds(2)) { patient in post.receive(on: patient, patience: .invalid) { _, _ in } }
    #expect(throws: SimulationFailure.self) { try other.run() }
    #expect(patient.call { $0.diary } == ["0:\"receive from\" was to happen after -1us, which is negative"])
    _ = witness
  }
}
