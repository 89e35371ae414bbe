import PortableMath
import Testing

@Suite struct SpecialValueTests {
  private let infinity = Double.infinity

  @Test func logarithmsHonourTheirEdges() {
    for log in [Portable.log, Portable.log2, Portable.log10] {
      #expect(log(0) == -infinity)
      #expect(log(-0.0) == -infinity)
      #expect(log(1).bitPattern == 0)
      #expect(log(infinity) == infinity)
      #expect(log(-1).isNaN && log(-infinity).isNaN && log(.nan).isNaN)
    }
    #expect(Portable.log1p(-1) == -infinity)
    #expect(Portable.log1p(-2).isNaN)
    #expect(Portable.log1p(-0.0).sign == .minus)
    #expect(Portable.log1p(infinity) == infinity)
  }

  @Test func logarithmsOfExactPowersAreExact() {
    for exponent in -1074...1023 {
      #expect(Portable.log2(Double(sign: .plus, exponent: exponent, significand: 1)) == Double(exponent))
    }
    let powersOfTen: [Double] = [
      1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
      1e21, 1e22,
    ]
    for (exponent, power) in powersOfTen.enumerated() {
      #expect(Portable.log10(power) == Double(exponent))
    }
  }

  @Test func exponentialsHonourTheirEdges() {
    #expect(Portable.exp(0) == 1 && Portable.exp(-0.0) == 1)
    #expect(Portable.exp(infinity) == infinity && Portable.exp(-infinity) == 0)
    #expect(Portable.exp(709.782712893384) < infinity)
    #expect(Portable.exp(709.7827128933841) == infinity)
    #expect(Portable.exp(-745.1332191019411) == 0x1p-1074)
    #expect(Portable.exp(-745.1332191019412) == 0)
    #expect(Portable.exp(.nan).isNaN)
    #expect(Portable.expm1(-infinity) == -1 && Portable.expm1(infinity) == infinity)
    #expect(Portable.expm1(-0.0).sign == .minus)
    #expect(Portable.expm1(.nan).isNaN)
  }

  @Test func powersHonourTheTableOfC99() {
    #expect(Portable.pow(.nan, 0) == 1 && Portable.pow(1, .nan) == 1)
    #expect(Portable.pow(0, 3) == 0 && Portable.pow(0, -3) == infinity)
    #expect(Portable.pow(-0.0, -3) == -infinity && Portable.pow(-0.0, -2) == infinity)
    #expect(Portable.pow(-0.0, 3).sign == .minus && Portable.pow(-0.0, 2).sign == .plus)
    #expect(Portable.pow(-infinity, 3) == -infinity && Portable.pow(-infinity, -2) == 0)
    #expect(
      Portable.pow(-1, infinity) == 1 && Portable.pow(0.5, infinity) == 0 && Portable.pow(2, infinity) == infinity)
    #expect(Portable.pow(0.5, -infinity) == infinity)
    #expect(Portable.pow(-8, 1.0 / 3).isNaN && Portable.pow(2, .nan).isNaN)
    #expect(Portable.pow(-2, 3) == -8 && Portable.pow(-2, 4) == 16)
    #expect(Portable.pow(10, 400) == infinity && Portable.pow(10, -400) == 0 && Portable.pow(-10, 401) == -infinity)
    #expect(Portable.pow(1 + 0x1p-52, 1e300) == infinity && Portable.pow(2, 1e-300) == 1)
    #expect(Portable.pow(2, -1074) == 0x1p-1074 && Portable.pow(2, -1075) == 0)
  }

  @Test func sineAndCosineHonourTheirEdges() {
    #expect(Portable.sin(-0.0).sign == .minus && Portable.cos(0) == 1)
    #expect(Portable.sin(infinity).isNaN && Portable.cos(-infinity).isNaN && Portable.sin(.nan).isNaN)
    #expect(Portable.sin(-2) == -Portable.sin(2) && Portable.cos(-1e9) == Portable.cos(1e9))
  }

  @Test func logGammaHonoursItsEdges() {
    #expect(Portable.logGamma(1) == 0 && Portable.logGamma(2) == 0)
    #expect(Portable.logGamma(0) == infinity && Portable.logGamma(infinity) == infinity)
    #expect(Portable.logGamma(-0.5).isNaN && Portable.logGamma(.nan).isNaN)
    #expect(Portable.logGamma(1e308) == infinity)
  }

  @Test func errorFunctionsHonourTheirEdges() {
    #expect(Portable.erf(0) == 0 && Portable.erf(infinity) == 1 && Portable.erf(-infinity) == -1)
    #expect(Portable.erf(.nan).isNaN && Portable.erfc(.nan).isNaN)
    #expect(Portable.erfc(0) == 1 && Portable.erfc(infinity) == 0 && Portable.erfc(-infinity) == 2)
  }

  @Test func theNormalQuantileHonoursItsEdges() {
    #expect(Portable.normalQuantile(0) == -infinity && Portable.normalQuantile(1) == infinity)
    #expect(Portable.normalQuantile(0.5) == 0)
    #expect(Portable.normalQuantile(-0.1).isNaN && Portable.normalQuantile(1.1).isNaN)
    #expect(Portable.normalQuantile(0.75) == -Portable.normalQuantile(0.25))
  }
}
