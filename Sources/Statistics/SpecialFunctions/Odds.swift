import PortableMath

/// A probability and its complement, each with its logarithm, none of them taken as a difference.
///
/// `1 - x` has no digits left when `x` is near one; written as odds, both sides keep theirs.
internal struct Odds {
  let x: Double
  let complement: Double
  let logX: Double
  let logComplement: Double

  /// `x = odds / (1 + odds)`.
  init(_ odds: Double) {
    if odds <= 1 {
      self.init(ratio: odds, logRatio: Portable.log(odds))
    } else {
      self = Odds(ratio: 1 / odds, logRatio: -Portable.log(odds)).reversed
    }
  }

  /// The odds whose logarithm is given, however far they lie beyond the range of a double.
  init(logarithm: Double) {
    let small = Odds(ratio: Portable.exp(-abs(logarithm)), logRatio: -abs(logarithm))
    self = logarithm <= 0 ? small : small.reversed
  }

  private init(ratio: Double, logRatio: Double) {
    let logWhole = Portable.log1p(ratio)
    x = ratio / (1 + ratio)
    complement = 1 / (1 + ratio)
    logX = logRatio - logWhole
    logComplement = -logWhole
  }

  private init(x: Double, complement: Double, logX: Double, logComplement: Double) {
    self.x = x
    self.complement = complement
    self.logX = logX
    self.logComplement = logComplement
  }

  var reversed: Odds {
    Odds(x: complement, complement: x, logX: logComplement, logComplement: logX)
  }
}
