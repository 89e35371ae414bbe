/// Counts of positive magnitudes in buckets whose width grows with the magnitude.
///
/// The bucket is read off the bits of the double: its exponent and the first seven bits of its fraction, 128 buckets of
/// equal width to an octave. No logarithm is taken, so the index is monotone and the same on every machine. (DDSketch,
/// Masson, Rim and Lee 2019, calls this a linearly interpolated mapping.) A bucket's middle is at most
/// 1/256 of a magnitude away from anything in it.
///
/// Whole octaves from the smallest to the largest seen are allocated, so that the storage, too, depends on the values
/// alone and not on the order they came in.
@usableFromInline
internal struct LogarithmicBuckets: Sendable, Equatable {
  @usableFromInline internal var counts: [Int] = []
  @usableFromInline internal var first = 0

  @inlinable
  internal init() {}

  /// Bits of the fraction that tell buckets of one octave apart.
  @inlinable internal static var fractionBits: Int { 7 }
  @inlinable internal static var octave: Int { 1 << fractionBits }
  @inlinable internal static var shift: Int { Double.significandBitCount - fractionBits }

  /// 2⁻⁶⁴, about 5.4e-20: smaller magnitudes are the caller's to count as zero.
  @inlinable internal static var smallest: Double { 0x1p-64 }
  /// The bucket just below 2⁶⁴, about 1.8e19, which also takes everything above.
  @inlinable internal static var last: Int { bucket(of: 0x1p64) - 1 }

  @inlinable
  internal static func bucket(of magnitude: Double) -> Int {
    Int(truncatingIfNeeded: magnitude.bitPattern >> UInt64(shift))
  }

  /// The middle of a bucket.
  internal static func middle(of bucket: Int) -> Double {
    let low = Double(bitPattern: UInt64(bucket) << UInt64(shift))
    let high = Double(bitPattern: UInt64(bucket + 1) << UInt64(shift))
    return (low + high) / 2
  }

  @inlinable
  internal mutating func add(_ magnitude: Double, times: Int = 1) {
    let bucket = Swift.min(Self.bucket(of: magnitude), Self.last)
    // One unsigned comparison sees both ends.
    if UInt(bitPattern: bucket &- first) >= UInt(bitPattern: counts.count) { extend(toCover: bucket) }
    counts[bucket &- first] &+= times
  }

  @usableFromInline @inline(never)
  internal mutating func extend(toCover bucket: Int) {
    let start = bucket & ~(Self.octave - 1)
    if counts.isEmpty { first = start }
    if start < first {
      counts.insert(contentsOf: repeatElement(0, count: first - start), at: 0)
      first = start
    }
    let missing = start + Self.octave - (first + counts.count)
    if missing > 0 { counts.append(contentsOf: repeatElement(0, count: missing)) }
  }

  internal mutating func merge(_ other: LogarithmicBuckets) {
    guard !other.counts.isEmpty else { return }
    extend(toCover: other.first)
    extend(toCover: other.first + other.counts.count - 1)
    for (index, count) in other.counts.enumerated() { counts[other.first - first + index] += count }
  }

  internal var total: Int { counts.reduce(0, +) }

  /// The middle of the bucket that holds the magnitude of a rank, counted from one upwards from the smallest.
  internal func magnitude(ofRank rank: Int) -> Double? {
    var passed = 0
    for (index, count) in counts.enumerated() {
      passed += count
      if passed >= rank { return Self.middle(of: first + index) }
    }
    return nil
  }
}
