/// An interval for the mean of one long, autocorrelated series, in bounded memory.
///
/// Neighbours in a run resemble each other, so an interval over single values promises far too much. The means of long
/// batches hardly depend on each other, and those are taken as the observations. Up to 40 batches are kept; when all
/// are full, neighbours are joined and the batch size doubles, so there are always 20 to 40 once 20 values have come.
///
/// Whether the batches are long enough is reported, not assumed: ``lagOneAutocorrelation`` and
/// ``looksIndependent(significance:)``.
///
/// Not mergeable: it describes the order of one series. Independent replications need no batches:
/// ``ConfidenceInterval``.
public struct BatchMeans: Sendable, Equatable {
  @usableFromInline internal var sums: [Double] = []
  @usableFromInline internal var size = 1
  @usableFromInline internal var pending = 0
  @usableFromInline internal var pendingSum = 0.0

  @inlinable internal static var maximumBatches: Int { 40 }
  internal static let minimumBatches = 20

  public init() {
    sums.reserveCapacity(Self.maximumBatches)
  }

  /// Takes the next value of the series, which must be finite.
  ///
  /// - Complexity: O(1) amortised, without allocation.
  @inlinable
  public mutating func add(_ value: Double) {
    precondition(value.isFinite, "a batch takes finite values, not \(value)")
    pendingSum += value
    pending &+= 1
    if pending == size { closeBatch() }
  }

  @usableFromInline
  internal mutating func closeBatch() {
    if sums.count == Self.maximumBatches { joinNeighbours() }
    guard pending == size else { return }
    sums.append(pendingSum)
    pendingSum = 0
    pending = 0
  }

  /// The batch that has just become full is half of one of the new size, and stays pending.
  private mutating func joinNeighbours() {
    let half = Self.maximumBatches / 2
    for batch in 0..<half { sums[batch] = sums[2 * batch] + sums[2 * batch + 1] }
    sums.removeLast(half)
    size *= 2
  }
}

extension BatchMeans {
  /// The number of values in a batch.
  public var batchSize: Int { size }

  /// The means of the complete batches, in order of the series.
  public var batches: [Double] { sums.map { $0 / Double(size) } }

  /// The number of values taken, those of the incomplete last batch included.
  public var count: Int { sums.count * size + pending }

  /// Student's interval over the complete batches; `nil` below 20 of them. Values of an incomplete last batch, at most
  /// one in twenty, are left out.
  public func interval(level: Double = 0.95) -> ConfidenceInterval? {
    guard sums.count >= Self.minimumBatches else { return nil }
    return ConfidenceInterval(of: Tally(of: batches), level: level)
  }

  /// The correlation of each batch with the next, near zero where batches are long enough; `nil` below 20 batches or
  /// when all are equal.
  public var lagOneAutocorrelation: Double? {
    guard let (series, squares) = deviations else { return nil }
    return zip(series, series.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / squares
  }

  /// Whether von Neumann's ratio leaves the batches' independence standing against positive correlation; an interval
  /// is worth its level only then. `nil` below 20 batches or when all are equal.
  ///
  /// The one-sided test of Fishman (1978): the lag-one autocorrelation, corrected for the ends of the series and scaled
  /// to unit variance, is compared with a normal quantile.
  public func looksIndependent(significance: Double = 0.05) -> Bool? {
    guard let statistic = independenceStatistic else { return nil }
    return statistic <= NormalDistribution.standard.quantile(upperTail: significance)
  }

  internal var independenceStatistic: Double? {
    guard let (series, squares) = deviations, let correlation = lagOneAutocorrelation,
      let first = series.first, let last = series.last
    else { return nil }
    let n = Double(series.count)
    let ends = (first * first + last * last) / (2 * squares)
    return (correlation + ends) * ((n * n - 1) / (n - 2)).squareRoot()
  }

  private var deviations: (series: [Double], squares: Double)? {
    guard sums.count >= Self.minimumBatches, let mean = Tally(of: batches).mean else { return nil }
    let series = batches.map { $0 - mean }
    let squares = series.reduce(0) { $0 + $1 * $1 }
    return squares > 0 ? (series, squares) : nil
  }
}
