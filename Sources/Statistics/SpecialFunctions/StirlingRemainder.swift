/// What Stirling's formula leaves out: `ln Γ(x) = (x - ½) ln x - x + ½ ln 2π + stirlingRemainder(x)`, for `x >= 10`.
///
/// Ratios of gamma functions of large arguments lose their digits when taken as differences of `ln Γ`; taken as
/// differences of this small remainder they do not. The series' next term is below 2e-18 from 10 on.
internal func stirlingRemainder(_ x: Double) -> Double {
  let z = 1 / (x * x)
  var sum = -3617.0 / 122_400
  for coefficient in [1 / 156.0, -691 / 360_360.0, 1 / 1_188.0, -1 / 1_680.0, 1 / 1_260.0, -1 / 360.0, 1 / 12.0] {
    sum = sum * z + coefficient
  }
  return sum / x
}

/// `½ ln 2π`.
internal let halfLogTwoPi = 0.918938533204672741780329736406
