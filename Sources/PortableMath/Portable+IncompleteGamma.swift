extension Portable {
  /// The regularised lower incomplete gamma function P(a, x): the probability that a gamma variable of shape `a` and
  /// scale 1 is at most `x`. Absolute error below 1e-12.
  ///
  /// The power series below a + 1, Legendre's continued fraction above; for shapes above 1,000 an expansion near the mean.
  ///
  /// - Complexity: O(1); up to a hundred steps for shapes near 1,000.
  public static func gammaProbability(shape a: Double, upTo x: Double) -> Double {
    gammaProbability(shape: a, upTo: x, logGamma: logGamma(a))
  }

  /// The same for a caller who asks often about one shape, and keeps the logarithm of its gamma function.
  public static func gammaProbability(shape a: Double, upTo x: Double, logGamma: Double) -> Double {
    if a.isNaN || x.isNaN || a <= 0 { return .nan }
    if x <= 0 { return 0 }
    if x == .infinity { return 1 }
    let apart = (x - a) / a
    if a > largeShape, abs(apart) <= 0.5 { return gammaProbabilityNearMean(a, apart) }
    if a > 0x1p20 { return apart < 0 ? 0 : 1 }  // what is left there is below e^-90,000
    let front = exp(a * log(x) - x - logGamma)
    return x < a + 1 ? front * lowerSeries(a, x) : 1 - front * upperFraction(a, x)
  }

  private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var n = a
    while term > sum * 0x1p-54 {
      n += 1
      term *= x / n
      sum += term
    }
    return sum
  }

  /// Evaluated forwards by Lentz's method; for x >= a + 1 all partial denominators are positive.
  private static func upperFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = Double.infinity
    var d = 1 / b
    var value = d
    var i = 0.0
    var factor = 2.0
    while abs(factor - 1) > 0x1p-51 && i < 100_000 {
      i += 1
      let numerator = -i * (i - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      factor = c * d
      value *= factor
    }
    return value
  }
}
