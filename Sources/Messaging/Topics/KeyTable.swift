/// Small numbers for the keys of messages that are still somewhere, so that what is noted per key is an array.
///
/// A key keeps its number while messages of it are there, and for a while after: keys come again. When most numbers belong to
/// idle keys these are given to others, so that memory is bounded by the keys in use.
///
/// - Complexity: O(1) expected and amortised.
struct KeyTable: ~Copyable {
  private struct Entry: BitwiseCopyable {
    var key: UInt64
    var messages: Int32
    /// The next of the same bucket, or of the free ones; -1 for none.
    var next: Int32
    /// How many messages of it came before, since it has its number.
    var turn: UInt32 = 0
  }

  /// So many numbers are not worth tidying up.
  private static var fewest: Int { 4_096 }

  private var entries = RingBuffer<Entry>()
  private var buckets: UnsafeMutablePointer<Int32>
  private var bits = 6
  private var free: Int32 = -1
  /// How many keys have a number, and how many of them have no message.
  private var used = 0
  private var idle = 0

  init() { buckets = Self.emptyBuckets(bits: bits) }

  deinit { buckets.deallocate() }

  private static func emptyBuckets(bits: Int) -> UnsafeMutablePointer<Int32> {
    let buckets = UnsafeMutablePointer<Int32>.allocate(capacity: 1 << bits)
    buckets.initialize(repeating: -1, count: 1 << bits)
    return buckets
  }

  /// How many keys have messages.
  var count: Int { used - idle }
  /// How many numbers were given out so far.
  var numbers: Int { entries.count }

  @inline(__always)
  private func bucket(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(truncatingIfNeeded: 64 &- bits))
  }

  /// A message of this key comes.
  @inline(__always)
  mutating func enter(_ key: UInt64) -> Int32 {
    var index = buckets[bucket(of: key)]
    while index >= 0, entries[Int(index)].key != key { index = entries[Int(index)].next }
    if index < 0 { return add(key) }
    let messages = entries[Int(index)].messages
    if messages == 0 { idle &-= 1 }
    entries[Int(index)].messages = messages &+ 1
    return index
  }

  /// A message of this key has gone.
  @inline(__always)
  mutating func leave(_ index: Int32) {
    let left = entries[Int(index)].messages &- 1
    entries[Int(index)].messages = left
    if left == 0 { idle &+= 1 }
  }

  /// The how-manieth message of its key came last, from zero.
  @inline(__always)
  mutating func takeTurn(_ index: Int32) -> UInt32 {
    let turn = entries[Int(index)].turn
    entries[Int(index)].turn = turn &+ 1
    return turn
  }

  func key(_ index: Int32) -> UInt64 { entries[Int(index)].key }

  /// Gives a new key a number, with its first message.
  @inline(never)
  private mutating func add(_ key: UInt64) -> Int32 {
    if used == 1 << bits { makeRoom() }
    used += 1
    let bucket = bucket(of: key)
    let entry = Entry(key: key, messages: 1, next: buckets[bucket])
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

  private mutating func makeRoom() {
    let chains = buckets
    let chainCount = 1 << bits
    let isTidying = used >= Self.fewest && idle * 2 > used
    if !isTidying { bits += 1 }
    buckets = Self.emptyBuckets(bits: bits)
    for chain in 0..<chainCount {
      var index = chains[chain]
      while index >= 0 {
        let next = entries[Int(index)].next
        place(index, unlessIdle: isTidying)
        index = next
      }
    }
    chains.deallocate()
  }

  private mutating func place(_ index: Int32, unlessIdle: Bool) {
    if unlessIdle, entries[Int(index)].messages == 0 {
      entries[Int(index)].next = free
      free = index
      used -= 1
      idle -= 1
    } else {
      let bucket = bucket(of: entries[Int(index)].key)
      entries[Int(index)].next = buckets[bucket]
      buckets[bucket] = index
    }
  }
}
