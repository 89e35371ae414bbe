import Statistics

extension Histogram {
  /// The value below which a share `p` of all lie, along a straight line through the bin it falls in; the outermost edge
  /// if it lies outside the bins, and `nil` if there is none.
  ///
  /// Where the density hardly changes within a bin, far better than the bin's width.
  func percentile(_ p: Double) -> Double? {
    let rank = p * Double(count)
    guard rank > 0 else { return nil }
    var passed = Double(below)
    if rank <= passed { return lowest }
    for bin in 0..<binCount where self[bin] > 0 {
      let inside = Double(self[bin])
      if passed + inside >= rank { return edge(bin) + width * (rank - passed) / inside }
      passed += inside
    }
    return edge(binCount)
  }
}
