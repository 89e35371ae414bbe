import Testing

@testable import DiscreteEvents

@Suite struct EventKeyTests {
  @Test func aKeyGivesBackWhatItWasMadeOf() {
    for rank in Int8.min...Int8.max {
      for sequence in [UInt32(0), 1, 0x0102_0304, .max] {
        for slot in [0, 1, 0xABCDEF, EventKey.slotLimit - 1] {
          let key = EventKey(time: 5, priority: EventPriority(rank: rank), sequence: sequence, slot: slot)
          if key.priority.rank != rank || key.sequence != sequence || key.slot != slot { Issue.record("\(key)") }
        }
      }
    }
  }

  @Test func aKeyFillsSixteenBytes() {
    #expect(MemoryLayout<EventKey>.stride == 16)
  }

  @Test func timeComesBeforePriorityAndPriorityBeforeSequence() {
    let times: [Int64] = [0, 1, 255, 256, 1 << 32, .max]
    let ranks: [Int8] = [-128, -64, -1, 0, 1, 64, 127]
    let sequences: [UInt32] = [0, 1, 1 << 24, .max]
    var keys: [EventKey] = []
    for time in times {
      for rank in ranks {
        for sequence in sequences {
          // The slot must never decide, so the later key gets the lower one.
          let slot = sequence == 0 ? 99 : 7
          keys.append(EventKey(time: time, priority: EventPriority(rank: rank), sequence: sequence, slot: slot))
        }
      }
    }
    for (index, key) in keys.enumerated() {
      #expect(keys.filter { $0 < key }.count == index)
      #expect(keys.firstIndex { key < $0 } ?? keys.count == index + 1)
    }
  }
}
