/// Count, mean, variance and extremes of values that matter equally: waits, order values, batch sizes.
///
/// A sum of squares loses every digit when the spread is small beside the mean; Welford's update (1962) keeps the
/// squared deviations themselves and does not. Two tallies merge by the formula of Chan, Golub and LeVeque (1979).
///
/// Merging is exact in `count`, `minimum` and `maximum`; the other figures may differ in their last bits between two
/// orders of merging, so merge in a fixed order where bits matter.
///
/// Not for levels that last (queue length, staff on duty): those are weighted by time, see ``TimeWeightedAverage``. Not
/// for an interval over the autocorrelated values of one run: see ``BatchMeans``.
public struct Tally: Sendable, Equatable {
  @usableFromInline internal var values = 0
  @usableFromInline internal var total = 0.0
  @usableFromInline internal var center = 0.0
  @usableFromInline internal var squaredDeviations = 0.0
  @usableFromInline internal var least = Double.infinity
  @usableFromInline internal var greatest = -Double.infinity

  @inlinable
  public init() {}

  /// Counts one value, which must be finite.
  ///
  /// - Complexity: O(1), without allocation.
  @inlinable
  public mutating func add(_ value: Double) {
    precondition(value.isFinite, "a tally takes finite values, not \(value)")
    values &+= 1
    total += value
    let before = value - center
    center += before / Double(values)
    squaredDeviations += before * (value - center)
    if value < least { least = value }
    if value > greatest { greatest = value }
  }

  /// Counts everything the other tally has counted.
  public mutating func merge(_ other: Tally) {
    guard other.values > 0 else { return }
    guard values > 0 else {
      self = other
      return
    }
    let together = Double(values + other.values)
    let apart = other.center - center
    let share = Double(other.values) / together
    squaredDeviations += other.squaredDeviations + apart * apart * Double(values) * share
    center += apart * share
    total += other.total
    values += other.values
    least = Swift.min(least, other.least)
    greatest = Swift.max(greatest, other.greatest)
  }
}

extension Tally {
  public init(of values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  @inlinable
  public var count: Int { values }

  /// Zero while nothing has been counted.
  @inlinable
  public var sum: Double { total }

  /// `nil` while nothing has been counted.
  public var mean: Double? { values > 0 ? center : nil }

  /// The sample variance (divided by `count - 1`); `nil` below two values.
  public var variance: Double? { values > 1 ? squaredDeviations / Double(values - 1) : nil }

  /// The square root of the sample variance; `nil` below two values.
  public var standardDeviation: Double? { variance.map { $0.squareRoot() } }

  /// The standard deviation of the mean of independent values; `nil` below two values.
  public var standardError: Double? { variance.map { ($0 / Double(values)).squareRoot() } }

  public var minimum: Double? { values > 0 ? least : nil }

  public var maximum: Double? { values > 0 ? greatest : nil }
}
