import DiscreteEvents
import Messaging
import Scenario

/// How long something takes, ready to be drawn: what is always the same takes no random number.
struct DrawnTime: Sendable {
  private let fixed: Timespan?
  private let law: Law<Timespan>

  init(_ law: Law<Timespan>) {
    self.law = law
    fixed = law.distribution is Constant ? max(law.mean, .zero) : nil
  }

  @inline(__always)
  func drawn(using stream: inout RandomStream) -> Timespan {
    if let fixed { return fixed }
    return max(law.sample(using: &stream), .zero)
  }

  var mean: Timespan { law.mean }

  /// Nil if it is not always the same.
  var always: Timespan? { fixed }

  /// For the broker, which draws for itself.
  var forMessages: TimeLaw { TimeLaw(law) }
}

extension Timespan {
  /// So many times as long, to the nearest tick.
  static func * (span: Timespan, factor: Double) -> Timespan {
    factor == 1 ? span : .seconds(span.inSeconds * factor)
  }
}
