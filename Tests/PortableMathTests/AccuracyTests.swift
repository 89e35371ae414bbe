import PortableMath
import Testing

@Suite struct AccuracyTests {
  private func largestError(_ values: [Double], _ function: (Double) -> Double) -> Double {
    Reference.entries(values).map { $0.error(of: function($0.arguments[0])) }.max() ?? .infinity
  }

  @Test func logarithmsStayWithinTheStatedErrors() {
    #expect(largestError(Reference.log, Portable.log) < 0.9)
    #expect(largestError(Reference.log1p, Portable.log1p) < 1)
    #expect(largestError(Reference.log2, Portable.log2) < 0.6)
    #expect(largestError(Reference.log10, Portable.log10) < 0.6)
  }

  @Test func exponentialsStayWithinTheStatedErrors() {
    #expect(largestError(Reference.exp, Portable.exp) < 1)
    #expect(largestError(Reference.expm1, Portable.expm1) < 1)
  }

  @Test func powersStayWithinTheStatedError() {
    let entries = Reference.entries(Reference.pow, arguments: 2)
    let errors = entries.map { $0.error(of: Portable.pow($0.arguments[0], $0.arguments[1])) }
    #expect((errors.max() ?? .infinity) < 1)
  }

  @Test func sineAndCosineStayWithinTheStatedErrorsAtAnySize() {
    #expect(largestError(Reference.sin, Portable.sin) < 0.9)
    #expect(largestError(Reference.cos, Portable.cos) < 0.9)
  }

  @Test func logGammaStaysWithinTheStatedErrorNearItsZerosToo() {
    #expect(largestError(Reference.logGamma, Portable.logGamma) < 6)
  }

  @Test func errorFunctionsStayWithinTheStatedErrors() {
    #expect(largestError(Reference.erf, Portable.erf) < 1)
    #expect(largestError(Reference.erfc, Portable.erfc) < 3)
  }

  @Test func theNormalQuantileStaysWithinTheStatedError() {
    #expect(largestError(Reference.normalQuantile, Portable.normalQuantile) < 6)
  }

  // Subnormal doubles stand as bit patterns, so one unit in the last place is one.
  @Test func subnormalArgumentsAndResultsAreAccurateToo() {
    #expect(Portable.log(Double(bitPattern: 1)) == -0x1.74385446d71c3p+9)
    #expect(Portable.log(Double(bitPattern: 0x5_3333_3333)) == -0x1.684e2b886a6eep+9)
    #expect(Portable.log10(Double(bitPattern: 1)) == -0x1.434e6420f4374p+8)
    #expect(Portable.exp(-0x1.6f59f9d1f64c6p+9).bitPattern == 0x4227)
    #expect(Portable.exp(-0x1.6b462ef223e12p+9).bitPattern == 0x383_1d13)
    #expect(Portable.exp(-0x1.636f46b3974d4p+9).bitPattern == 0x1_5972_760a_7530)
    #expect(Portable.pow(10, -320).bitPattern == 0x7e8)
  }
}
