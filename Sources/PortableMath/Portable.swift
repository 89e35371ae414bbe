/// Elementary functions that give the same bits on every machine, in every build.
///
/// A C library may choose other code, with other last bits, by processor. These are built from IEEE 754 additions,
/// multiplications, divisions and square roots alone, each correctly rounded and never contracted, so a result depends on
/// the argument and on nothing else. Every function states its largest error in units in the last place (ulp) of the exact
/// result; infinities, `nan`, zeros and subnormal arguments give what C99 (Annex F) asks for.
///
/// The polynomials are Chebyshev interpolants of the functions named beside them, computed with 48 digits or more and
/// rounded to double precision.
///
/// Not for vectors, other precisions, or directed rounding.
public enum Portable {}

extension Portable {
  /// ln 2 in two parts: the first has 42 bits, so its product with a binary exponent is exact.
  @inlinable static var ln2High: Double { 0x1.62e42fefa3800p-1 }
  @inlinable static var ln2Low: Double { 0x1.ef35793c76730p-45 }

  /// Adding and subtracting this rounds a number below 2^51 to the nearest integer, ties to even.
  @inlinable static var roundingShift: Double { 0x1.8p52 }
}

extension Portable {
  /// Evaluates the polynomial with the given coefficients, the constant one first, by Horner's rule.
  @inline(__always)
  static func polynomial<let count: Int>(_ coefficients: InlineArray<count, Double>, at x: Double) -> Double {
    var sum = 0.0
    var index = count
    while index > 0 {
      index -= 1
      sum = sum * x + coefficients[index]
    }
    return sum
  }
}
