extension Portable {
  /// The sine of an angle in radians, of any size. Error below 0.9 ulp.
  public static func sin(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    if abs(x) < 0x1p-27 { return x }
    let (quadrant, rest) = reducedAngle(x)
    let value = quadrant & 1 == 0 ? sinOfReduced(rest) : cosOfReduced(rest)
    return quadrant & 2 == 0 ? value : -value
  }

  /// The cosine of an angle in radians, of any size. Error below 0.9 ulp.
  public static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    let (quadrant, rest) = reducedAngle(x)
    let value = quadrant & 1 == 0 ? cosOfReduced(rest) : sinOfReduced(rest)
    return (quadrant + 1) & 2 == 0 ? value : -value
  }

  /// |r| at most pi/4, where sin(r) = r + r³ S(r²).
  private static func sinOfReduced(_ r: Extended) -> Double {
    let z = r.high * r.high
    let s = polynomial(
      [
        -0x1.5555555555555p-3, 0x1.1111111111110p-7, -0x1.a01a01a019926p-13, 0x1.71de3a545e700p-19,
        -0x1.ae64540f0ba18p-26, 0x1.61217c1864fa1p-33, -0x1.ab161757f0c63p-41,
      ], at: z)
    return r.high + (r.high * z * s + r.low * (1 - 0.5 * z))
  }

  /// |r| at most pi/4, where cos(r) = 1 - r²/2 + r⁴ C(r²).
  private static func cosOfReduced(_ r: Extended) -> Double {
    let z = r.high * r.high
    let c = polynomial(
      [
        0x1.5555555555555p-5, -0x1.6c16c16c16c16p-10, 0x1.a01a01a019d02p-16, -0x1.27e4fb7711e1dp-22,
        0x1.1eed8de9ef73ep-29, -0x1.9394b76d1f265p-37, 0x1.ab76cf6e9b365p-45,
      ], at: z)
    let head = 1 - 0.5 * z
    return head + (((1 - head) - 0.5 * z) + (z * z * c - r.high * r.low))
  }
}
