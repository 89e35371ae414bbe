import PortableMath

/// Mt/M/∞: arrivals at a rate that swings about its mean once a period, and everybody is served at once.
///
/// The number inside follows the rate, later and with a smaller swing (Eick, Massey and Whitt 1993).
struct RhythmicArrivals {
  let meanRate: Double
  /// The rate at time t is `meanRate + swing · sin(2πt / period)`.
  let swing: Double
  let period: Double
  let meanStay: Double

  func rate(at time: Double) -> Double { meanRate + swing * Portable.sin(frequency * time) }

  /// The mean number inside at a time of the period, once the start is forgotten.
  func meanNumber(at time: Double) -> Double {
    let lag = frequency * meanStay
    let (sine, cosine) = (Portable.sin(frequency * time), Portable.cos(frequency * time))
    return meanStay * (meanRate + swing * (sine - lag * cosine) / (1 + lag * lag))
  }

  /// Over a whole period.
  var meanNumber: Double { meanRate * meanStay }

  private var frequency: Double { 2 * Double.pi / period }
}
