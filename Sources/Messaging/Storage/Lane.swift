/// What is due at known times, earliest first, and of the same time in the order it was put in.
///
/// With equal delays everything is put in at the end, so a lane costs no more than a queue; one timer serves all of it. What
/// is due before something that is there already goes to a heap beside the queue.
///
/// - Complexity: O(1) at the end, O(log k) before others, where k are those that were put in before others.
struct Lane<Item: BitwiseCopyable>: ~Copyable {
  struct Entry: BitwiseCopyable {
    let time: Int64
    let item: Item
  }

  struct EarlyEntry: BitwiseCopyable, Comparable {
    let time: Int64
    /// Raised with each.
    let number: Int
    let item: Item

    static func < (one: Self, other: Self) -> Bool {
      one.time != other.time ? one.time < other.time : one.number < other.number
    }

    static func == (one: Self, other: Self) -> Bool { one.time == other.time && one.number == other.number }
  }

  /// In order, with what is due first in front. While there is something in the heap, the last of these is due after it.
  private var entries = RingBuffer<Entry>()
  /// What was put in before others, but not before all.
  private var early = Heap<EarlyEntry>()
  private var nextNumber = 0

  var count: Int { entries.count &+ early.count }
  var isEmpty: Bool { entries.isEmpty }

  /// When the first item is due; the end of time if there is none.
  var nextTime: Int64 { entries.isEmpty ? .max : entries[0].time }

  /// What is due first.
  var first: Item? { entries.isEmpty ? nil : entries[0].item }

  @inline(__always)
  mutating func insert(_ item: Item, at time: Int64) {
    let count = entries.count
    if count == 0 || entries[count &- 1].time <= time { return entries.append(Entry(time: time, item: item)) }
    insertEarlier(item, at: time)
  }

  @inline(never)
  private mutating func insertEarlier(_ item: Item, at time: Int64) {
    if time < entries[0].time { return entries.prepend(Entry(time: time, item: item)) }
    early.insert(EarlyEntry(time: time, number: nextNumber, item: item))
    nextNumber &+= 1
  }

  /// Takes the first item if it is due.
  @inline(__always)
  mutating func takeDue(at now: Int64) -> Item? {
    guard !entries.isEmpty, entries[0].time <= now else { return nil }
    let item = entries.takeFirst().item
    if !early.isEmpty { bringForward() }
    return item
  }

  /// Puts the first from the heap in front if it is due before all others. What is due with it was put in before it.
  @inline(never)
  private mutating func bringForward() {
    guard let least = early.least, least.time < entries[0].time, let next = early.takeLeast() else { return }
    entries.prepend(Entry(time: next.time, item: next.item))
  }

  /// Keeps those for which `keep` says so. They are asked in the order in which they are due.
  mutating func filter(_ keep: (Item) -> Bool) {
    if !early.isEmpty { putInOrder() }
    entries.filter { keep($0.item) }
  }

  /// Calls `body` with each, in the order in which they are due.
  mutating func forEach(_ body: (Item) -> Void) {
    if !early.isEmpty { putInOrder() }
    for place in 0..<entries.count { body(entries[place].item) }
  }

  private mutating func putInOrder() {
    var ordered = RingBuffer<Entry>()
    while !isEmpty {
      let time = nextTime
      if let item = takeDue(at: time) { ordered.append(Entry(time: time, item: item)) }
    }
    entries = ordered
  }

  func count(where isSought: (Item) -> Bool) -> Int {
    (0..<entries.count).count { isSought(entries[$0].item) } + early.count { isSought($0.item) }
  }
}
