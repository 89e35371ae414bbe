/// Records under increasing numbers, such as messages: added at the end, removed in any order, found at once.
///
/// They lie in chunks of 256, and a chunk is freed when its last record has gone. So memory is bounded by what is there, also
/// where one old record stays behind while millions come and go.
///
/// - Complexity: O(1) amortised.
struct NumberedRecords<Record: BitwiseCopyable>: ~Copyable {
  private typealias Place = UnsafeMutablePointer<Record>

  private struct Chunk {
    /// `nil` while nothing lies in it. Behind the records, a byte for each says whether it is there.
    var base: Place?
    var live = 0
  }

  private static var chunkBits: Int { 8 }
  private static var chunkSize: Int { 1 << chunkBits }

  private var chunks: UnsafeMutablePointer<Chunk>
  private var capacity = 8
  /// How many chunks are listed, those that were freed included.
  private var listed = 0
  /// The number of the first of them.
  private var firstChunk: Int
  /// An empty chunk kept for reuse.
  private var spare: Place?
  /// The number that the next record gets.
  private(set) var end: Int
  /// How many records are there.
  private(set) var count = 0

  init(from start: Int = 0) {
    end = start
    firstChunk = start >> Self.chunkBits
    chunks = .allocate(capacity: capacity)
  }

  deinit {
    for chunk in 0..<listed { chunks[chunk].base.map(Self.free) }
    spare.map(Self.free)
    chunks.deallocate()
  }

  private static func free(_ base: Place) { UnsafeMutableRawPointer(base).deallocate() }

  private static func allocate() -> Place {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: (MemoryLayout<Record>.stride + 1) * chunkSize, alignment: MemoryLayout<Record>.alignment)
    let base = memory.bindMemory(to: Record.self, capacity: chunkSize)
    marks(base).initialize(repeating: 0, count: chunkSize)
    return base
  }

  @inline(__always)
  private static func marks(_ base: Place) -> UnsafeMutablePointer<UInt8> {
    (UnsafeMutableRawPointer(base) + MemoryLayout<Record>.stride * chunkSize).assumingMemoryBound(to: UInt8.self)
  }

  /// How many chunks hold something.
  var chunkCount: Int { (0..<listed).reduce(0) { $0 + (chunks[$1].base == nil ? 0 : 1) } }

  /// Where the record under a number lies, until the next one is added or removed; `nil` if it was removed, or never there.
  @inline(__always)
  func find(_ number: Int) -> UnsafeMutablePointer<Record>? {
    let chunk = (number >> Self.chunkBits) &- firstChunk
    guard UInt(bitPattern: chunk) < UInt(bitPattern: listed), let base = chunks[chunk].base else { return nil }
    let place = number & (Self.chunkSize &- 1)
    return Self.marks(base)[place] != 0 ? base + place : nil
  }

  @inline(__always)
  mutating func append(_ record: Record) {
    let number = end
    end = number &+ 1
    count &+= 1
    let chunk = (number >> Self.chunkBits) &- firstChunk
    if chunk >= listed || chunks[chunk].base == nil { open(chunk) }
    chunks[chunk].live &+= 1
    guard let base = chunks[chunk].base else { return }
    let place = number & (Self.chunkSize &- 1)
    (base + place).initialize(to: record)
    Self.marks(base)[place] = 1
  }

  @inline(never)
  private mutating func open(_ chunk: Int) {
    while listed <= chunk { list() }
    if let spare {
      chunks[chunk].base = spare
      self.spare = nil
    } else {
      chunks[chunk].base = Self.allocate()
    }
  }

  private mutating func list() {
    if listed == capacity {
      let larger = UnsafeMutablePointer<Chunk>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: chunks, count: listed)
      chunks.deallocate()
      (chunks, capacity) = (larger, capacity * 2)
    }
    (chunks + listed).initialize(to: Chunk())
    listed += 1
  }

  /// The record under a number; `nil` if it was removed, or never there.
  subscript(number: Int) -> Record? {
    @inline(__always) get { find(number)?.pointee }
  }

  /// Changes the record under a number, if there is one.
  @inline(__always) @discardableResult
  mutating func update<Result>(_ number: Int, _ change: (inout Record) -> Result) -> Result? {
    guard let place = find(number) else { return nil }
    return change(&place.pointee)
  }

  /// Takes a record out.
  @inline(__always) @discardableResult
  mutating func remove(_ number: Int) -> Record? {
    guard let record = find(number)?.pointee else { return nil }
    count &-= 1
    let chunk = (number >> Self.chunkBits) &- firstChunk
    if let base = chunks[chunk].base { Self.marks(base)[number & (Self.chunkSize &- 1)] = 0 }
    chunks[chunk].live &-= 1
    if chunks[chunk].live == 0 { close(chunk) }
    return record
  }

  /// Frees an empty chunk, unless more is still to come into it.
  @inline(never)
  private mutating func close(_ chunk: Int) {
    guard chunk + firstChunk < end >> Self.chunkBits, let base = chunks[chunk].base else { return }
    chunks[chunk].base = nil
    if spare == nil { spare = base } else { Self.free(base) }
    dropLeadingGaps()
  }

  private mutating func dropLeadingGaps() {
    var gaps = 0
    while gaps < listed, chunks[gaps].base == nil { gaps += 1 }
    guard gaps > 32, gaps * 2 > listed else { return }
    chunks.update(from: chunks + gaps, count: listed - gaps)
    listed -= gaps
    firstChunk += gaps
  }
}
