import PortableMath

/// The regularised incomplete gamma functions: the probabilities `P` that a gamma variable of a shape and scale one
/// stays below `x`, and `Q` that it does not.
///
/// The power series below the mean and Legendre's continued fraction above it; the smaller of the two probabilities is
/// the one computed directly.
internal struct IncompleteGamma {
  let shape: Double

  init(shape: Double) {
    self.shape = shape
  }

  /// `ln P(shape, x)`, for `x` given by its logarithm.
  func logLower(atLog logX: Double) -> Double {
    let x = Portable.exp(logX)
    if x <= shape + 1 { return logDensity(x, logX) + Portable.log(series(x)) }
    return Portable.log1p(-Portable.exp(logDensity(x, logX) - Portable.log(fraction(x))))
  }

  /// `ln Q(shape, x)`, for `x` given by its logarithm.
  func logUpper(atLog logX: Double) -> Double {
    let x = Portable.exp(logX)
    if x > shape + 1 { return logDensity(x, logX) - Portable.log(fraction(x)) }
    return Portable.log1p(-Portable.exp(logDensity(x, logX) + Portable.log(series(x))))
  }

  /// The value that the variable stays below with probability `p`, at most one half.
  func lowerQuantile(_ p: Double) -> Double {
    let target = Portable.log(p)
    let tail = (target + Portable.logGamma(shape + 1)) / shape
    let start = min(tail, Portable.log(shape))
    return Portable.exp(
      rootByNewton(from: start) { logX in
        let value = logLower(atLog: logX)
        return (value - target, Portable.exp(logDensity(Portable.exp(logX), logX) - value))
      })
  }

  /// The value that the variable exceeds with probability `q`, at most one half.
  func upperQuantile(_ q: Double) -> Double {
    let target = Portable.log(q)
    return Portable.exp(
      rootByNewton(from: Portable.log(shape), longestStep: 1) { logX in
        let value = logUpper(atLog: logX)
        return (value - target, -Portable.exp(logDensity(Portable.exp(logX), logX) - value))
      })
  }

  /// The logarithm of `dP / d ln x`, that is of `xᵃ e⁻ˣ / Γ(a)`.
  private func logDensity(_ x: Double, _ logX: Double) -> Double {
    if shape < 10 { return shape * logX - x - Portable.logGamma(shape) }
    let apart = (x - shape) / shape
    let fall = abs(apart) < 0.5 ? Portable.log1p(apart) - apart : logX - Portable.log(shape) - apart
    return shape * fall + 0.5 * Portable.log(shape) - halfLogTwoPi - stirlingRemainder(shape)
  }

  private func series(_ x: Double) -> Double {
    var term = 1 / shape
    var sum = term
    var factor = shape
    while term > sum * 0x1p-54 {
      factor += 1
      term *= x / factor
      sum += term
    }
    return sum
  }

  /// `Q` is the density divided by this.
  private func fraction(_ x: Double) -> Double {
    continuedFraction(start: x + 1 - shape) { m in
      (m * (shape - m), x + 2 * m + 1 - shape)
    }
  }
}
