import PortableMath

/// The regularised incomplete beta function `I_x(a, b)`: the probability that a beta variable stays below `x`.
///
/// By the continued fraction of DiDonato and Morris (1992, equation 9) on the side of the mean where it converges fast;
/// the other side is the complement. The relative error on that side is near 1e-14 for parameters up to about a
/// thousand.
internal struct IncompleteBeta {
  let a: Double
  let b: Double
  private let logOfBeta: Double

  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    logOfBeta = logBeta(a, b)
  }

  func value(at odds: Odds) -> Double { Portable.exp(logValue(at: odds)) }

  /// `ln I_x(a, b)`, which does not underflow.
  func logValue(at odds: Odds) -> Double {
    if odds.x == 0 && odds.logX == -.infinity { return -.infinity }
    if odds.x * (a + b) <= a {
      return logDensity(at: odds) - Portable.log(Self.fraction(a, b, odds))
    }
    let above = logDensity(at: odds) - Portable.log(Self.fraction(b, a, odds.reversed))
    return Portable.log1p(-Portable.exp(above))
  }

  /// The odds below which a beta variable stays with a probability of at most one half.
  ///
  /// `ln I` is a concave, increasing function of the logarithm of the odds, and nearly a line in the tail.
  func logOdds(forProbability p: Double) -> Double {
    let target = Portable.log(p)
    let tail = (target + Portable.log(a) + logOfBeta) / a
    return rootByNewton(from: tail) { logarithm in
      let odds = Odds(logarithm: logarithm)
      let value = logValue(at: odds)
      return (value - target, Portable.exp(logDensity(at: odds) - value))
    }
  }

  /// The logarithm of `dI / d ln(odds)`.
  private func logDensity(at odds: Odds) -> Double {
    a * odds.logX + b * odds.logComplement - logOfBeta
  }

  private static func fraction(_ a: Double, _ b: Double, _ odds: Odds) -> Double {
    let x = odds.x
    let pull = a * odds.complement - b * x + 1
    return continuedFraction(start: a * pull / (a + 1)) { m in
      let middle = a + 2 * m - 1
      let numerator = (a + m - 1) * (a + b + m - 1) * m * (b - m) * (x / middle) * (x / middle)
      let denominator = m + m * (b - m) * x / middle + (a + m) * (pull + m * (1 + odds.complement)) / (middle + 2)
      return (numerator, denominator)
    }
  }
}
