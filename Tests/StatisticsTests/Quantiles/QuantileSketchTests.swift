import Testing

@testable import Statistics

@Suite struct QuantileSketchTests {
  static let shapes = ["uniform", "log-normal", "Pareto", "zeros and negatives", "ticks"]

  static func sample(_ shape: String, _ count: Int) -> [Double] {
    var random = SplitMix64(seed: UInt64(shape.utf8.count))
    return (0..<count).map { _ in
      switch shape {
      case "uniform": return random.uniform()
      case "log-normal":
        // eᶻ as (1 + z/1024)¹⁰²⁴: the shape, without a logarithm
        return (0..<10).reduce(1 + 2 * random.bell() / 1_024) { power, _ in power * power }
      case "Pareto": return 1 / (1 - random.uniform()).squareRoot()
      case "ticks": return Double(random.next() >> 12)
      default:
        let value = random.bell()
        return abs(value) < 0.5 ? 0 : value * value * value
      }
    }
  }

  static func sketch(of values: some Sequence<Double>) -> QuantileSketch {
    var sketch = QuantileSketch()
    for value in values { sketch.add(value) }
    return sketch
  }

  @Test func fewValuesAreAnsweredByNearestRank() {
    var random = SplitMix64(seed: 5)
    let sketch = Self.sketch(of: (0..<1_000).map { _ in random.uniform() })
    // numpy 2.4, quantile(method='inverted_cdf') of the same thousand values
    let expected: [(Double, Double)] = [
      (0, 0.0005971982455944547), (0.001, 0.0005971982455944547), (0.07, 0.06336024124644024),
      (0.29, 0.28497951832194857), (0.5, 0.4874462223081786), (0.9, 0.8991933547664287), (0.95, 0.9568003291359367),
      (0.99, 0.9891252913195673), (0.999, 0.9996296507429555), (1, 0.9999038407588641),
    ]
    for (p, value) in expected { #expect(sketch.quantile(p) == value, "p = \(p)") }
    #expect(sketch.isExact)
  }

  @Test func aRankIsNotMovedByTheRoundingOfAShare() {
    let sketch = Self.sketch(of: (1...100).map(Double.init))
    for percent in 1...100 { #expect(sketch.quantile(Double(percent) / 100) == Double(percent)) }
  }

  @Test(arguments: shapes)
  func manyValuesAreAnsweredWithinTheStatedError(shape: String) {
    let values = Self.sample(shape, 100_000)
    let sketch = Self.sketch(of: values)
    let sorted = values.sorted()
    #expect(!sketch.isExact && QuantileSketch.relativeError <= 0.005)
    for step in 0...1_000 {
      let p = Double(step) / 1_000
      let exact = sorted[max(1, step * 100) - 1]
      let answer = sketch.quantile(p) ?? .nan
      #expect(abs(answer - exact) <= QuantileSketch.relativeError * abs(exact), "p = \(p): \(answer), exactly \(exact)")
    }
    #expect(sketch.minimum == sorted.first && sketch.maximum == sorted.last)
  }

  @Test(arguments: shapes)
  func mergingInAnyOrderGivesTheSameBits(shape: String) {
    let values = Self.sample(shape, 5_000)
    let whole = Self.sketch(of: values)
    let parts = [values[..<10], values[10..<900], values[900..<2_000], values[2_000...]].map(Self.sketch(of:))
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 0, 3, 1]] {
      var merged = QuantileSketch()
      for part in order { merged.merge(parts[part]) }
      #expect(merged == whole)
      for step in 0...100 {
        let p = Double(step) / 100
        #expect(merged.quantile(p)?.bitPattern == whole.quantile(p)?.bitPattern)
      }
    }
  }

  @Test func smallSketchesMergeExactlyAndStayExact() {
    let values = Self.sample("Pareto", 1_024)
    var merged = Self.sketch(of: values[700...])
    merged.merge(Self.sketch(of: values[..<700]))
    #expect(merged.isExact && merged == Self.sketch(of: values))
    #expect(merged.quantile(0.5) == values.sorted()[511])
    merged.add(3)
    #expect(!merged.isExact && merged.values.isEmpty && merged.count == 1_025)
  }

  /// Across the passage from exact to buckets, with both signs and zero.
  @Test(arguments: [1, 300, 1_024, 5_000]) func aValueCountedOftenIsThatValueCountedOneByOne(times: Int) {
    var (often, single) = (QuantileSketch(), QuantileSketch())
    for value in [3.5, -0.0, -2, 1e-30, 3.5, 1e9] {
      often.add(value, times: times)
      for _ in 0..<times { single.add(value) }
    }
    often.add(7, times: 0)
    #expect(often == single)
    #expect(often.count == 6 * times)
    #expect((often.minimum, often.maximum) == (-2, 1e9))
    #expect(often.quantile(0.5) == single.quantile(0.5))
  }

  @Test func memoryStaysBoundedOverTheWholeRangeOfDoubles() {
    var sketch = QuantileSketch()
    for exponent in -1_074...1_023 {
      let value = Double(sign: .plus, exponent: exponent, significand: 1)
      sketch.add(value)
      sketch.add(-value)
    }
    #expect(sketch.positive.counts.count == 128 * 128 && sketch.negative.counts.count == 128 * 128)
    #expect(sketch.quantile(0.5) == 0)
    #expect(sketch.quantile(1) == 0x1p1023 && sketch.quantile(0) == -0x1p1023)
    #expect(isClose(sketch.quantile(0.99), 0x1p64, within: 0.005))
  }

  @Test func minusZeroIsZeroInEveryOrder() {
    let left = Self.sketch(of: [0.0, -0.0])
    let right = Self.sketch(of: [-0.0, 0.0])
    #expect(left.quantile(0)?.bitPattern == 0 && right.quantile(0)?.bitPattern == 0)
  }

  @Test func bucketsFollowTheOrderOfTheirValues() {
    var magnitude = LogarithmicBuckets.smallest
    var before = LogarithmicBuckets.bucket(of: magnitude)
    while magnitude < 0x1p64 {
      magnitude *= 1.003
      let bucket = LogarithmicBuckets.bucket(of: magnitude)
      #expect(bucket == before || bucket == before + 1)
      #expect(abs(LogarithmicBuckets.middle(of: bucket) - magnitude) <= magnitude / 256)
      before = bucket
    }
  }

  @Test func anEmptySketchHasNoAnswer() {
    #expect(QuantileSketch().quantile(0.5) == nil)
  }
}
