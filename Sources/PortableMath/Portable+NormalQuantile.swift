extension Portable {
  /// The x below which a standard normal variable falls with probability `p`. Error below 6 ulp.
  ///
  /// Increasing in `p`, and exactly odd: `normalQuantile(1 - p) == -normalQuantile(p)` where 1 - p is exact. Infinite at 0
  /// and 1, `nan` outside. The change of variable w = -log(4 p (1 - p)) is Giles's ("Approximating the erfinv function",
  /// 2010): the quantile divided by 2p - 1 is smooth in it.
  public static func normalQuantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    let upper = p > 0.5
    let tail = upper ? 1 - p : p
    if tail < 0x1p-10 { return upper ? farQuantile(tail) : -farQuantile(tail) }
    let y = upper ? 1 - 2 * tail : 2 * tail - 1
    let w = tail > 0.25 ? -log1p(-y * y) : -log(4 * tail * (1 - tail))
    return y * centralSlope(w)
  }

  /// The quantile over 2p - 1, for w in [0, 6.5].
  private static func centralSlope(_ w: Double) -> Double {
    polynomial(
      [
        0x1.30c2a269a79d9p+1, 0x1.18c3252c67c30p+0, -0x1.811ba1f85ccd7p-4, -0x1.0253d23348db8p-5,
        0x1.cb8892ed383cdp-6, -0x1.f0632b5507682p-8, -0x1.b87bd4534fd3bp-10, 0x1.1686f090dbc38p-9,
        -0x1.30577c1455205p-11, -0x1.55f75e8473c2ep-13, 0x1.783582ed15a5bp-13, -0x1.653cc8ec76df5p-15,
        -0x1.238cdc8227607p-16, 0x1.0447b5c23f376p-16, -0x1.91db1cfcc04c5p-19, -0x1.ecd811746f574p-20,
        0x1.711e9ed7ee605p-20, -0x1.a133bc41ccadfp-23, -0x1.d4df2f6f37b27p-23, 0x1.02c9b333b0311p-23,
        0x1.542dd25d97acdp-27, -0x1.838ce32a5c4e4p-26, 0x1.5ec436f432d52p-30, 0x1.f3f6b2e3e2bb0p-30,
      ], at: (w - 3.25) / 3.25)
  }

  /// The x above which a standard normal variable lies with probability `tail`, at most 2^-10.
  private static func farQuantile(_ tail: Double) -> Double {
    let s = (-log(tail)).squareRoot()
    if s <= 5.2 { return nearTail((s - 3.95) * 0.8) }
    return s < 10 ? s * middleTail((1 / s - 0x1.2b52b52b52b53p-3) / -0x1.7a17a17a17a18p-5) : remotestTail(tail, s)
  }

  /// For s = sqrt(-log tail) in [2.7, 5.2].
  private static func nearTail(_ u: Double) -> Double {
    polynomial(
      [
        0x1.4691d848f563bp+2, 0x1.de41eb871d5efp+0, -0x1.8aea7a3792ebfp-6, 0x1.919f82aee9d36p-8,
        -0x1.a5b8277a5cbc4p-10, 0x1.c42fe34d45cc4p-12, -0x1.ec551f6f41338p-14, 0x1.0f4d738399c4ap-15,
        -0x1.2e1a40e6e4a45p-17, 0x1.537a3a5548d66p-19, -0x1.80a3faa88134ep-21, 0x1.b721f5b840f68p-23,
        -0x1.f8e5918445bb9p-25, 0x1.241bfca6bf9acp-26, -0x1.537f36ef495bap-28, 0x1.8d42a352ba135p-30,
        -0x1.dcba0c73d683dp-32, 0x1.19a18f0609c10p-33, -0x1.14c7aafab0d79p-35, 0x1.48945d40f7182p-37,
        -0x1.84a4f60ad6a2dp-38, 0x1.d27ed24944a2ap-40,
      ], at: u)
  }

  /// Over s, by 1 / s, for s in [5.2, 10].
  private static func middleTail(_ u: Double) -> Double {
    polynomial(
      [
        0x1.5d9656b73c4d0p+0, 0x1.ac49539b8e259p-6, -0x1.63f39ef5231b8p-9, -0x1.21bc09ac1744dp-13,
        -0x1.a01a0ae61bbb4p-17, -0x1.ad553ba8bbe68p-20, -0x1.10a90649ca4a3p-22, -0x1.88ff75b606bebp-25,
        -0x1.35347069eee44p-27, -0x1.03a5276e7f2c0p-29, -0x1.ca35b63755a58p-32, -0x1.a4599d635960bp-34,
        -0x1.8f139d7e29edcp-36, -0x1.8395e336244a6p-38, -0x1.6c9616a6d8997p-40, -0x1.6f2a05b10a404p-42,
        -0x1.110384fe2557ap-43, -0x1.1df561a8873afp-45,
      ], at: u)
  }

  /// Newton's method on the logarithm of the tail, for probabilities below exp(-100).
  private static func remotestTail(_ tail: Double, _ s: Double) -> Double {
    let logarithm = -s * s
    var x = (-2 * logarithm - log(-4 * 3.141592653589793 * logarithm)).squareRoot()
    for _ in 0..<3 {
      let here = 0.5 * erfc(x * 0x1.6a09e667f3bcdp-1)
      let density = exp(-0.5 * x * x) * 0x1.9884533d43651p-2
      x += log(here / tail) * here / density
    }
    return x
  }
}
