extension Portable {
  /// The density of a gamma variable of shape `a` and scale 1 at x > 0. Relative error below 1e-11 within forty
  /// standard deviations of the mean.
  ///
  /// - Parameter logGamma: The logarithm of the shape's gamma function.
  public static func gammaDensity(shape a: Double, at x: Double, logGamma: Double) -> Double {
    guard a > largeShape else { return exp((a - 1) * log(x) - x - logGamma) }
    let inverse = 1 / a
    let correction = 1 + inverse * (1.0 / 12 + inverse * (1.0 / 288 - inverse * (139.0 / 51_840)))
    return exp(-a * fallFromPeak((x - a) / a)) * (a / twoPi).squareRoot() / (x * correction)
  }

  static var largeShape: Double { 1_000 }
  private static var twoPi: Double { 0x1.921fb54442d18p2 }

  /// The probability for a shape above ``largeShape`` and x = a (1 + μ), μ at most a half either way: a normal variable's, and a
  /// correction in powers of 1/a (Temme, "The asymptotic expansion of the incomplete gamma functions", 1979).
  ///
  /// - Complexity: O(1).
  static func gammaProbabilityNearMean(_ a: Double, _ apart: Double) -> Double {
    let fall = fallFromPeak(apart)
    let eta = apart < 0 ? -(2 * fall).squareRoot() : (2 * fall).squareRoot()
    let exponent = a * fall
    let root = exponent.squareRoot()
    let normal = 0.5 * erfc(apart < 0 ? root : -root)
    return normal - exp(-exponent) / (twoPi * a).squareRoot() * correction(eta, 1 / a)
  }

  /// μ - ln(1 + μ) without cancellation, as the square of μ / (2 + μ) comes in at once.
  private static func fallFromPeak(_ apart: Double) -> Double {
    guard abs(apart) <= 0.5 else { return apart - log1p(apart) }
    let ratio = apart / (2 + apart)
    let square = ratio * ratio
    let series = polynomial(
      [
        1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21, 1.0 / 23,
        1.0 / 25, 1.0 / 27, 1.0 / 29, 1.0 / 31, 1.0 / 33,
      ], at: square)
    return ratio * (apart - 2 * square * series)
  }

  /// The sum of Temme's functions c₀ to c₃, by their Taylor series in η, each with its power of 1/a.
  private static func correction(_ eta: Double, _ inverse: Double) -> Double {
    let first = polynomial(
      [
        -0x1.5555555555555p-2, 0x1.5555555555555p-4, -0x1.e573ac901e574p-7, 0x1.2f684bda12f68p-10,
        0x1.71de3a556c734p-12, -0x1.76e06fec7273bp-13, 0x1.48c5892f7cd83p-15, -0x1.255370652afc1p-19,
        -0x1.f1b22f594c6b5p-20, 0x1.bd6d21e4b4109p-21, -0x1.7b5f9a2d0465cp-23, 0x1.ccf5ceb7f0d9fp-28,
        0x1.6097d55c37c1cp-27, -0x1.2d2197c7a2faap-28, 0x1.f6e66d24d5c8ap-31, -0x1.c0d9b6edf2b0bp-36,
        -0x1.0070a87340428p-34, 0x1.ac9475c463659p-36,
      ], at: eta)
    let second = polynomial(
      [
        -0x1.e573ac901e574p-10, -0x1.c71c71c71c71cp-9, 0x1.5ac056b015ac0p-9, -0x1.0394f6f09e723p-10,
        0x1.af83440e53dbcp-13, -0x1.af83440e53dbcp-22, -0x1.2fa4ae89e5af0p-16, 0x1.00a9cabd6b83ep-17,
        -0x1.b0bdfcc629cbap-20, 0x1.3f59230a8357cp-28, 0x1.280f2cde3f847p-23, -0x1.ee23d0cba8aeep-25,
      ], at: eta)
    let third = polynomial(
      [
        0x1.0ee643b990ee6p-8, -0x1.5f7268edab4c8p-9, 0x1.948b0fcd6e9e0p-11, 0x1.0db20a88f4696p-19,
        -0x1.c253efaa1a932p-14, 0x1.bbf43daf4fe53p-15, -0x1.ac2d05890f2c3p-17, 0x1.26154ae39151dp-25,
        0x1.7058929663937p-20,
      ], at: eta)
    let fourth = polynomial(
      [
        0x1.547d93b34e2b6p-11, 0x1.e13ce465fa859p-13, -0x1.ebfb188b7ca00p-12, 0x1.18b9b5bf2d984p-12,
        -0x1.3d2a3a29b5d9dp-14, -0x1.0152a1871f27ap-22,
      ], at: eta)
    return first + inverse * (second + inverse * (third + inverse * fourth))
  }
}
