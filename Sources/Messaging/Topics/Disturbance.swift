public import DiscreteEvents

/// What a bad link does to messages, each with a probability of its own.
///
/// A random number is drawn only for what has a probability above zero, from streams of this link alone: switching a
/// disturbance on changes nobody else's luck.
public struct Disturbance: Sendable {
  /// The message does not arrive.
  public var loses = 0.0
  /// It arrives twice.
  public var duplicates = 0.0
  /// It arrives later by a time drawn from ``delay``.
  public var delays = 0.0
  public var delay = TimeLaw.always(.seconds(1))
  /// It is held until what comes behind it within ``reorderWindow`` may have overtaken it.
  public var reorders = 0.0
  public var reorderWindow = Timespan.milliseconds(100)

  public init(loses: Double = 0, duplicates: Double = 0, delays: Double = 0, reorders: Double = 0) {
    self.loses = loses
    self.duplicates = duplicates
    self.delays = delays
    self.reorders = reorders
  }

  var isNone: Bool { loses <= 0 && duplicates <= 0 && delays <= 0 && reorders <= 0 }
}

/// A link with what disturbs it.
struct DisturbedLink {
  var disturbance = Disturbance()
  private var losses, copies, waits, swaps: RandomStream

  init(in simulation: Simulation, name: String, entity: UInt32) {
    losses = simulation.stream(Purpose("\(name) loses"), entity: entity)
    copies = simulation.stream(Purpose("\(name) duplicates"), entity: entity)
    waits = simulation.stream(Purpose("\(name) delays"), entity: entity)
    swaps = simulation.stream(Purpose("\(name) reorders"), entity: entity)
  }

  /// What happens to one message: how much later each copy arrives, in ticks. None, one or two.
  mutating func disturb() -> (first: Int64?, second: Int64?) {
    if disturbance.loses > 0, losses.unit() < disturbance.loses { return (nil, nil) }
    let isDoubled = disturbance.duplicates > 0 && copies.unit() < disturbance.duplicates
    return (lateness(), isDoubled ? lateness() : nil)
  }

  private mutating func lateness() -> Int64 {
    var ticks: Int64 = 0
    if disturbance.delays > 0, waits.unit() < disturbance.delays { ticks = disturbance.delay.ticks(using: &waits) }
    if disturbance.reorders > 0, swaps.unit() < disturbance.reorders {
      ticks += Int64(swaps.below(UInt64(max(1, disturbance.reorderWindow.ticks)))) + 1
    }
    return ticks
  }
}
