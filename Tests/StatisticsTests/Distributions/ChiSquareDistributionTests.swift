import Testing

@testable import Statistics

@Suite struct ChiSquareDistributionTests {
  // mpmath 1.4, 40 digits, by Newton's method on the integral

  static let exceeded: [(degreesOfFreedom: Double, tail: Double, value: Double)] = [
    (0.5, 1e-10, 38.94975469094148), (0.5, 0.025, 3.4332352999607756), (0.5, 0.5, 0.08734760470574682),
    (0.5, 0.95, 8.437150840526012e-06), (1, 1e-10, 41.821456364761296), (1, 0.025, 5.023886187314889),
    (1, 0.5, 0.4549364231195728), (1, 0.95, 0.00393214000001953), (2, 1e-10, 46.051701859880914),
    (2, 0.025, 7.3777589082278725), (2, 0.5, 1.3862943611198906), (2, 0.95, 0.10258658877510116),
    (5, 1e-10, 55.5623985182385), (5, 0.025, 12.832501994030029), (5, 0.5, 4.351460191095527),
    (5, 0.95, 1.1454762260617697), (30, 1e-10, 107.92587809973523), (30, 0.025, 46.97924224367116),
    (30, 0.5, 29.336031516661585), (30, 0.95, 18.49266098195347), (100, 1e-10, 217.71420313830922),
    (100, 0.025, 129.5611971858366), (100, 0.5, 99.33412923598846), (100, 0.95, 77.92946516501726),
    (1000, 1e-10, 1311.303008280607), (1000, 0.025, 1089.5309127749135), (1000, 0.5, 999.333412403381),
    (1000, 0.95, 927.594363020979), (1e6, 1e-10, 1009022.6223853256), (1e6, 0.025, 1002773.701467926),
    (1e6, 0.5, 999999.3333334123), (1e6, 0.95, 997674.9632764738),
  ]

  static let notExceeded: [(degreesOfFreedom: Double, p: Double, value: Double)] = [
    (0.5, 1e-8, 1.349939578622346e-32), (0.5, 0.05, 8.437150840525984e-06), (1, 1e-8, 1.5707963267948967e-16),
    (1, 0.05, 0.003932140000019523), (2, 1e-8, 2.0000000100000002e-08), (2, 0.05, 0.10258658877510107),
    (5, 1e-8, 0.0020407372249365316), (5, 0.05, 1.1454762260617692), (30, 1e-8, 4.301202831887169),
    (30, 0.05, 18.492660981953467), (100, 1e-8, 39.71447235545696), (100, 0.05, 77.92946516501726),
    (1000, 1e-8, 768.9957227883816), (1000, 0.05, 927.594363020979), (1e6, 1e-8, 992083.7506178732),
    (1e6, 0.05, 997674.9632764738),
  ]

  @Test func quantilesAgreeWithHighPrecisionValues() {
    for (degreesOfFreedom, tail, value) in Self.exceeded {
      let quantile = ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: tail)
      #expect(
        isClose(quantile, value, within: 1e-12), "\(degreesOfFreedom) degrees, \(tail): \(quantile), not \(value)")
    }
    for (degreesOfFreedom, p, value) in Self.notExceeded {
      let quantile = ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).quantile(p)
      #expect(isClose(quantile, value, within: 1e-12), "\(degreesOfFreedom) degrees, \(p): \(quantile), not \(value)")
    }
  }

  @Test func probabilitiesAreTheInverseOfQuantiles() {
    for (degreesOfFreedom, tail, value) in Self.exceeded {
      let upper = ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).upperTail(value)
      #expect(isClose(upper, tail, within: 1e-10), "\(degreesOfFreedom) degrees, \(tail): \(upper)")
    }
    for (degreesOfFreedom, p, value) in Self.notExceeded {
      let lower = ChiSquareDistribution(degreesOfFreedom: degreesOfFreedom).cumulative(value)
      #expect(isClose(lower, p, within: 1e-10), "\(degreesOfFreedom) degrees, \(p): \(lower)")
    }
  }
}
