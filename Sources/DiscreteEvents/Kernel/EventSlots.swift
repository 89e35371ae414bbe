/// Room for the content of all scheduled events; grows, and is reused in last-in-first-out order.
@usableFromInline
struct EventSlots {
  @usableFromInline var base: UnsafeMutablePointer<EventSlot>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 0
  /// Head of the chain of free slots through `link`, or -1.
  @usableFromInline var free = -1

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = Self.allocate(capacity)
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<EventSlot> {
    UnsafeMutableRawPointer.allocate(byteCount: capacity * MemoryLayout<EventSlot>.stride, alignment: 64)
      .bindMemory(to: EventSlot.self, capacity: capacity)
  }

  func deallocate() {
    for index in 0..<used {
      base[index].target?.release()
    }
    base.deinitialize(count: used)
    base.deallocate()
  }

  @inlinable @inline(__always)
  subscript(_ index: Int) -> UnsafeMutablePointer<EventSlot> { base + index }

  @inlinable @inline(__always)
  mutating func take() -> Int {
    guard free >= 0 else { return takeNew() }
    let index = free
    free = Int(base[index].link)
    return index
  }

  @usableFromInline
  mutating func takeNew() -> Int {
    precondition(used < EventKey.slotLimit, "more than \(EventKey.slotLimit) events are scheduled at the same time")
    if used == capacity { grow() }
    (base + used).initialize(to: EventSlot())
    used += 1
    return used - 1
  }

  private mutating func grow() {
    let larger = Self.allocate(capacity * 2)
    larger.moveInitialize(from: base, count: used)
    base.deallocate()
    (base, capacity) = (larger, capacity * 2)
  }

  /// Gives back a slot whose target and handler have been taken out.
  @inlinable @inline(__always)
  mutating func giveBack(_ index: Int) {
    let slot = base + index
    slot.pointee.sequence = 0
    slot.pointee.generation &+= 1
    slot.pointee.link = Int64(free)
    free = index
  }
}
