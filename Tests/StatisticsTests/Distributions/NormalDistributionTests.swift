import Testing

@testable import Statistics

@Suite struct NormalDistributionTests {
  // mpmath 1.4, 40 digits, of the double nearest to each probability

  static let quantiles: [(p: Double, x: Double)] = [
    (1e-300, -37.0470962993612), (1e-100, -21.273453560965326), (1e-20, -9.262340089798407),
    (1e-10, -6.361340902404057), (1e-05, -4.264890793922825), (0.001, -3.0902323061678136),
    (0.01, -2.326347874040841), (0.025, -1.9599639845400543), (0.05, -1.6448536269514726),
    (0.074, -1.4466320671589785), (0.076, -1.4325027208258116), (0.1, -1.2815515655446004),
    (0.2, -0.8416212335729142), (0.4, -0.2533471031357997), (0.49, -0.025068908258711057),
    (0.499999, -2.5066282745665593e-06), (0.5, 0.0), (0.6, 0.2533471031357997), (0.8, 0.8416212335729144),
    (0.95, 1.6448536269514722), (0.975, 1.9599639845400538), (0.995, 2.5758293035489004),
    (0.9999, 3.7190164854557084),
  ]

  static let probabilities: [(x: Double, p: Double)] = [
    (-37, 5.725571222524577e-300), (-10, 7.619853024160525e-24), (-5, 2.866515718791939e-07),
    (-2, 0.02275013194817921), (-1, 0.15865525393145705), (-0.1, 0.460172162722971), (0, 0.5),
    (0.5, 0.6914624612740131), (1, 0.8413447460685429), (3, 0.9986501019683699), (6, 0.9999999990134123),
  ]

  @Test func quantilesHaveAllTheirDigits() {
    for (p, x) in Self.quantiles {
      let quantile = NormalDistribution.standard.quantile(p)
      #expect(isClose(quantile, x, within: 1e-15), "p = \(p): \(quantile), not \(x)")
      #expect(NormalDistribution.standard.quantile(upperTail: p) == -quantile)
    }
  }

  @Test func probabilitiesKeepTheirDigitsInBothTails() {
    for (x, p) in Self.probabilities {
      // The argument's rounding alone costs x² units in the last place.
      let tolerance = 4e-16 * (1 + x * x)
      #expect(isClose(NormalDistribution.standard.cumulative(x), p, within: tolerance), "x = \(x)")
      #expect(isClose(NormalDistribution.standard.upperTail(-x), p, within: tolerance), "x = \(x)")
    }
  }

  @Test func meanAndDeviationScale() {
    let normal = NormalDistribution(mean: 100, standardDeviation: 15)
    #expect(normal.cumulative(100) == 0.5 && normal.quantile(0.5) == 100)
    #expect(isClose(normal.quantile(0.975), 100 + 15 * 1.9599639845400538))
    #expect(isClose(normal.cumulative(130), 1 - 0.02275013194817921))
  }

  @Test func certaintyLiesAtInfinity() {
    #expect(NormalDistribution.standard.quantile(0) == -.infinity)
    #expect(NormalDistribution.standard.quantile(1) == .infinity)
  }
}
