import Testing

@testable import DiscreteEvents

/// What has been scheduled and neither run nor cancelled, in the order in which it was scheduled.
private struct Agenda {
  struct Entry: Equatable { let time: Int64, rank: Int8, number: Int, timer: Timer }
  var entries: [Entry] = []

  /// The first of the least (time, priority).
  mutating func takeFirst() -> Entry? {
    let least = entries.map { ($0.time, $0.rank) }.min { $0 < $1 }
    guard let least, let index = entries.firstIndex(where: { ($0.time, $0.rank) == least }) else { return nil }
    return entries.remove(at: index)
  }
}

@Suite struct SchedulingOrderTests {
  /// Runs thousands of random operations, with and without sequences that start over all the time.
  @Test(arguments: [EventKey.sequenceLimit, 257])
  func eventsRunInTheOrderOfTimePriorityAndScheduling(sequenceLimit: UInt32) throws {
    let simulation = Simulation(seed: 1)
    simulation.kernel.pointee.sequenceLimit = sequenceLimit
    let witness = Witness(in: simulation)
    var (agenda, choices, expected, gone) = (Agenda(), RandomChoices(11), [String](), [Timer]())
    for number in 0..<8_000 {
      switch choices.number(below: 10) {
      case 0..<4 where agenda.entries.count < 200:
        let (delay, rank) = (choices.number(below: 4), Int8(truncatingIfNeeded: choices.number(below: 256)))
        let timer = witness.after(.microseconds(delay), priority: EventPriority(rank: rank)) {
          $0.note("\(number)")
        }
        let time = simulation.now.ticks + Int64(delay)
        agenda.entries.append(.init(time: time, rank: rank, number: number, timer: timer))
      case 4..<7 where !agenda.entries.isEmpty:
        let entry = agenda.entries.remove(at: choices.number(below: agenda.entries.count))
        #expect(simulation.cancel(entry.timer))
        gone.append(entry.timer)
      case 7:
        if !gone.isEmpty { #expect(!simulation.cancel(gone[choices.number(below: gone.count)])) }
      default:
        let entry = agenda.takeFirst()
        #expect(try simulation.step() == (entry != nil))
        if let entry {
          expected.append("\(entry.time):\(entry.number)")
          gone.append(entry.timer)
        }
      }
      #expect(simulation.kernel.pointee.queue.violation() == nil)
    }
    #expect(witness.call { $0.diary } == expected)
    #expect(expected.count > 1_000)
    simulation.finish()
  }

  @Test func sequencesThatStartOverKeepTheOrder() throws {
    let simulation = Simulation()
    simulation.kernel.pointee.sequenceLimit = 100
    let witness = Witness(in: simulation)
    for number in 0..<60 { witness.after(.microseconds(1)) { $0.note("\(number)") } }
    let repeated = witness.every(.microseconds(1)) { $0.note("tick") }
    for number in 60..<90 { witness.after(.microseconds(1)) { $0.note("\(number)") } }
    for _ in 0..<500 { #expect(simulation.cancel(witness.after(.microseconds(1)) { $0.note("never") })) }
    try simulation.run(until: .instant(Instant(ticks: 1)))
    let numbers = (0..<60).map { "1:\($0)" } + ["1:tick"] + (60..<90).map { "1:\($0)" }
    #expect(witness.call { $0.diary } == numbers)
    #expect(!simulation.cancel(repeated) || simulation.upcoming().isEmpty)
  }

  @Test func aTimerFromBeforeTheRenumberingCancelsItsOwnEvent() throws {
    let simulation = Simulation()
    simulation.kernel.pointee.sequenceLimit = 50
    let witness = Witness(in: simulation)
    let timers = (0..<20).map { number in witness.after(.microseconds(5)) { $0.note("\(number)") } }
    for _ in 0..<100 { simulation.cancel(witness.after(.microseconds(5)) { $0.note("never") }) }
    for timer in timers.enumerated() where timer.offset.isMultiple(of: 2) { #expect(simulation.cancel(timer.element)) }
    for timer in timers.enumerated() where timer.offset.isMultiple(of: 2) { #expect(!simulation.cancel(timer.element)) }
    try simulation.run()
    #expect(witness.call { $0.diary } == stride(from: 1, to: 20, by: 2).map { "5:\($0)" })
  }

  @Test func schedulingAndCancellingForEverTakesBoundedRoom() throws {
    let simulation = Simulation()
    let witness = Witness(in: simulation)
    for _ in 0..<10 { witness.after(.microseconds(1_000_000)) { $0.note("kept") } }
    for _ in 0..<1_000_000 { simulation.cancel(witness.after(.microseconds(2_000_000)) { _ in }) }
    #expect(simulation.kernel.pointee.queue.capacity <= 256)
    #expect(simulation.kernel.pointee.slots.capacity <= 64)
    #expect(try simulation.run().events == 10)
  }
}
