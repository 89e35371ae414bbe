/// Small numbers for the keys of messages that are still somewhere, so that what is noted per key is an array.
///
/// A key's number is given to another one when its last message has gone.
///
/// - Complexity: O(1) expected.
struct KeyTable: ~Copyable {
  private struct Entry: BitwiseCopyable {
    var key: UInt64
    var messages: Int32
    /// The next of the same bucket, or of the free ones; -1 for none.
    var next: Int32
  }

  private var entries: [Entry] = []
  private var buckets = [Int32](repeating: -1, count: 64)
  private var free: Int32 = -1
  private var used = 0

  private func bucket(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - buckets.count.trailingZeroBitCount))
  }

  /// A message of this key comes.
  mutating func enter(_ key: UInt64) -> Int32 {
    var index = buckets[bucket(of: key)]
    while index >= 0, entries[Int(index)].key != key { index = entries[Int(index)].next }
    if index < 0 { index = add(key) }
    entries[Int(index)].messages &+= 1
    return index
  }

  /// A message of this key has gone.
  mutating func leave(_ index: Int32) {
    entries[Int(index)].messages &-= 1
    if entries[Int(index)].messages == 0 { remove(index) }
  }

  func key(_ index: Int32) -> UInt64 { entries[Int(index)].key }

  private mutating func add(_ key: UInt64) -> Int32 {
    if used == buckets.count { spread() }
    used += 1
    let bucket = bucket(of: key)
    let entry = Entry(key: key, messages: 0, next: buckets[bucket])
    let index: Int32
    if free >= 0 {
      index = free
      free = entries[Int(index)].next
      entries[Int(index)] = entry
    } else {
      index = Int32(entries.count)
      entries.append(entry)
    }
    buckets[bucket] = index
    return index
  }

  private mutating func remove(_ index: Int32) {
    used -= 1
    let bucket = bucket(of: entries[Int(index)].key)
    let next = entries[Int(index)].next
    if buckets[bucket] == index {
      buckets[bucket] = next
    } else {
      var before = buckets[bucket]
      while entries[Int(before)].next != index { before = entries[Int(before)].next }
      entries[Int(before)].next = next
    }
    entries[Int(index)].next = free
    free = index
  }

  private mutating func spread() {
    let chains = buckets
    buckets = Array(repeating: -1, count: buckets.count * 2)
    for chain in chains {
      var index = chain
      while index >= 0 {
        let next = entries[Int(index)].next
        let bucket = bucket(of: entries[Int(index)].key)
        entries[Int(index)].next = buckets[bucket]
        buckets[bucket] = index
        index = next
      }
    }
  }
}
