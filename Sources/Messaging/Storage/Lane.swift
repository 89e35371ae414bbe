/// What is due at known times, earliest first, and of the same time in the order it was put in.
///
/// With equal delays everything is put in at the end, so a lane costs no more than a queue; one timer serves all of it.
///
/// - Complexity: O(1) at the end, O(k) before the last k.
struct Lane<Item: BitwiseCopyable>: ~Copyable {
  struct Entry: BitwiseCopyable {
    let time: Int64
    let item: Item
  }

  private(set) var entries = RingBuffer<Entry>()

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }

  /// When the first item is due; the end of time if there is none.
  var nextTime: Int64 { entries.isEmpty ? .max : entries[0].time }

  @inline(__always)
  mutating func insert(_ item: Item, at time: Int64) {
    let count = entries.count
    if count == 0 || entries[count &- 1].time <= time { return entries.append(Entry(time: time, item: item)) }
    insertEarlier(item, at: time)
  }

  @inline(never)
  private mutating func insertEarlier(_ item: Item, at time: Int64) {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    entries.insert(Entry(time: time, item: item), at: low)
  }

  /// Takes the first item if it is due.
  @inline(__always)
  mutating func takeDue(at now: Int64) -> Item? {
    guard !entries.isEmpty, entries[0].time <= now else { return nil }
    return entries.takeFirst().item
  }

  mutating func filter(_ keep: (Item) -> Bool) { entries.filter { keep($0.item) } }
}
