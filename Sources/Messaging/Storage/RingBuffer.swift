/// A queue in one piece of memory: adding at the end and taking from the start moves nothing else.
///
/// - Complexity: O(1) amortised at the ends, O(distance to the end) in between.
struct RingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var mask: Int
  private var head = 0
  private(set) var count = 0

  init(capacity: Int = 8) {
    precondition(capacity > 0 && capacity & (capacity - 1) == 0, "a ring has a power of two of places, not \(capacity)")
    base = .allocate(capacity: capacity)
    mask = capacity - 1
  }

  deinit { base.deallocate() }

  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count, "place \(index) of a ring of \(count)")
      return base[(head &+ index) & mask]
    }
    @inline(__always) nonmutating _modify { yield &base[(head &+ index) & mask] }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count > mask { grow() }
    base[(head &+ count) & mask] = element
    count &+= 1
  }

  @inline(__always)
  mutating func takeFirst() -> Element {
    assert(count > 0, "nothing to take from an empty ring")
    let element = base[head]
    head = (head &+ 1) & mask
    count &-= 1
    return element
  }

  /// Puts an element before the one that is now at `index`.
  mutating func insert(_ element: Element, at index: Int) {
    append(element)
    var place = count - 1
    while place > index {
      self[place] = self[place - 1]
      place -= 1
    }
    self[index] = element
  }

  mutating func prepend(_ element: Element) {
    if count > mask { grow() }
    head = (head &- 1) & mask
    base[head] = element
    count &+= 1
  }

  /// Keeps those for which `keep` says so, in their order.
  mutating func filter(_ keep: (Element) -> Bool) {
    var kept = 0
    for index in 0..<count {
      let element = self[index]
      guard keep(element) else { continue }
      self[kept] = element
      kept += 1
    }
    count = kept
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: (mask + 1) * 2)
    for index in 0..<count { (larger + index).initialize(to: self[index]) }
    base.deallocate()
    (base, mask, head) = (larger, mask * 2 + 1, 0)
  }
}
