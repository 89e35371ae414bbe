/// Where an event stands in the order of all events: **(time, priority, sequence)**. There is no other source of order.
///
/// A key is 16 bytes, so that the four children of a heap node share one cache line. The lower word holds, from the top:
/// priority (8 bits), sequence (32 bits), slot (24 bits). The slot says where the event's content is kept. Sequences are
/// unique, so the slot never decides.
@usableFromInline
struct EventKey: Sendable {
  /// Ticks since the start. Never negative.
  @usableFromInline let time: Int64
  @usableFromInline let rest: UInt64

  @inlinable static var slotBits: Int { 24 }
  @inlinable static var slotLimit: Int { 1 << slotBits }
  @inlinable static var sequenceLimit: UInt32 { UInt32.max }

  @inlinable
  init(time: Int64, priority: EventPriority, sequence: UInt32, slot: Int) {
    self.time = time
    let rank = UInt64(UInt8(bitPattern: priority.rank) ^ 0x80)
    rest = rank << 56 | UInt64(sequence) << 24 | UInt64(truncatingIfNeeded: slot)
  }

  @inlinable var slot: Int { Int(truncatingIfNeeded: rest & 0xFF_FFFF) }
  @inlinable var sequence: UInt32 { UInt32(truncatingIfNeeded: rest >> 24) }
  @inlinable var priority: EventPriority { EventPriority(rank: Int8(bitPattern: UInt8(rest >> 56) ^ 0x80)) }

  @inlinable var whole: UInt128 { UInt128(_low: rest, _high: UInt64(bitPattern: time)) }

  @inlinable @inline(__always)
  static func < (left: EventKey, right: EventKey) -> Bool { left.whole < right.whole }
}
