/// What was observed: values as they were, or a histogram. One draw, by inversion.
///
/// Values are drawn as they stand, each as likely as the others. Within a bin of a histogram every number is equally
/// likely.
///
/// Mean: Σ pᵢ mᵢ. Variance: Σ pᵢ ((mᵢ - mean)² + wᵢ²/12), with the share pᵢ, the middle mᵢ and the width wᵢ of each bin
/// (0 for a value).
///
/// - Complexity: O(log n) a sample.
public struct Empirical: Distribution, Hashable {
  private struct Bin: Hashable {
    let lower: Double
    let width: Double
    /// The share of this bin and those below it.
    var end: Double

    var middle: Double { lower + width / 2 }
  }

  public let mean: Double
  public let variance: Double
  private let bins: [Bin]

  public init(values: [Double]) throws(DistributionError) {
    let check = ParameterCheck("Empirical")
    try check("values", Double(values.count), .moreEntriesThan(0))
    for (place, value) in values.enumerated() {
      try check("values[\(place)]", value, .finite)
    }
    self.init(values.sorted().map { Bin(lower: $0, width: 0, end: 1) })
  }

  /// - Parameters:
  ///   - edges: Where bins begin and end, increasing; one more than there are bins.
  ///   - counts: Observations, or any weights, in each bin.
  public init(edges: [Double], counts: [Double]) throws(DistributionError) {
    let check = ParameterCheck("Empirical")
    try check("counts", Double(counts.count), .moreEntriesThan(0))
    try check("edges", Double(edges.count), .entries(counts.count + 1))
    try check("edges[0]", edges[0], .finite)
    for place in counts.indices {
      try check("edges[\(place + 1)]", edges[place + 1], .above(edges[place]))
      try check("counts[\(place)]", counts[place], .notNegative)
    }
    try check("sum of counts", counts.reduce(0, +), .positive)
    self.init(
      counts.indices.filter { counts[$0] > 0 }.map {
        Bin(lower: edges[$0], width: edges[$0 + 1] - edges[$0], end: counts[$0])
      })
  }

  /// Bins with their own weights in `end`, in increasing order.
  private init(_ weighted: [Bin]) {
    let total = weighted.reduce(0) { $0 + $1.end }
    let mean = weighted.reduce(0) { $0 + $1.end / total * $1.middle }
    self.mean = mean
    variance = weighted.reduce(0) { sum, bin in
      let distance = bin.middle - mean
      return sum + bin.end / total * (distance * distance + bin.width * bin.width / 12)
    }
    var sum = 0.0
    bins = weighted.map { bin in
      sum += bin.end
      return Bin(lower: bin.lower, width: bin.width, end: sum / total)
    }
  }

  public func sample(using stream: inout RandomStream) -> Double {
    let draw = stream.unit()
    let place = firstBin(endingAbove: draw)
    let start = place == 0 ? 0 : bins[place - 1].end
    return bins[place].lower + bins[place].width * ((draw - start) / (bins[place].end - start))
  }

  private func firstBin(endingAbove draw: Double) -> Int {
    var low = 0
    var high = bins.count - 1
    while low < high {
      let middle = (low + high) / 2
      if bins[middle].end > draw { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
