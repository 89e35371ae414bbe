/// How much of a run's beginning to leave out before measuring its steady state.
///
/// A run starts empty, and its first values pull every average towards emptiness. MSER-5 (White 1997; White, Cobb and
/// Spratt 2000) averages the series in fives and cuts where the rest estimates its own mean best: cutting less keeps
/// bias, cutting more wastes values.
///
/// A best cut that lies beyond half the run is not a cut but a sign that the run never settled, and is never used.
///
/// Not for a run without a steady state (a lunch hour from opening to closing): there, the beginning is part of the
/// answer.
public enum WarmUp: Sendable, Equatable {
  /// Leave out this many values, a multiple of five, zero included.
  case cut(Int)
  /// The run is too short to tell; nothing may be concluded about its steady state.
  case tooShort
}

extension WarmUp {
  private static let batch = 5
  private static let fewestBatches = 10
  /// The statistic of a handful of batches is small by chance, so the last ones are never candidates.
  private static let untrustedTail = 5

  /// The cut for one series of evenly spaced or successive values; below 50 values it is `tooShort`.
  ///
  /// - Complexity: O(n).
  public static func mser5(_ series: [Double]) -> WarmUp {
    let means = (0..<series.count / batch).map { index in
      series[index * batch..<(index + 1) * batch].reduce(0, +) / Double(batch)
    }
    guard means.count >= fewestBatches else { return .tooShort }
    let cut = bestCut(means)
    return 2 * cut > means.count ? .tooShort : .cut(cut * batch)
  }

  /// One cut for all replications of a run: of their pointwise average, as far as the shortest goes.
  ///
  /// Averaging first leaves the trend they share and takes away the noise that they do not.
  public static func mser5(across replications: [[Double]]) -> WarmUp {
    guard let length = replications.map(\.count).min() else { return .tooShort }
    let average = (0..<length).map { index in
      replications.reduce(0) { $0 + $1[index] } / Double(replications.count)
    }
    return mser5(average)
  }

  /// The first batch to keep: the one that minimises the marginal standard error `Σ (yᵢ - ȳ)² / k²` of the `k` batches
  /// from there on; of equals the earliest.
  private static func bestCut(_ means: [Double]) -> Int {
    var rest = Tally()
    var best = (cut: means.count, error: Double.infinity)
    for cut in means.indices.reversed() {
      rest.add(means[cut])
      guard rest.count >= untrustedTail, let variance = rest.variance else { continue }
      let kept = Double(rest.count)
      let error = variance * (kept - 1) / (kept * kept)
      if error <= best.error { best = (cut, error) }
    }
    return best.cut
  }
}
