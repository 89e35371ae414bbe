import Testing

@testable import Statistics

@Suite struct BatchMeansTests {
  static func batches(of values: some Sequence<Double>) -> BatchMeans {
    var means = BatchMeans()
    for value in values { means.add(value) }
    return means
  }

  @Test func thereAreTwentyToFortyBatchesHoweverLongTheSeries() {
    var means = BatchMeans()
    for number in 1...5_000 {
      means.add(Double(number))
      #expect(means.count == number)
      if number >= 20 { #expect((20...40).contains(means.batches.count)) }
    }
    // 40 batches of 64 are full at 2560, and 39 of 128 at 5000
    #expect(means.batchSize == 128 && means.batches.count == 39)
    #expect(means.batches[0] == 64.5 && means.batches[38] == 64.5 + 38 * 128)
  }

  @Test func theIntervalAndTheAutocorrelationAgreeWithAnIndependentComputation() throws {
    let values: [Double] = [
      4, 0, 13, 1, 2, 3, 10, 11, 8, 8, 8, 11, 4, 7, 1, 12, 3, 5, 5, 2, 13, 0, 1, 5, 15, 3, 1, 11, 14, 13,
    ]
    let means = Self.batches(of: values)
    // numpy 2.4 and scipy 1.17, double precision
    #expect(isClose(means.lagOneAutocorrelation, -0.06504860833666272, within: 1e-13))
    #expect(isClose(means.independenceStatistic, -0.16157944119644047, within: 1e-12))
    let interval = try #require(means.interval())
    #expect(isClose(interval.low, 4.67524739025146, within: 1e-13))
    #expect(isClose(interval.high, 8.258085943081873, within: 1e-13))
    #expect(interval.count == 30 && means.looksIndependent() == true)
  }

  @Test func aShortOrConstantSeriesIsNotJudged() {
    #expect(Self.batches(of: (0..<19).map(Double.init)).interval() == nil)
    let constant = Self.batches(of: repeatElement(3, count: 100))
    #expect(constant.lagOneAutocorrelation == nil && constant.looksIndependent() == nil)
    #expect(constant.interval()?.halfWidth == 0)
  }

  @Test func aTrendIsNotTakenForIndependence() {
    let means = Self.batches(of: (0..<1_000).map(Double.init))
    #expect(means.looksIndependent() == false)
    #expect((means.lagOneAutocorrelation ?? 0) > 0.8)
  }

  /// Neighbours with a correlation of 0.8, where an interval over single values would hold the mean in half the runs.
  @Test func batchesHoldTheMeanOfAnAutocorrelatedSeries() {
    var random = SplitMix64(seed: 77)
    var held = 0
    for _ in 0..<300 {
      var means = BatchMeans()
      var level = 0.0
      for _ in 0..<1_500 {
        level = 0.8 * level + random.uniform() - 0.5
        means.add(level)
      }
      if means.interval()?.contains(0) == true { held += 1 }
    }
    // 285 expected; three standard deviations are 11
    #expect(abs(held - 285) <= 12, "\(held) of 300")
  }
}
