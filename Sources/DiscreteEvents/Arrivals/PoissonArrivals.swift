import PortableMath

/// Arrivals at one rate, each independent of the others. One draw an arrival.
///
/// Instants are rounded to ticks, so not for rates near one a tick.
public struct PoissonArrivals: ArrivalProcess, Hashable {
  private let meanGap: Double

  /// - Parameters:
  ///   - rate: Arrivals per `unit`, on average. At 0, none ever comes.
  ///   - unit: The time in which `rate` arrivals are expected.
  public init(rate: Double, per unit: Timespan) throws(ArrivalError) {
    guard unit.ticks > 0 else { throw .impossibleUnit(unit) }
    guard rate.isFinite, rate >= 0 else { throw .impossibleRate(rate, at: .zero) }
    meanGap = Double(unit.ticks) / rate
  }

  public func next(after instant: Instant, using stream: inout RandomStream) -> Instant? {
    guard meanGap.isFinite else { return nil }
    let gap = Timespan(rounding: -meanGap * Portable.log(stream.openUnit()))
    let arrival = max(instant, .start) + gap
    return gap.isValid && arrival.isValid ? arrival : nil
  }
}
