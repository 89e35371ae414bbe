internal import DiscreteEvents

extension Disturbance {
  /// What two disturbances do to a link together, each by its own luck.
  ///
  /// For faults that overlap: whoever keeps account of those that last disturbs the link with all of them combined, and again
  /// when one begins or ends.
  ///
  /// ```swift
  /// subscription.disturb(lasting.reduce(Disturbance()) { $0.combined(with: $1) })
  /// ```
  ///
  /// A message is lost if one of them loses it, and comes twice if one or both duplicate it. One that both delay is late by both
  /// delays; one that is held back is so within the wider window.
  public func combined(with other: Disturbance) -> Disturbance {
    var both = Disturbance(
      loses: either(loses, other.loses), duplicates: either(duplicates, other.duplicates),
      delays: either(delays, other.delays), reorders: either(reorders, other.reorders))
    both.delay = OneOrBothDelays(delays, delay, other.delays, other.delay)?.law ?? (delays > 0 ? delay : other.delay)
    both.reorderWindow =
      if reorders > 0, other.reorders > 0 {
        max(reorderWindow, other.reorderWindow)
      } else {
        reorders > 0 ? reorderWindow : other.reorderWindow
      }
    return both
  }
}

/// The probability of at least one of two independent events.
private func either(_ one: Double, _ other: Double) -> Double {
  let (one, other) = (min(1, max(0, one)), min(1, max(0, other)))
  return one + other - one * other
}

/// How late a message is that at least one of two disturbances has delayed, in ticks. One draw more than those for the delays.
///
/// Mean: q₁m₁ + q₂m₂, where qᵢ is the share of the delayed messages that disturbance i has delayed, with a mean of mᵢ.
private struct OneOrBothDelays: Distribution {
  private let first: TimeLaw
  private let second: TimeLaw
  private let onlyFirst: Double
  private let onlySecond: Double

  /// `nil` unless both delay something.
  init?(_ one: Double, _ first: TimeLaw, _ other: Double, _ second: TimeLaw) {
    guard one > 0, other > 0 else { return nil }
    let (one, other) = (min(1, one), min(1, other))
    (self.first, self.second) = (first, second)
    onlyFirst = one * (1 - other) / either(one, other)
    onlySecond = other * (1 - one) / either(one, other)
  }

  var law: TimeLaw { .drawn(from: self, in: .tick) }

  var mean: Double { (1 - onlySecond) * first.mean + (1 - onlyFirst) * second.mean }

  var variance: Double {
    let both = 1 - onlyFirst - onlySecond
    let square =
      (1 - onlySecond) * (first.variance + first.mean * first.mean)
      + (1 - onlyFirst) * (second.variance + second.mean * second.mean) + 2 * both * first.mean * second.mean
    return square - mean * mean
  }

  func sample(using stream: inout RandomStream) -> Double {
    let which = stream.unit()
    if which < onlyFirst { return Double(first.ticks(using: &stream)) }
    if which < onlyFirst + onlySecond { return Double(second.ticks(using: &stream)) }
    return Double(first.ticks(using: &stream)) + Double(second.ticks(using: &stream))
  }
}
