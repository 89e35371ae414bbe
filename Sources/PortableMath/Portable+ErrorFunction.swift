extension Portable {
  /// The error function. Error below 1 ulp.
  public static func erf(_ x: Double) -> Double {
    if abs(x) < 1 { return x + x * erfTail(x * x) }
    if x.isNaN { return x }
    if abs(x) > 6 { return x < 0 ? -1 : 1 }
    return x < 0 ? complementOfErf(-x) - 1 : 1 - complementOfErf(x)
  }

  /// 1 - erf(x), without cancellation. Error below 3 ulp for results that are not subnormal.
  public static func erfc(_ x: Double) -> Double {
    if x.isNaN { return x }
    if abs(x) < 0.5 { return 1 - (x + x * erfTail(x * x)) }
    if x > 27.3 { return 0 }
    if x < -6 { return 2 }
    return x < 0 ? 2 - complementOfErf(-x) : complementOfErf(x)
  }

  /// erf(x) / x - 1 by z = x², at most 1.
  private static func erfTail(_ z: Double) -> Double {
    polynomial(
      [
        0x1.06eba8214db69p-3, -0x1.812746b0379e7p-2, 0x1.ce2f21a042be2p-4, -0x1.b82ce31288b47p-6,
        0x1.565bcd0e6a2eep-8, -0x1.c02db40035f1ep-11, 0x1.f9a326f7ac5b1p-14, -0x1.f4d25bf9af03ap-17,
        0x1.b9e6c38e5cf3dp-20, -0x1.5f73c3bf14b91p-23, 0x1.fcbb312b48443p-27, -0x1.517ce02f1265fp-30,
        0x1.9a0fcb5e22c5bp-34, -0x1.b40e7abf9f000p-38, 0x1.3c01fd3a74542p-42,
      ], at: z)
  }

  /// erfc(x) for 0.5 <= x <= 27.3, as exp(-x²) C(t) / (1 + 2x).
  ///
  /// One Chebyshev series in t = (x - 3.75) / (x + 3.75) serves the whole half-line (Schonfelder, "Chebyshev expansions
  /// for the error and related functions", 1978).
  private static func complementOfErf(_ x: Double) -> Double {
    let series: InlineArray<26, Double> = [
      0x1.2d75d0246cee8p+0, -0x1.2cd0564f8c1b7p-8, -0x1.59159e8868995p-4, 0x1.e50c3e7c7dccep-5, -0x1.b4c68f4569326p-6,
      0x1.295e991a7d82dp-7, -0x1.3c4c54f8d419dp-9, 0x1.014ed1572209ap-11, -0x1.221e6f70130b5p-14, 0x1.15c3f597f0492p-18,
      0x1.9f8f03ca86fc1p-21, -0x1.d601c320c8f9cp-23, 0x1.71e1efca86cf9p-27, 0x1.36bf2885524c9p-28,
      -0x1.aa4d7b1cdf20ap-31,
      -0x1.15df59ca6082bp-34, 0x1.f8af0a9aa6d31p-36, 0x1.b61b723941781p-43, -0x1.0fc16c00b50f2p-40,
      0x1.24f6a772cbc36p-45,
      0x1.2d8b49ab5f72bp-45, -0x1.0cb63a80de2c5p-49, -0x1.6884628ace07ap-50, 0x1.561b105822235p-54,
      0x1.d3744857e262bp-55,
      -0x1.4a219c71bb4d2p-59,
    ]
    let t = (x - 3.75) / (x + 3.75)
    var last = 0.0
    var beforeLast = 0.0
    for index in stride(from: 25, to: 0, by: -1) {
      (last, beforeLast) = (2 * t * last - beforeLast + series[index], last)
    }
    let sum = t * last - beforeLast + series[0]
    let square = Extended(product: x, x)
    return exp(Extended(high: -square.high, low: -square.low)) * (sum / (1 + 2 * x))
  }
}
