/// An unevaluated sum of two doubles, about 106 bits: for the steps of a function where 53 are not enough.
///
/// The error-free sums and products are those of Knuth and of Dekker ("A floating-point technique for extending the
/// available precision", 1971). `high` is the sum rounded to a double. Not for values near the ends of the range.
struct Extended {
  var high: Double
  var low: Double

  init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  init(_ value: Double) {
    self.init(high: value, low: 0)
  }

  /// a + b without error.
  @inline(__always)
  init(sum a: Double, _ b: Double) {
    let sum = a + b
    let seen = sum - a
    self.init(high: sum, low: (a - (sum - seen)) + (b - seen))
  }

  /// a * b without error, while neither is above 2^970 nor the product near the subnormal range.
  @inline(__always)
  init(product a: Double, _ b: Double) {
    let product = a * b
    let (aHead, aTail) = Self.split(a)
    let (bHead, bTail) = Self.split(b)
    let low = aTail * bTail - (((product - aHead * bHead) - aTail * bHead) - aHead * bTail)
    self.init(high: product, low: low)
  }

  /// Two halves of at most 26 bits each.
  @inline(__always)
  private static func split(_ value: Double) -> (head: Double, tail: Double) {
    let scaled = 0x1.0000002p27 * value
    let head = scaled - (scaled - value)
    return (head, value - head)
  }

  var rounded: Double { high + low }
}

extension Extended {
  func plus(_ other: Extended) -> Extended {
    let heads = Extended(sum: high, other.high)
    return Extended(sum: heads.high, heads.low + (low + other.low))
  }

  func times(_ other: Extended) -> Extended {
    let heads = Extended(product: high, other.high)
    return Extended(sum: heads.high, heads.low + (high * other.low + low * other.high))
  }

  func times(_ factor: Double) -> Extended {
    times(Extended(factor))
  }

  func over(_ divisor: Extended) -> Extended {
    let quotient = high / divisor.high
    let back = Extended(product: quotient, divisor.high)
    let remainder = ((high - back.high) - back.low) + (low - quotient * divisor.low)
    return Extended(sum: quotient, remainder / divisor.high)
  }
}
