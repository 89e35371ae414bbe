import Testing

@testable import Statistics

@Suite struct HistogramTests {
  @Test func aBinTakesItsLowerEdgeAndNotItsUpper() {
    var histogram = Histogram(from: 10, width: 5, bins: 3)
    for value in [9.999, 10, 14.999, 15, 24.9, 25, 1e300, -1e300] { histogram.add(value) }
    #expect([histogram[0], histogram[1], histogram[2]] == [2, 1, 1])
    #expect(histogram.below == 2 && histogram.above == 2 && histogram.count == 8)
  }

  @Test(arguments: [0.1, 0.3, 1.0 / 3, 0.7])
  func everyEdgeFallsIntoItsOwnBinWhateverTheRounding(width: Double) {
    var histogram = Histogram(from: 0.05, width: width, bins: 200)
    for bin in 0..<200 {
      histogram.add(histogram.edge(bin))
      histogram.add(histogram.edge(bin + 1).nextDown)
    }
    #expect((0..<200).allSatisfy { histogram[$0] == 2 })
  }

  @Test func mergedPartsEqualTheWhole() {
    var random = SplitMix64(seed: 8)
    var whole = Histogram(from: -2, width: 0.25, bins: 16)
    var parts = [whole, whole, whole]
    for index in 0..<3_000 {
      let value = random.bell()
      whole.add(value)
      parts[index % 3].add(value)
    }
    var merged = parts[2]
    merged.merge(parts[0])
    merged.merge(parts[1])
    #expect(merged == whole && merged.count == 3_000)
  }
}
