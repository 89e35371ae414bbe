/// Percentiles of any number of values in bounded memory.
///
/// A percentile needs every value, or an approximation that says how wrong it may be. Up to ``exactCapacity`` values
/// are kept and the answer is exact. From then on values are counted in buckets as wide as their magnitude allows: the
/// answer is within ``relativeError`` of the exact one, at any size and for any shape, signs mixed or not.
///
/// Guarantees:
/// - ``quantile(_:)`` is an order statistic: of `n` values the one of rank `⌈p·n⌉` counted from one, at least the first
///   ("nearest rank", or inverse of the empirical distribution; no interpolation). The least and the greatest are
///   exact.
/// - Merging is exact: parts merged in any order answer the same bits as one sketch of everything.
/// - Magnitudes below 2⁻⁶⁴ (5e-20) are answered as zero and those above 2⁶⁴ (1.8e19) as 2⁶⁴ once buckets are in use.
/// - Memory: at most 8 KiB while exact, then 1 KiB for each doubling between the smallest and the largest magnitude of
///   either sign, 256 KiB if values fill the whole range on both sides of zero.
///
/// Not for means, which a ``Tally`` answers without error.
public struct QuantileSketch: Sendable {
  /// Every value while they are few, in order of arrival; empty once the buckets are in use.
  @usableFromInline internal var values: [Double] = []
  @usableFromInline internal var negative = LogarithmicBuckets()
  @usableFromInline internal var zeros = 0
  @usableFromInline internal var positive = LogarithmicBuckets()
  @usableFromInline internal var total = 0
  @usableFromInline internal var least = Double.infinity
  @usableFromInline internal var greatest = -Double.infinity

  /// Up to this many values the answers are exact.
  @inlinable public static var exactCapacity: Int { 1_024 }

  /// The bound on the error beyond ``exactCapacity``, relative to the exact order statistic: 1/256, or 0.39 %.
  public static var relativeError: Double { 1 / 256 }

  @inlinable
  public init() {}

  /// Counts one value, which must be finite.
  ///
  /// - Complexity: O(1) amortised; allocates only while exact and when a value lies outside all octaves seen so far.
  @inlinable
  public mutating func add(_ value: Double) {
    precondition(value.isFinite, "a quantile sketch takes finite values, not \(value)")
    // Adding zero turns -0 into 0, which compare equal but differ in bits.
    let value = value + 0
    total &+= 1
    if value < least { least = value }
    if value > greatest { greatest = value }
    if total <= Self.exactCapacity {
      values.append(value)
    } else {
      if !values.isEmpty { moveValuesToBuckets() }
      addToBuckets(value)
    }
  }

  /// Counts a value as often as it occurred in a row: the same as one by one.
  ///
  /// - Complexity: O(1) beyond ``exactCapacity``, whatever the number.
  public mutating func add(_ value: Double, times: Int) {
    precondition(times >= 0, "a value cannot have occurred \(times) times")
    let value = value + 0
    var left = times
    while left > 0, total <= Self.exactCapacity {
      add(value)
      left -= 1
    }
    guard left > 0 else { return }
    total += left
    least = Swift.min(least, value)
    greatest = Swift.max(greatest, value)
    if value >= LogarithmicBuckets.smallest {
      positive.add(value, times: left)
    } else if value <= -LogarithmicBuckets.smallest {
      negative.add(-value, times: left)
    } else {
      zeros += left
    }
  }

  @inlinable
  internal mutating func addToBuckets(_ value: Double) {
    if value >= LogarithmicBuckets.smallest {
      positive.add(value)
    } else if value <= -LogarithmicBuckets.smallest {
      negative.add(-value)
    } else {
      zeros &+= 1
    }
  }

  @usableFromInline @inline(never)
  internal mutating func moveValuesToBuckets() {
    for value in values { addToBuckets(value) }
    values = []
  }

  /// Counts everything the other sketch has counted.
  public mutating func merge(_ other: QuantileSketch) {
    total += other.total
    least = Swift.min(least, other.least)
    greatest = Swift.max(greatest, other.greatest)
    values += other.values
    if total > Self.exactCapacity { moveValuesToBuckets() }
    negative.merge(other.negative)
    zeros += other.zeros
    positive.merge(other.positive)
  }
}

extension QuantileSketch {
  @inlinable
  public var count: Int { total }

  /// Whether every value is still kept, so that answers carry no error.
  public var isExact: Bool { total <= Self.exactCapacity }

  /// Exact at any size; `nil` while nothing has been counted.
  public var minimum: Double? { total > 0 ? least : nil }

  /// Exact at any size; `nil` while nothing has been counted.
  public var maximum: Double? { total > 0 ? greatest : nil }

  /// The value of rank `⌈p·count⌉`, for `p` from 0 (the least) to 1 (the greatest); `nil` while nothing has been
  /// counted.
  ///
  /// A product `p·count` within a few units in the last place of a whole number is taken for that number: 0.07 of 100
  /// values asks for the seventh, although 0.07 as a double is a little more.
  ///
  /// - Complexity: O(n log n) while exact, O(buckets) afterwards.
  public func quantile(_ p: Double) -> Double? {
    precondition(p >= 0 && p <= 1, "a quantile is asked for between 0 and 1, not at \(p)")
    guard total > 0 else { return nil }
    let rank = Self.rank(p, of: total)
    if rank == 1 { return least }
    if rank == total { return greatest }
    if isExact { return values.sorted()[rank - 1] }
    return Swift.min(Swift.max(approximation(ofRank: rank), least), greatest)
  }

  internal static func rank(_ p: Double, of count: Int) -> Int {
    let product = p * Double(count)
    let whole = product.rounded()
    let rank = abs(product - whole) <= 4 * product.ulp ? whole : product.rounded(.up)
    return Swift.min(Swift.max(Int(rank), 1), count)
  }

  private func approximation(ofRank rank: Int) -> Double {
    let below = negative.total
    if rank <= below {
      return -(negative.magnitude(ofRank: below - rank + 1) ?? 0)
    }
    if rank <= below + zeros { return 0 }
    return positive.magnitude(ofRank: rank - below - zeros) ?? greatest
  }
}

extension QuantileSketch: Equatable {
  /// Whether both would answer every question alike; the order of arrival does not matter.
  public static func == (left: QuantileSketch, right: QuantileSketch) -> Bool {
    left.total == right.total && left.zeros == right.zeros && left.negative == right.negative
      && left.positive == right.positive && left.least == right.least && left.greatest == right.greatest
      && left.values.sorted() == right.values.sorted()
  }
}
