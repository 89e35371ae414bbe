/// One partition: what is kept of it, and how far its group has come.
///
///     start        committed      processed      position          end
///       │ kept, done   │ done, comes   │ with its owner │ waits       │
///       ▼              ▼ again after   ▼                ▼             ▼
///       ───────────────  a crash ─────────────────────────────────────
struct LogPartition: ~Copyable {
  struct Entry: BitwiseCopyable {
    let message: Int
    let appended: Int64
  }

  private(set) var entries = RingBuffer<Entry>()
  private(set) var start = 0
  var position = 0
  var processed = 0
  var committed = 0
  /// The member that reads it, or -1.
  var owner = -1
  /// Whether the owner works on `processed ..< position`.
  var isBusy = false
  /// Raised when what the owner holds is no longer its own.
  var epoch: UInt32 = 0
  /// The next commit that is due, if the group commits by time.
  var nextCommit: Int64 = .max
  /// A failed message rests until then.
  var pausedUntil: Int64 = 0
  /// The offset of the message that failed last and was not done since, or -1, and how often it has failed.
  var (failing, failures) = (-1, 0)

  var end: Int { start + entries.count }
  var lag: Int { end - position }

  @inline(__always)
  mutating func append(_ message: Int, at time: Int64) { entries.append(Entry(message: message, appended: time)) }

  @inline(__always)
  func message(at offset: Int) -> Int { entries[offset &- start].message }

  /// The first offset appended at `time` or later.
  func firstOffset(since time: Int64) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].appended < time { low = middle + 1 } else { high = middle }
    }
    return start + low
  }

  /// Drops the oldest message if it is to be kept no longer. What its owner works on stays until it is done.
  mutating func dropOldest(appendedUpTo limit: Int64, keeping count: Int) -> Int? {
    guard !entries.isEmpty, entries.count > count || entries[0].appended <= limit, !isBusy || start < processed else {
      return nil
    }
    let entry = entries.takeFirst()
    start += 1
    position = max(position, start)
    processed = max(processed, start)
    committed = max(committed, start)
    return entry.message
  }

  /// Gives up what the owner holds, and goes on from an offset.
  mutating func resume(from offset: Int) {
    if isBusy || offset < position { epoch &+= 1 }
    isBusy = false
    position = min(max(offset, start), end)
    processed = position
    committed = min(committed, position)
  }
}
