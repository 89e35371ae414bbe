extension Portable {
  /// The logarithm of the gamma function, for x >= 0. Error below 6 ulp, near its zeros at 1 and 2 too.
  ///
  /// `nan` for negative x: the reflected branch has no use here.
  public static func logGamma(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 || x == .infinity { return .infinity }
    if x < 0.5 { return (logGammaFromTwo(x) - log1p(x)) - log(x) }
    if x < 1.5 { return logGammaFromTwo(x - 1) - log1p(x - 1) }
    if x < 2.5 { return logGammaFromTwo(x - 2) }
    return x < 8 ? logGammaByRecurrence(x) : logGammaByStirling(x)
  }

  /// logGamma(2 + t) for |t| at most 1/2.
  private static func logGammaFromTwo(_ t: Double) -> Double {
    t
      * polynomial(
        [
          0x1.b0ee6072093cep-2, 0x1.4a34cc4a60fa6p-2, -0x1.13e001a557607p-4, 0x1.51322ac7d8483p-6,
          -0x1.e404fc218f5eep-8, 0x1.7add6eadb6c2dp-9, -0x1.38ac5c2bf9197p-10, 0x1.0b36af8639a56p-11,
          -0x1.d3fd4c768e899p-13, 0x1.a127b0f13b842p-14, -0x1.78de5bf0048f1p-15, 0x1.580dcefdc24cdp-16,
          -0x1.3cbc90ceb4d29p-17, 0x1.25979e6537ad7p-18, -0x1.11b3b7feecd0ep-19, 0x1.006592c4c81f2p-20,
          -0x1.e2380eca7eebbp-22, 0x1.c7453d6156e89p-23, -0x1.b1eb546f8e976p-24, 0x1.9c316988b82d9p-25,
          -0x1.6bc9f7cfed9fdp-26, 0x1.5b062f10bd4e9p-27, -0x1.fb10eb4db3351p-28, 0x1.e67f5639f8010p-29,
        ], at: t)
  }

  /// Down to the interval around 2 by gamma(x) = (x - 1) gamma(x - 1).
  private static func logGammaByRecurrence(_ x: Double) -> Double {
    var factor = 1.0
    var reduced = x
    while reduced >= 2.5 {
      reduced -= 1
      factor *= reduced
    }
    return logGammaFromTwo(reduced - 2) + log(factor)
  }

  /// Stirling's series, to the term of order x^-15.
  private static func logGammaByStirling(_ x: Double) -> Double {
    if x > 0x1p1000 { return x * (log(x) - 1) }
    let inverse = 1 / x
    let series =
      inverse
      * polynomial(
        [
          0x1.5555555555555p-4, -0x1.6c16c16c16c17p-9, 0x1.a01a01a01a01ap-11, -0x1.3813813813814p-11,
          0x1.b951e2b18ff23p-11, -0x1.f6ab0d9993c7dp-10, 0x1.a41a41a41a41ap-8, -0x1.e4286cb0f5398p-6,
        ], at: inverse * inverse)
    let halfLogOfTwoPi = 0x1.d67f1c864beb5p-1
    return (x - 0.5) * (log(x) - 1) + ((halfLogOfTwoPi - 0.5) + series)
  }
}
