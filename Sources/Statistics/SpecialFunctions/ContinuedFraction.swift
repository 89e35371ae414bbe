/// `start + n₁ / (d₁ + n₂ / (d₂ + ...))` by Lentz's method as modified by Thompson and Barnett (1986), until a term
/// changes nothing any more.
internal func continuedFraction(
  start: Double, term: (_ index: Double) -> (numerator: Double, denominator: Double)
) -> Double {
  let tiny = 1e-300
  var value = start == 0 ? tiny : start
  var c = value
  var d = 0.0
  for index in 1...100_000 {
    let (numerator, denominator) = term(Double(index))
    d = denominator + numerator * d
    c = denominator + numerator / c
    if d == 0 { d = tiny }
    if c == 0 { c = tiny }
    d = 1 / d
    let change = c * d
    value *= change
    if abs(change - 1) <= 0x1p-52 { break }
  }
  return value
}
