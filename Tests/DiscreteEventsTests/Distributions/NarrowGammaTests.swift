import DiscreteEvents
import Testing

/// Gamma laws that are almost constant: three hours give or take a millisecond.
struct NarrowGammaTests {
  /// By mpmath 1.3.0 at 45 digits: Newton's method on a quadrature of the density.
  @Test(arguments: [
    (1500.5, 1e-12, 1243.950802488563572242),
    (1500.5, 0.25, 1474.194258816077341923),
    (1500.5, 0.999, 1623.059360198537155515),
    (1000000000.0, 1e-12, 999777566.2505427155438),
    (1000000000.0, 0.25, 999978670.5796254426662),
    (1000000000.0, 0.999, 1000097724.575717406538),
    (116640000000000.0, 1e-12, 116639924027590.8480679),
    (116640000000000.0, 0.25, 116639992715510.5161945),
    (116640000000000.0, 0.999, 116640033374511.7564576),
  ])
  func quantilesAreGoodToABillionthOfTheDeviation(shape: Double, probability: Double, value: Double) throws {
    let law = try Gamma(shape: shape, scale: 1)
    let error = abs(law.quantile(probability) - value)
    let tolerance = 1e-9 * shape.squareRoot() + value * 0x1p-50
    #expect(error < tolerance)
  }

  /// A million of them would take hours if one took a step for each part of the root of the shape.
  @Test func aTruncatedOneHasItsMomentsAtOnce() throws {
    let base = try Gamma(mean: 10_800, standardDeviation: 0.001)
    for law in [try Truncated(base), try Truncated(base, from: 10_000, to: 11_000)] {
      #expect(abs(law.mean - 10_800) < 1e-8)
      #expect(abs(law.variance - 1e-6) < 1e-11)
    }
    // Half of a normal law: its mean lies √(2/π) deviations from its edge.
    let upper = try Truncated(base, from: 10_800)
    let expected = 10_800 + 0.001 * (2 / Double.pi).squareRoot()
    #expect(abs(upper.mean - expected) < 1e-8)
  }
}
