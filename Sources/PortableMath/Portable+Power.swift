extension Portable {
  /// x to the power of y. Error below 1 ulp.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    let oddExponent = isOddInteger(y)
    if x == 0 || x.isInfinite { return powerOfLimit(x, y, oddExponent: oddExponent) }
    if y.isInfinite { return powerToInfinity(abs(x), y) }
    if x < 0 && !isInteger(y) { return .nan }
    let magnitude = positivePower(abs(x), y)
    return x < 0 && oddExponent ? -magnitude : magnitude
  }

  private static func positivePower(_ x: Double, _ y: Double) -> Double {
    let logarithm = logExtended(x)
    let estimate = y * logarithm.high
    if estimate > 710 { return .infinity }
    if estimate < -746 { return 0 }
    if abs(estimate) < 0x1p-60 { return 1 + estimate }
    return exp(logarithm.times(y))
  }

  private static func powerOfLimit(_ x: Double, _ y: Double, oddExponent: Bool) -> Double {
    let magnitude: Double = (x == 0) == (y > 0) ? 0 : .infinity
    return x.sign == .minus && oddExponent ? -magnitude : magnitude
  }

  private static func powerToInfinity(_ magnitude: Double, _ y: Double) -> Double {
    if magnitude == 1 { return 1 }
    return (magnitude > 1) == (y > 0) ? .infinity : 0
  }

  private static func isInteger(_ y: Double) -> Bool {
    abs(y) >= 0x1p53 || y == y.rounded(.towardZero)
  }

  private static func isOddInteger(_ y: Double) -> Bool {
    abs(y) < 0x1p53 && isInteger(y) && Int64(y) & 1 == 1
  }
}
