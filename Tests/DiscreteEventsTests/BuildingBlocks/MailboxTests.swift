import Statistics
import Testing

@testable import DiscreteEvents

@Suite struct MailboxTests {
  @Test(arguments: everySuspension)
  func aSenderWaitsWhileTheBoxIsFull(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let sketch = Sketch(in: simulation, rows: 2, width: 11)
    let box = Mailbox<Character>(in: simulation, name: "box", capacity: 2)
    sketch.spawn("sender") { sketch in
      for letter in ["a", "b", "c", "d"] as [Character] {
        try await box.send(letter)
        sketch.mark(0, letter)
        try await sketch.nap(1)
      }
    }
    sketch.spawn("reader") { sketch in
      try await sketch.nap(3)
      for _ in 0..<4 {
        sketch.mark(1, try await box.receive())
        try await sketch.nap(2)
      }
    }
    try simulation.run(until: .instant(Instant(ticks: 10)))
    #expect(
      sketch.drawing == [
        "ab.c.d.....",
        "...a.b.c.d.",
      ])
    // By hand: one message lay there in [0, 1), two in [1, 7), one in [7, 9), none in [9, 10).
    #expect(box.statistics.length.average(until: 10) == 1.5)
    #expect(box.statistics.length.maximum == 2)
    #expect(box.statistics.timeInside == tally(ofTicks: [3, 4, 4, 4]))
    #expect(box.statistics.senderWaits == tally(ofTicks: [0, 0, 1, 1]))
    #expect(box.statistics.readerWaits == tally(ofTicks: [0, 0, 0, 0]))
  }

  @Test(arguments: everySuspension)
  func aReaderThatDeclinesAMessageHoldsUpNobody(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let sketch = Sketch(in: simulation, rows: 3, width: 8)
    let box = Mailbox<Int>(in: simulation)
    sketch.spawn("even") { sketch in sketch.mark(0, digit(try await box.receive { $0 % 2 == 0 })) }
    for row in 1...2 {
      sketch.spawn("any", row) { sketch in
        try await sketch.nap(Int64(row))
        sketch.mark(row, digit(try await box.receive()))
      }
    }
    for (tick, message) in [(4, 3), (5, 5), (6, 6), (7, 7)] as [(Int64, Int)] {
      sketch.after(Timespan(ticks: tick)) { _ in _ = box.offer(message) }
    }
    try simulation.run()
    #expect(
      sketch.drawing == [
        "......6.",
        "....3...",
        ".....5..",
      ])
    #expect(box.count == 1)
    #expect(box.statistics.readerWaits == tally(ofTicks: [3, 3, 6]))
    #expect(box.statistics.timeInside == tally(ofTicks: [0, 0, 0]))
  }

  @Test(arguments: everySuspension)
  func aPickedMessageLeavesTheOthersInOrder(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let box = Mailbox<Int>(in: simulation)
    for message in 1...6 { box.offer(message) }
    witness.spawn { witness in
      for wanted in [3, 6, 1] { witness.note("\(try await box.receive { $0 == wanted })") }
      for _ in 0..<3 { witness.note("\(try await box.receive())") }
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["0:3", "0:6", "0:1", "0:2", "0:4", "0:5"])
  }

  @Test(arguments: everySuspension)
  func aFullBoxKeepsNothingFromAReader(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let box = Mailbox<Int>(in: simulation, capacity: 1)
    witness.spawn("sender") { witness in
      try await box.send(1)
      try await box.send(2)
      witness.note("sent 2")
    }
    witness.spawn("picky") { witness in
      _ = try await witness.nap(5, "looks for 2")
      witness.note("got \(try await box.receive { $0 == 2 })")
      witness.note("got \(try await box.receive { $0 == 4 })")
    }
    witness.after(.microseconds(8)) { witness in
      witness.note("offer 3: \(box.offer(3)), offer 4: \(box.offer(4))")
    }
    try simulation.run()
    #expect(
      witness.call { $0.diary } == [
        "5:looks for 2", "5:got 2", "5:sent 2", "8:offer 3: false, offer 4: true", "8:got 4",
      ])
    #expect(box.count == 1)
    #expect(box.statistics.refused == 1)
    #expect(box.statistics.senderWaits == tally(ofTicks: [0, 5, 0]))
  }

  @Test(arguments: everySuspension)
  func anOfferDoesNotOvertakeAWaitingSender(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let box = Mailbox<Int>(in: simulation, capacity: 1)
    witness.spawn { _ in for message in 1...2 { try await box.send(message) } }
    witness.after(.microseconds(4)) { witness in
      witness.note("\(box.receiveIfPresent() ?? 0)")
      witness.note("\(box.offer(9))")
      witness.note("\(box.receiveIfPresent() ?? 0)")
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["4:1", "4:false", "4:2"])
  }

  @Test(arguments: everySuspension)
  func patienceEndsTheWaitOfReaderAndSender(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let box = Mailbox<Int>(in: simulation, capacity: 1)
    witness.spawn { witness in
      witness.note("\(try await box.receive(patience: .microseconds(5)) as Int?)")
      let sent = [
        try await box.send(1, patience: .microseconds(5)), try await box.send(2, patience: .microseconds(5)),
      ]
      witness.note("\(sent)")
      witness.note("\(try await box.receive(patience: .zero) ?? 0)")
      witness.note("\(try await box.receive(patience: .microseconds(3), where: { $0 > 2 }) ?? 0)")
    }
    witness.after(.microseconds(12)) { _ in _ = box.offer(3) }
    let report = try simulation.run()
    #expect(witness.call { $0.diary } == ["5:nil", "10:[true, false]", "10:1", "12:3"])
    #expect(report.time.ticks == 12)
    #expect((box.statistics.expiredReaders, box.statistics.expiredSenders) == (1, 1))
    #expect(box.statistics.readerWaits == tally(ofTicks: [0, 2]))
  }

  @Test(arguments: everySuspension)
  func aCancelledReaderGetsNothingAndTheNextOneDoes(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let box = Mailbox<Int>(in: simulation, name: "tickets")
    let first = witness.spawn("first") { witness in
      do { _ = try await box.receive() } catch { witness.note("\(type(of: error))") }
      box.offer(7)
      do { _ = try await box.receive() } catch { witness.note("again \(type(of: error))") }
    }
    witness.spawn("second") { witness in witness.note("got \(try await box.receive())") }
    witness.spawn("third") {
      _ = try await box.receive(); $0.note("never")
    }
    witness.after(.microseconds(3)) { _ in first.cancel() }
    let report = try simulation.run()
    #expect(witness.call { $0.diary } == ["3:CancellationError", "3:got 7", "3:again CancellationError"].sorted())
    #expect(report.parked.map(\.description) == ["third has waited since 00:00:00: receive from tickets"])
  }

  @Test(arguments: everySuspension)
  func aTimeLimitEndsAWaitForAMessage(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let box = Mailbox<Int>(in: simulation)
    witness.spawn { witness in
      do { _ = try await witness.withTimeout(.microseconds(4)) { try await box.receive() } } catch is TimedOut {
        witness.note("timed out")
      }
      witness.note("\(box.waitingReaders)")
    }
    try simulation.run()
    #expect(witness.call { $0.diary } == ["4:timed out", "4:0"])
  }

  /// Whatever the pace, each reader takes a sender's messages in the order they were sent, and none is lost.
  @Test(arguments: everySuspension)
  func everySendersOrderIsKept(suspension: Suspension) throws {
    let simulation = Simulation(seed: 1, replication: 0, suspension: suspension)
    let witness = Witness(in: simulation)
    let box = Mailbox<[Int]>(in: simulation, capacity: 3)
    for sender in 0..<5 {
      witness.spawn("sender", sender) { witness in
        var pace = witness.stream("pace", entity: UInt32(sender))
        for number in 0..<100 {
          try await box.send([sender, number])
          try await witness.sleep(for: Timespan(ticks: Int64(pace.below(20))))
        }
      }
    }
    let log = Log()
    for reader in 0..<3 {
      witness.spawn("reader", reader) { witness in
        var pace = witness.stream("reading", entity: UInt32(reader))
        while let message = try await box.receive(patience: .seconds(1)) {
          log.messages.append(message)
          try await witness.sleep(for: Timespan(ticks: Int64(pace.below(12))))
        }
      }
    }
    try simulation.run()
    #expect(log.messages.count == 500)
    for sender in 0..<5 {
      #expect(log.messages.filter { $0[0] == sender }.map { $0[1] } == Array(0..<100))
    }
    #expect(box.statistics.accepted == 500)
    #expect(box.statistics.read == 500)
    // Little's law, exact when the box is empty in the end: the area under the length is the sum of the times inside.
    #expect(box.statistics.length.area(until: simulation.now.ticks) == (box.statistics.timeInside.sum * 1e6).rounded())
    #expect(box.statistics.senderWaits.sum > 0)
  }

  private final class Log: @unchecked Sendable { var messages: [[Int]] = [] }
}
