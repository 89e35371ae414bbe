/// Records under increasing numbers, such as messages: added at the end, removed in any order, found at once.
///
/// They lie in chunks of 256, and a chunk is freed when its last record has gone. So memory is bounded by what is there, also
/// where one old record stays behind while millions come and go.
///
/// - Complexity: O(1) amortised.
struct NumberedRecords<Record>: ~Copyable {
  private typealias Place = UnsafeMutablePointer<Record?>

  private struct Chunk {
    /// `nil` while nothing lies in it.
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

  private static func free(_ base: Place) {
    base.deinitialize(count: chunkSize)
    base.deallocate()
  }

  /// How many chunks hold something.
  var chunkCount: Int { (0..<listed).reduce(0) { $0 + (chunks[$1].base == nil ? 0 : 1) } }

  @inline(__always)
  private func place(_ number: Int) -> Place? {
    let chunk = (number >> Self.chunkBits) &- firstChunk
    guard UInt(bitPattern: chunk) < UInt(bitPattern: listed), let base = chunks[chunk].base else { return nil }
    return base + (number & (Self.chunkSize &- 1))
  }

  @inline(__always)
  mutating func append(_ record: Record) {
    let number = end
    end = number &+ 1
    count &+= 1
    let chunk = (number >> Self.chunkBits) &- firstChunk
    if chunk >= listed || chunks[chunk].base == nil { open(chunk) }
    chunks[chunk].live &+= 1
    place(number)?.pointee = record
  }

  @inline(never)
  private mutating func open(_ chunk: Int) {
    while listed <= chunk { list() }
    if let spare {
      chunks[chunk].base = spare
      self.spare = nil
    } else {
      let base = Place.allocate(capacity: Self.chunkSize)
      base.initialize(repeating: nil, count: Self.chunkSize)
      chunks[chunk].base = base
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
    @inline(__always) get { place(number)?.pointee }
  }

  /// Changes the record under a number, if there is one.
  @inline(__always) @discardableResult
  mutating func update<Result>(_ number: Int, _ change: (inout Record) -> Result) -> Result? {
    guard let place = place(number), var record = place.pointee else { return nil }
    defer { place.pointee = record }
    return change(&record)
  }

  /// Takes a record out.
  @inline(__always) @discardableResult
  mutating func remove(_ number: Int) -> Record? {
    guard let place = place(number), let record = place.pointee else { return nil }
    place.pointee = nil
    count &-= 1
    let chunk = (number >> Self.chunkBits) &- firstChunk
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
