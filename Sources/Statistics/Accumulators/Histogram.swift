/// How many values fell into each of a row of equally wide bins, with what lies below and above counted apart.
///
/// Bin `i` takes the values from `edge(i)` up to, not including, `edge(i + 1)`, where `edge(i) = lowest + i * width`
/// as doubles; a value is never one bin off because of rounding. Counts are integers, so merging gives
/// the same bits in any order.
///
/// Not for percentiles, whose error here is a bin's width: see ``QuantileSketch``.
public struct Histogram: Sendable, Equatable {
  public let lowest: Double
  public let width: Double
  @usableFromInline internal let binsPerUnit: Double
  @usableFromInline internal var counts: [Int]
  @usableFromInline internal var underflow = 0
  @usableFromInline internal var overflow = 0

  /// Bins of `width`, the first of which begins at `lowest`.
  public init(from lowest: Double, width: Double, bins: Int) {
    precondition(lowest.isFinite, "a histogram begins at a finite value, not \(lowest)")
    precondition(width.isFinite && width > 0, "a bin's width is finite and above zero, not \(width)")
    precondition(bins > 0, "a histogram has at least one bin, not \(bins)")
    let highest = lowest + Double(bins) * width
    precondition(
      highest.isFinite && (1 / width).isFinite && lowest + width > lowest && highest - width < highest,
      "bins of width \(width) cannot be told apart between \(lowest) and \(highest)")
    self.lowest = lowest
    self.width = width
    binsPerUnit = 1 / width
    counts = Array(repeating: 0, count: bins)
  }

  /// Counts one value, which must be finite.
  ///
  /// - Complexity: O(1), without allocation.
  @inlinable
  public mutating func add(_ value: Double) {
    precondition(value.isFinite, "a histogram takes finite values, not \(value)")
    if value < lowest {
      underflow &+= 1
    } else if value >= edge(counts.count) {
      overflow &+= 1
    } else {
      counts[bin(of: value)] &+= 1
    }
  }

  /// The bin of a value between the outermost edges: a guess that rounding may put one off, set right by the edges.
  @inlinable
  internal func bin(of value: Double) -> Int {
    let guess = Swift.min(Int((value - lowest) * binsPerUnit), counts.count - 1)
    if value < edge(guess) { return guess - 1 }
    return value >= edge(guess + 1) ? guess + 1 : guess
  }

  /// The lower edge of a bin; `edge(binCount)` is the upper edge of the last.
  @inlinable
  public func edge(_ bin: Int) -> Double { lowest + Double(bin) * width }
}

extension Histogram {
  public var binCount: Int { counts.count }

  /// Values below the first bin.
  public var below: Int { underflow }

  /// Values at or above the upper edge of the last bin.
  public var above: Int { overflow }

  /// All values, inside the bins or not.
  ///
  /// - Complexity: O(bins).
  public var count: Int { counts.reduce(underflow + overflow, +) }

  public subscript(bin: Int) -> Int { counts[bin] }

  /// Counts everything the other histogram has counted; both must have the same bins.
  public mutating func merge(_ other: Histogram) {
    precondition(
      lowest == other.lowest && width == other.width && binCount == other.binCount,
      """
      \(binCount) bins of \(width) from \(lowest) do not line up with \
      \(other.binCount) of \(other.width) from \(other.lowest)
      """)
    for bin in counts.indices { counts[bin] += other.counts[bin] }
    underflow += other.underflow
    overflow += other.overflow
  }
}
