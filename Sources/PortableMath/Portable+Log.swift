extension Portable {
  /// The natural logarithm. Error below 0.9 ulp.
  @inlinable
  @inline(__always)
  public static func log(_ x: Double) -> Double {
    let bits = x.bitPattern
    // One comparison leaves out zero, subnormals, negatives, infinity and nan.
    guard bits &- 0x0010_0000_0000_0000 < 0x7FE0_0000_0000_0000 else { return logOfUnusual(x) }
    return logOfNormal(bits: bits, exponentOffset: 0)
  }

  /// x = 2^k m with m in [sqrt(1/2), sqrt(2)), and log m = 2 atanh(s) with s = f / (2 + f), f = m - 1.
  ///
  /// The leading terms f - f²/2 are kept apart, as in Ng's FDLIBM (1993), so that only small terms carry a rounding error.
  @inlinable
  @inline(__always)
  static func logOfNormal(bits: UInt64, exponentOffset: Int64) -> Double {
    let k = Int64(bitPattern: bits &- 0x3FE6_A09E_667F_3BCD) >> 52
    let f = Double(bitPattern: bits &- UInt64(bitPattern: k << 52)) - 1
    let s = f / (2 + f)
    let z = s * s
    let z2 = z * z
    // (log(1 + f) - 2s) / s, in z = s²
    let a: Double = 0x1.5555555555558p-1 + z * 0x1.99999999952e2p-2
    let b: Double = 0x1.2492492df148dp-2 + z * 0x1.c71c62e5800a1p-3
    let c: Double = 0x1.7462b4ab2ef6bp-3 + z * 0x1.39fe606542ddep-3
    let tail = z * (a + z2 * (b + z2 * (c + z2 * 0x1.2b584aae78a57p-3)))
    let halfSquare = 0.5 * f * f
    let exponent = Double(k &- exponentOffset)
    return exponent * ln2High - ((halfSquare - (s * (halfSquare + tail) + exponent * ln2Low)) - f)
  }

  @inlinable
  @inline(never)
  static func logOfUnusual(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    if x.isNaN || x < 0 { return .nan }
    if x == .infinity { return x }
    return logOfNormal(bits: (x * 0x1p54).bitPattern, exponentOffset: 54)
  }
}

extension Portable {
  /// log(1 + x), accurate for small x too. Error below 1 ulp.
  public static func log1p(_ x: Double) -> Double {
    if x.isNaN || x < -1 { return .nan }
    if x == -1 { return -.infinity }
    if x == .infinity || abs(x) < 0x1p-54 { return x }

    var k = 0.0
    var f = x
    var correction = 0.0
    if x < -0.2928 || x > 0.4142 {
      let sum = 1 + x
      let lost = x >= 1 ? 1 - (sum - x) : x - (sum - 1)
      let exponent = Int64(bitPattern: sum.bitPattern &- 0x3FE6_A09E_667F_3BCD) >> 52
      k = Double(exponent)
      f = Double(bitPattern: sum.bitPattern &- UInt64(bitPattern: exponent << 52)) - 1
      correction = lost / sum
    }
    let s = f / (2 + f)
    let z = s * s
    let tail =
      z
      * polynomial(
        [
          0x1.5555555555558p-1, 0x1.99999999952e2p-2, 0x1.2492492df148dp-2, 0x1.c71c62e5800a1p-3, 0x1.7462b4ab2ef6bp-3,
          0x1.39fe606542ddep-3, 0x1.2b584aae78a57p-3,
        ], at: z)
    let halfSquare = 0.5 * f * f
    return k * ln2High - ((halfSquare - (s * (halfSquare + tail) + (k * ln2Low + correction))) - f)
  }

  /// The logarithm to base 2. Error below 0.6 ulp; exact for powers of two.
  public static func log2(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return log(x) }
    return logExtended(x).times(Extended(high: 0x1.71547652b82fep+0, low: 0x1.777d0ffda0d24p-56)).rounded
  }

  /// The logarithm to base 10. Error below 0.6 ulp; exact for powers of ten.
  public static func log10(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return log(x) }
    return logExtended(x).times(Extended(high: 0x1.bcb7b1526e50ep-2, low: 0x1.95355baaafad3p-57)).rounded
  }

  /// The natural logarithm of a positive finite number, with a relative error below 2^-64.
  static func logExtended(_ x: Double) -> Extended {
    let subnormal = x < 0x1p-1022
    let bits = (subnormal ? x * 0x1p54 : x).bitPattern
    let exponent = Int64(bitPattern: bits &- 0x3FE6_A09E_667F_3BCD) >> 52
    let f = Double(bitPattern: bits &- UInt64(bitPattern: exponent << 52)) - 1
    let s = Extended(f).over(Extended(sum: 2, f))
    let z = s.times(s)
    // 2 atanh(s) = 2s (1 + z/3 + z²/5 + ...): the sum after z/3 is small enough for a single double.
    let small =
      z.high * z.high
      * polynomial(
        [
          0x1.999999999999ap-3, 0x1.2492492492491p-3, 0x1.c71c71c71cfd7p-4, 0x1.745d17451376fp-4, 0x1.3b13b1bc64d9dp-4,
          0x1.1110dfb2433c1p-4, 0x1.e1f7f8b33879dp-5, 0x1.ac4ab12e9f860p-5, 0x1.b8d2ce0baf5e8p-5,
        ], at: z.high)
    let third = z.times(Extended(high: 0x1.5555555555555p-2, low: 0x1.5555555555555p-56))
    let mantissa = s.plus(s.times(third.plus(Extended(small))))
    let k = Double(subnormal ? exponent - 54 : exponent)
    let power = Extended(sum: k * ln2High, k * ln2Low)
    return power.plus(Extended(high: 2 * mantissa.high, low: 2 * mantissa.low))
  }
}
