/// The records of all who wait; grows, and is reused. Index 0 is nobody.
struct Waiters {
  var base: UnsafeMutablePointer<Waiter>
  var capacity: Int
  var used = 1
  var free: UInt32 = 0

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = Self.allocate(capacity)
    base.initialize(to: Waiter())
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Waiter> {
    UnsafeMutableRawPointer.allocate(byteCount: capacity * MemoryLayout<Waiter>.stride, alignment: 64)
      .bindMemory(to: Waiter.self, capacity: capacity)
  }

  func deallocate() {
    for index in 0..<used { base[index].target?.release() }
    base.deinitialize(count: used)
    base.deallocate()
  }

  @inline(__always)
  subscript(_ index: UInt32) -> UnsafeMutablePointer<Waiter> { base + Int(index) }

  @inline(__always)
  mutating func take() -> UInt32 {
    guard free != 0 else { return takeNew() }
    let index = free
    free = base[Int(index)].next
    return index
  }

  mutating func takeNew() -> UInt32 {
    if used == capacity { grow() }
    (base + used).initialize(to: Waiter())
    used += 1
    return UInt32(used - 1)
  }

  private mutating func grow() {
    let larger = Self.allocate(capacity * 2)
    larger.moveInitialize(from: base, count: used)
    base.deallocate()
    (base, capacity) = (larger, capacity * 2)
  }

  @inline(__always)
  mutating func giveBack(_ index: UInt32) {
    let waiter = base + Int(index)
    waiter.pointee.state = .free
    waiter.pointee.next = free
    free = index
  }
}
