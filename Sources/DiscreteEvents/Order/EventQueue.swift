/// The due events' keys: a heap with four children to a node.
///
/// Taking the first key leaves a hole at the root that the next insertion fills, so that "wake and sleep again" costs
/// one walk down the heap instead of two.
///
/// - Complexity: insertion and removal O(log n), looking at the first key O(1).
@usableFromInline
struct EventQueue {
  @usableFromInline var storage: UnsafeMutableRawPointer
  /// The root. It stands last in a cache line, so that every group of four children fills one.
  @usableFromInline var root: UnsafeMutablePointer<EventKey>
  @usableFromInline var capacity: Int
  /// How many keys are in the heap, the hole at the root included.
  @usableFromInline var occupied = 0
  @usableFromInline var hasHoleAtRoot = false

  @inlinable var count: Int { hasHoleAtRoot ? occupied - 1 : occupied }

  init(capacity: Int = 64) {
    self.capacity = capacity
    (storage, root) = Self.allocate(capacity)
  }

  func deallocate() { storage.deallocate() }

  private static func allocate(_ capacity: Int) -> (UnsafeMutableRawPointer, UnsafeMutablePointer<EventKey>) {
    let storage = UnsafeMutableRawPointer.allocate(
      byteCount: (capacity + 3) * MemoryLayout<EventKey>.stride, alignment: 64)
    return (storage, storage.bindMemory(to: EventKey.self, capacity: capacity + 3) + 3)
  }

  @usableFromInline
  mutating func grow() {
    let (larger, newRoot) = Self.allocate(capacity * 2)
    newRoot.initialize(from: root, count: occupied)
    storage.deallocate()
    (storage, root, capacity) = (larger, newRoot, capacity * 2)
  }

  @inlinable @inline(__always)
  mutating func insert(_ key: EventKey) {
    if hasHoleAtRoot {
      hasHoleAtRoot = false
      sink(key)
    } else {
      if occupied == capacity { grow() }
      occupied &+= 1
      rise(key, from: occupied &- 1)
    }
  }

  /// The next key, taken out; `nil` when nothing is due.
  @inlinable @inline(__always)
  mutating func takeFirst() -> EventKey? {
    closeHole()
    guard occupied > 0 else { return nil }
    hasHoleAtRoot = true
    return root[0]
  }

  /// The next key, left where it is.
  @inlinable @inline(__always)
  mutating func first() -> EventKey? {
    closeHole()
    return occupied > 0 ? root[0] : nil
  }

  @inlinable @inline(__always)
  mutating func closeHole() {
    guard hasHoleAtRoot else { return }
    hasHoleAtRoot = false
    occupied &-= 1
    if occupied > 0 { sink(root[occupied]) }
  }

  /// Moves the hole at `start` up until `key` may stand in it.
  @inlinable @inline(__always)
  func rise(_ key: EventKey, from start: Int) {
    var hole = start
    while hole > 0 {
      let parent = (hole &- 1) >> 2
      guard key < root[parent] else { break }
      root[hole] = root[parent]
      hole = parent
    }
    root[hole] = key
  }

  /// Moves the hole at the root down until `key` may stand in it.
  @inlinable
  func sink(_ key: EventKey) {
    sink(key, from: 0)
  }

  @inlinable @inline(__always)
  func sink(_ key: EventKey, from start: Int) {
    var hole = start
    while true {
      let child = hole &* 4 &+ 1
      let least: Int
      if child &+ 4 <= occupied {
        let left = root[child &+ 1] < root[child] ? child &+ 1 : child
        let right = root[child &+ 3] < root[child &+ 2] ? child &+ 3 : child &+ 2
        least = root[right] < root[left] ? right : left
      } else {
        guard let last = leastOfLastChildren(from: child) else { break }
        least = last
      }
      guard root[least] < key else { break }
      root[hole] = root[least]
      hole = least
    }
    root[hole] = key
  }

  @inlinable @inline(__always)
  func leastOfLastChildren(from first: Int) -> Int? {
    guard first < occupied else { return nil }
    var least = first
    var child = first &+ 1
    while child < occupied {
      if root[child] < root[least] { least = child }
      child &+= 1
    }
    return least
  }
}

extension EventQueue {
  /// All keys, in no order that means anything.
  var unordered: Slice<UnsafeBufferPointer<EventKey>> {
    UnsafeBufferPointer(start: root, count: occupied).dropFirst(hasHoleAtRoot ? 1 : 0)
  }

  /// All keys in their order. For people to look at, and for checks.
  ///
  /// - Complexity: O(n log n).
  func sorted() -> [EventKey] { unordered.sorted { $0 < $1 } }

  /// Replaces each key by another one, in their order. What `change` gives must be in the order of what it got.
  mutating func replaceAll(_ change: (EventKey) -> EventKey) {
    let keys = sorted()
    (occupied, hasHoleAtRoot) = (keys.count, false)
    for (index, key) in keys.enumerated() { root[index] = change(key) }  // a sorted array is a heap
  }

  /// Leaves out all keys that are not wanted, and puts the others in heap order from the bottom up (Floyd 1964).
  ///
  /// - Complexity: O(n).
  mutating func removeAll(where isUnwanted: (EventKey) -> Bool) {
    var kept = 0
    for index in (hasHoleAtRoot ? 1 : 0)..<occupied where !isUnwanted(root[index]) {
      root[kept] = root[index]
      kept += 1
    }
    (occupied, hasHoleAtRoot) = (kept, false)
    for parent in (0..<(kept + 2) / 4).reversed() { sink(root[parent], from: parent) }
  }
}
