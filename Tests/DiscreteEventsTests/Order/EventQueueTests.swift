import Testing

@testable import DiscreteEvents

/// The order said again in the plainest way, to check the heap against.
private struct SortedList {
  private(set) var keys: [EventKey] = []

  mutating func insert(_ key: EventKey) {
    let place = keys.firstIndex { existing in
      (existing.time, Int(existing.priority.rank), existing.sequence) > (key.time, Int(key.priority.rank), key.sequence)
    }
    keys.insert(key, at: place ?? keys.count)
  }

  mutating func takeFirst() -> EventKey? { keys.isEmpty ? nil : keys.removeFirst() }
  mutating func remove(_ sequence: UInt32) { keys.removeAll { $0.sequence == sequence } }
}

@Suite struct EventQueueTests {
  @Test(arguments: [(1, 2), (2, 5), (3, 1_000), (4, 1_000_000)])
  func theHeapGivesKeysInTheOrderOfASortedList(seed: UInt64, span: Int) {
    var (queue, list, choices) = (EventQueue(capacity: 1), SortedList(), RandomChoices(seed))
    defer { queue.deallocate() }
    for sequence in 1...6_000 as ClosedRange<UInt32> {
      // Grows and shrinks by turns, through empty.
      if choices.number(below: 100) < ((sequence / 500).isMultiple(of: 2) ? 65 : 30) {
        let key = EventKey(
          time: Int64(choices.number(below: span)),
          priority: EventPriority(rank: Int8(truncatingIfNeeded: choices.number(below: 256))), sequence: sequence,
          slot: choices.number(below: EventKey.slotLimit))
        queue.insert(key)
        list.insert(key)
      } else {
        #expect(queue.takeFirst()?.whole == list.takeFirst()?.whole)
      }
      if choices.number(below: 50) == 0 { #expect(queue.first()?.whole == list.keys.first?.whole) }
      #expect(queue.count == list.keys.count)
      #expect(queue.violation() == nil)
    }
    #expect(queue.sorted().map(\.whole) == list.keys.map(\.whole))
    while let key = list.takeFirst() { #expect(queue.takeFirst()?.whole == key.whole) }
    #expect(queue.takeFirst() == nil && queue.takeFirst() == nil && queue.count == 0)
  }

  @Test func aHeapFromWhichKeysWereTakenOutHoldsTheOthers() {
    var (queue, list, choices) = (EventQueue(), SortedList(), RandomChoices(7))
    defer { queue.deallocate() }
    for round in 0..<40 as Range<UInt32> {
      for number in 0..<50 as Range<UInt32> {
        let key = EventKey(
          time: Int64(choices.number(below: 20)), priority: .normal, sequence: round * 50 + number, slot: 0)
        queue.insert(key)
        list.insert(key)
      }
      for _ in 0..<20 { #expect(queue.takeFirst()?.whole == list.takeFirst()?.whole) }
      queue.removeAll { $0.sequence.isMultiple(of: 3) }
      for key in list.keys where key.sequence.isMultiple(of: 3) { list.remove(key.sequence) }
      #expect(queue.violation() == nil)
      #expect(queue.sorted().map(\.whole) == list.keys.map(\.whole))
    }
  }

  @Test func tiesAloneComeOutInTheOrderTheyWentIn() {
    var queue = EventQueue()
    defer { queue.deallocate() }
    for sequence in 1...5_000 as ClosedRange<UInt32> {
      queue.insert(EventKey(time: 3, priority: .late, sequence: sequence, slot: Int(5_000 - sequence)))
    }
    for sequence in 1...5_000 as ClosedRange<UInt32> { #expect(queue.takeFirst()?.sequence == sequence) }
  }
}
