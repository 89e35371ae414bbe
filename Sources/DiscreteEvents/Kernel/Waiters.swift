/// The records of all who wait; grows, and is reused. Index 0 is nobody.
@usableFromInline
struct Waiters {
  @usableFromInline var base: UnsafeMutablePointer<Waiter>
  @usableFromInline var capacity: Int
  @usableFromInline var used = 1
  @usableFromInline var free: UInt32 = 0

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
    base.initialize(to: Waiter())
  }

  func deallocate() {
    for index in 0..<used { base[index].target?.release() }
    base.deinitialize(count: used)
    base.deallocate()
  }

  @inlinable @inline(__always)
  subscript(_ index: UInt32) -> UnsafeMutablePointer<Waiter> { base + Int(index) }

  @inlinable @inline(__always)
  mutating func take() -> UInt32 {
    guard free != 0 else { return takeNew() }
    let index = free
    free = base[Int(index)].next
    return index
  }

  @usableFromInline
  mutating func takeNew() -> UInt32 {
    if used == capacity { grow() }
    (base + used).initialize(to: Waiter())
    used += 1
    return UInt32(used - 1)
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Waiter>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: used)
    base.deallocate()
    (base, capacity) = (larger, capacity * 2)
  }

  @inlinable @inline(__always)
  mutating func giveBack(_ index: UInt32) {
    let waiter = base + Int(index)
    waiter.pointee.state = .free
    waiter.pointee.generation &+= 1
    waiter.pointee.next = free
    free = index
  }
}
