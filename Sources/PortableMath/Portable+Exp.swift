extension Portable {
  /// The exponential function. Error below 1 ulp.
  @inlinable
  @inline(__always)
  public static func exp(_ x: Double) -> Double {
    // Inside, the result is a normal number and 2^k too.
    guard abs(x) < 708 else { return expOfUnusual(x) }
    let shifted = x * log2OfE + roundingShift
    let k = shifted - roundingShift
    // The integer k stands in the low bits of `shifted`; the mantissa's own bits fall out at the top.
    let scale = Double(bitPattern: (shifted.bitPattern &+ 1023) << 52)
    return scale * expOfReduced((x - k * ln2High) - k * ln2Low)
  }

  @inlinable static var log2OfE: Double { 0x1.71547652b82fep+0 }

  /// exp(r) for |r| <= ln(2) / 2.
  @inlinable
  @inline(__always)
  static func expOfReduced(_ r: Double) -> Double {
    1 + (r + r * r * expTail(r))
  }

  /// (exp(r) - 1 - r) / r² for |r| <= ln(2) / 2, by Estrin's scheme.
  @inlinable
  @inline(__always)
  static func expTail(_ r: Double) -> Double {
    let r2 = r * r
    let r4 = r2 * r2
    let a: Double = 0.5 + r * 0x1.5555555555556p-3
    let b: Double = 0x1.5555555555555p-5 + r * 0x1.11111111109a6p-7
    let c: Double = 0x1.6c16c16c167dap-10 + r * 0x1.a01a01a7cebcdp-13
    let d: Double = 0x1.a01a01a48116fp-16 + r * 0x1.71de0d85293b8p-19
    let e: Double = 0x1.27e4e1dcf773bp-22 + r * 0x1.af390ba7e6f47p-26
    let f: Double = 0x1.1f6717774d5e0p-29
    return (a + r2 * b) + r4 * ((c + r2 * d) + r4 * (e + r2 * f))
  }

  @usableFromInline
  @inline(never)
  static func expOfUnusual(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.8 { return .infinity }
    if x < -745.2 { return 0 }
    return exp(Extended(x))
  }

  /// exp(high + low), overflow and gradual underflow included, for |high| < 800 and |low| far below it.
  static func exp(_ x: Extended) -> Double {
    let k = (x.high * log2OfE + roundingShift) - roundingShift
    let r = Extended(sum: x.high - k * ln2High, x.low - k * ln2Low)
    let tail = r.high * r.high * expTail(r.high) + r.low * (1 + r.high)
    return scaled(1 + (r.high + tail), exponent: Int(k))
  }

  /// value * 2^exponent with one rounding, for a value near 1.
  static func scaled(_ value: Double, exponent: Int) -> Double {
    if exponent > 1000 { return value * 0x1p1000 * power(exponent - 1000) }
    if exponent < -1000 { return value * 0x1p-900 * power(exponent + 900) }
    return value * power(exponent)
  }

  /// 2^exponent for exponents of normal numbers.
  @inline(__always)
  static func power(_ exponent: Int) -> Double {
    Double(bitPattern: UInt64(bitPattern: Int64(exponent + 1023)) << 52)
  }
}

extension Portable {
  /// exp(x) - 1, accurate for small x too. Error below 1 ulp.
  public static func expm1(_ x: Double) -> Double {
    if x.isNaN || x == .infinity || abs(x) < 0x1p-54 { return x }
    if x > 600 { return exp(x) }
    if x < -38 { return -1 }
    let k = (x * log2OfE + roundingShift) - roundingShift
    let r = Extended(sum: x - k * ln2High, -(k * ln2Low))
    let rest = r.high * r.high * expTail(r.high) + r.low * (1 + r.high)
    if k == 0 { return r.high + rest }
    let minusOne = Extended(sum: r.high, rest)
    let scale = power(Int(k))
    let sum = Extended(sum: scale - 1, scale * minusOne.high)
    let lost = -1 - ((scale - 1) - scale)
    return sum.high + (sum.low + (scale * minusOne.low + lost))
  }
}
