import PortableMath

/// The logarithm of the beta function, `ln Γ(a) + ln Γ(b) - ln Γ(a + b)`, for positive arguments.
///
/// Large arguments go by Stirling remainders, which keep the digits that cancel between the three terms.
internal func logBeta(_ a: Double, _ b: Double) -> Double {
  let small = min(a, b)
  let large = max(a, b)
  if large < 10 {
    return Portable.logGamma(small) + Portable.logGamma(large) - Portable.logGamma(small + large)
  }
  let ratio = small / large
  let remainders = stirlingRemainder(large) - stirlingRemainder(small + large)
  if small < 10 {
    let fall = (small + large - 0.5) * Portable.log1p(ratio) - small
    return Portable.logGamma(small) + remainders - fall - small * Portable.log(large)
  }
  return stirlingRemainder(small) + remainders + halfLogTwoPi - 0.5 * Portable.log(large)
    + (small - 0.5) * Portable.log(ratio / (1 + ratio)) - large * Portable.log1p(ratio)
}
