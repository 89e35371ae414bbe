/// What runs before the next event, first in first out: tasks that were woken or started, and handlers whose wait ended.
@usableFromInline
struct ReadyQueue {
  /// A task's job, or, with the lowest bit set, twice a waiter's index plus one.
  @usableFromInline typealias Entry = UInt
  @usableFromInline var ring: UnsafeMutablePointer<Entry>
  @usableFromInline var mask: Int
  @usableFromInline var head = 0
  @usableFromInline var tail = 0

  init() {
    ring = .allocate(capacity: 64)
    mask = 63
  }

  func deallocate() { ring.deallocate() }

  @inlinable var isEmpty: Bool { head == tail }

  @inlinable @inline(__always)
  mutating func append(_ entry: Entry) {
    if tail &- head > mask { grow() }
    ring[tail & mask] = entry
    tail &+= 1
  }

  @inlinable @inline(__always)
  mutating func append(job: UnsafeMutableRawPointer) { append(UInt(bitPattern: job)) }

  @inlinable @inline(__always)
  mutating func append(waiter: UInt32) { append(UInt(waiter) << 1 | 1) }

  @inlinable @inline(__always)
  mutating func takeFirst() -> Entry {
    let entry = ring[head & mask]
    head &+= 1
    return entry
  }

  mutating func removeAll() { head = tail }

  @usableFromInline
  mutating func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: (mask + 1) * 2)
    for index in head..<tail { larger[index & (mask * 2 + 1)] = ring[index & mask] }
    ring.deallocate()
    (ring, mask) = (larger, mask * 2 + 1)
  }
}
