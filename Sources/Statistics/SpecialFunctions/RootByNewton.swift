/// The root of a monotone, concave function by Newton's method.
///
/// A tangent of a concave function lies above it, so that after the first step every further one comes closer from the
/// same side: no bracket is needed. A step is kept from going further than `longestStep`.
internal func rootByNewton(
  from start: Double, longestStep: Double = .infinity, function: (Double) -> (value: Double, slope: Double)
) -> Double {
  var root = start
  for _ in 0..<200 {
    let (value, slope) = function(root)
    let step = max(-longestStep, min(longestStep, -value / slope))
    guard step.isFinite else { break }
    root += step
    if abs(step) <= 1e-13 * max(1, abs(root)) { break }
  }
  return root
}
