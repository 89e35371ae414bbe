/// Waiters in the order of their arrival, linked through their records: joining and leaving anywhere is O(1).
struct WaitQueue {
  var head: UInt32 = 0
  var tail: UInt32 = 0
  var count = 0

  init() {}

  var isEmpty: Bool { head == 0 }

  mutating func append(_ index: UInt32, in waiters: Waiters) {
    waiters[index].pointee.next = 0
    waiters[index].pointee.previous = tail
    if tail == 0 { head = index } else { waiters[tail].pointee.next = index }
    tail = index
    count &+= 1
  }

  mutating func prepend(_ index: UInt32, in waiters: Waiters) {
    waiters[index].pointee.previous = 0
    waiters[index].pointee.next = head
    if head == 0 { tail = index } else { waiters[head].pointee.previous = index }
    head = index
    count &+= 1
  }

  mutating func remove(_ index: UInt32, in waiters: Waiters) {
    let (next, previous) = (waiters[index].pointee.next, waiters[index].pointee.previous)
    if previous == 0 { head = next } else { waiters[previous].pointee.next = next }
    if next == 0 { tail = previous } else { waiters[next].pointee.previous = previous }
    count &-= 1
  }

  mutating func takeFirst(in waiters: Waiters) -> UInt32? {
    guard head != 0 else { return nil }
    let index = head
    remove(index, in: waiters)
    return index
  }

  /// Those who wait, first to last.
  func indices(in waiters: Waiters) -> [UInt32] {
    var (indices, index) = ([UInt32](), head)
    while index != 0 {
      indices.append(index)
      index = waiters[index].pointee.next
    }
    return indices
  }
}
