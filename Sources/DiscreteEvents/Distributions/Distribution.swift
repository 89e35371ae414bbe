/// A probability law that can be sampled, and that knows its mean and variance.
///
/// A draw is a plain number in the unit of the law's parameters: minutes in, minutes out. ``span(in:using:)`` turns a draw
/// into virtual time.
///
/// Each law states how many draws of the stream a sample takes. Where that is one, a sample grows with its uniform draw
/// (inverse transform), so that two worlds with the same stream and slightly different parameters stay close.
public protocol Distribution: Sendable {
  /// The expectation; infinite where the law has none.
  var mean: Double { get }

  /// The expected squared distance from the mean; infinite where the law has none.
  var variance: Double { get }

  func sample(using stream: inout RandomStream) -> Double
}

extension Distribution {
  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// A sample counted in `unit`, to the nearest tick: a draw of 1.5 in minutes is 90 seconds.
  ///
  /// A negative draw gives a negative span; ``Truncated`` keeps a law above zero. Beyond the range of time, the span is
  /// ``Timespan/invalid``.
  @inlinable @inline(__always)
  public func span(in unit: Timespan, using stream: inout RandomStream) -> Timespan {
    Timespan(rounding: sample(using: &stream) * Double(unit.ticks))
  }
}

/// A continuous law whose cumulative probability and its inverse can be computed.
public protocol InvertibleDistribution: Distribution {
  /// The probability of a sample of at most `x`.
  func probability(upTo x: Double) -> Double

  /// The x with `probability(upTo: x) == p`, for p in [0, 1]; the ends of the law's support at 0 and 1.
  func quantile(_ p: Double) -> Double
}
