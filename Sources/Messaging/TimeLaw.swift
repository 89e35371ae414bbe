public import DiscreteEvents

/// How long something takes: always the same time, or one drawn from a law.
///
/// A draw below zero counts as zero. Equal times are drawn for nothing: no random number is taken. What is drawn for a message
/// depends on its key and on how many of that key came before, or on its number if it has none.
public struct TimeLaw: Sendable {
  private let law: (any Distribution)?
  private let unit: Timespan
  /// Ticks; -1 if they are drawn.
  let fixedTicks: Int64

  public static func always(_ span: Timespan) -> TimeLaw {
    TimeLaw(law: nil, unit: .zero, fixedTicks: max(0, span.ticks))
  }

  /// - Parameter unit: What a draw of one stands for.
  public static func drawn(from law: some Distribution, in unit: Timespan) -> TimeLaw {
    TimeLaw(law: law, unit: unit, fixedTicks: -1)
  }

  /// In ticks.
  var mean: Double { law.map { $0.mean * Double(unit.ticks) } ?? Double(fixedTicks) }
  /// In ticks squared.
  var variance: Double { law.map { $0.variance * Double(unit.ticks) * Double(unit.ticks) } ?? 0 }

  public static var zero: TimeLaw { .always(.zero) }

  /// - Parameter luck: Asked for random numbers if there is something to be drawn.
  @inline(__always)
  func ticks(_ luck: () -> RandomStream) -> Int64 {
    if fixedTicks >= 0 { return fixedTicks }
    var stream = luck()
    return ticks(using: &stream)
  }

  func ticks(using stream: inout RandomStream) -> Int64 {
    guard let law else { return fixedTicks }
    return max(0, law.span(in: unit, using: &stream).ticks)
  }
}

/// Refuses what cannot be how many times as long something takes.
func requireFactor(_ factor: Double, of name: String) {
  precondition(factor.isFinite && factor >= 0, "\(name) cannot be slowed by a factor of \(factor)")
}

extension Int64 {
  /// So many ticks times a factor, to the nearest tick.
  @inline(__always)
  func slowed(by factor: Double) -> Int64 {
    factor == 1 ? self : Timespan.seconds(Timespan(ticks: self).inSeconds * factor).ticks
  }
}
