/// The place of an entry, 0 ..< n, each chosen in proportion to its weight. One draw.
///
/// Mean: Σ pᵢ i. Variance: Σ pᵢ (i - mean)², where pᵢ is the weight over the sum of weights.
///
/// The alias method (Walker 1977, in Vose's linear form of 1991): O(n) to set up, O(1) a sample.
public struct WeightedChoice: Distribution, Hashable {
  public let mean: Double
  public let variance: Double
  public let count: Int
  private let kept: [Double]
  private let alias: [Int]

  public init(weights: [Double]) throws(DistributionError) {
    let check = ParameterCheck("WeightedChoice")
    try check("weights", Double(weights.count), .moreEntriesThan(0))
    for (place, weight) in weights.enumerated() {
      try check("weights[\(place)]", weight, .notNegative)
    }
    let total = weights.reduce(0, +)
    try check("sum of weights", total, .positive)

    let shares = weights.map { $0 / total }
    let mean = shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    self.mean = mean
    variance = shares.enumerated().reduce(0) { sum, entry in
      sum + entry.element * (Double(entry.offset) - mean) * (Double(entry.offset) - mean)
    }
    count = weights.count
    (kept, alias) = Self.table(shares)
  }

  /// Each column of height 1 holds its own entry up to `kept`, and one other above.
  private static func table(_ shares: [Double]) -> (kept: [Double], alias: [Int]) {
    var heights = shares.map { $0 * Double(shares.count) }
    var kept = [Double](repeating: 1, count: shares.count)
    var alias = Array(shares.indices)
    var small = shares.indices.filter { heights[$0] < 1 }
    var large = shares.indices.filter { heights[$0] >= 1 }
    while let low = small.last, let high = large.last {
      small.removeLast()
      kept[low] = heights[low]
      alias[low] = high
      heights[high] -= 1 - heights[low]
      if heights[high] < 1 {
        large.removeLast()
        small.append(high)
      }
    }
    // What rounding left over is full but for rounding; an entry of no weight, though, is never taken.
    if let heaviest = shares.indices.max(by: { shares[$0] < shares[$1] }) {
      for left in small where shares[left] == 0 {
        kept[left] = 0
        alias[left] = heaviest
      }
    }
    return (kept, alias)
  }

  public func index(using stream: inout RandomStream) -> Int {
    let scaled = stream.unit() * Double(count)
    let column = min(Int(scaled), count - 1)
    return scaled - Double(column) < kept[column] ? column : alias[column]
  }

  /// One of as many elements as there are weights.
  public func element<Elements: RandomAccessCollection>(
    of elements: Elements, using stream: inout RandomStream
  ) -> Elements.Element {
    precondition(elements.count == count, "\(elements.count) elements for \(count) weights")
    return elements[elements.index(elements.startIndex, offsetBy: index(using: &stream))]
  }

  public func sample(using stream: inout RandomStream) -> Double { Double(index(using: &stream)) }
}
