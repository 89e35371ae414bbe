import Testing

@testable import Statistics

@Suite struct ConfidenceIntervalTests {
  @Test func anIntervalAgreesWithAnIndependentComputation() throws {
    let tally = Tally(of: [2.5, 3.75, -1.0, 8.25, 4.0, 4.0, 19.5, 0.125])
    let usual = try #require(ConfidenceInterval(of: tally))
    // scipy 1.17, stats.t.interval(level, 7, mean, sem), double precision
    #expect(isClose(usual.low, -0.24258210909590439, within: 1e-13))
    #expect(isClose(usual.high, 10.523832109095904, within: 1e-13))
    #expect(usual.mean == 5.140625 && usual.level == 0.95 && usual.count == 8)
    let strict = try #require(ConfidenceInterval(of: tally, level: 0.99))
    #expect(isClose(strict.low, -2.826155917420679, within: 1e-13))
    #expect(isClose(strict.high, 13.107405917420678, within: 1e-13))
    #expect(usual.contains(usual.low) && usual.contains(usual.high) && !usual.contains(10.6))
  }

  @Test func oneReplicationHasNoInterval() {
    #expect(ConfidenceInterval(of: Tally(of: [3])) == nil)
    #expect(ConfidenceInterval(of: Tally()) == nil)
  }

  /// Four replications each, where an interval by normal quantiles would hold the mean in 85 % only.
  @Test func ninetyFiveOfAHundredIntervalsHoldTheMean() {
    var random = SplitMix64(seed: 2_024)
    let normal = NormalDistribution(mean: 10, standardDeviation: 3)
    let held = (0..<2_000).count { _ in
      let replications = Tally(of: (0..<4).map { _ in normal.quantile(random.uniform()) })
      return ConfidenceInterval(of: replications)?.contains(10) ?? false
    }
    // 1900 expected; three standard deviations are 29
    #expect(abs(held - 1_900) <= 29, "\(held) of 2000")
  }
}
