/// The average of a level that holds until it changes: a queue's length, busy cooks, couriers on duty.
///
/// A level counts for as long as it lasted. The plain mean of the lengths a queue went through says nothing about how
/// long it was; the area under the curve divided by the time does.
///
/// Time is a count of ticks handed in by the caller. A level that never changes averages to itself exactly; otherwise
/// the area is a sum of doubles, exact while levels are whole numbers and areas stay below 2⁵³ level-ticks.
///
/// Not mergeable, because two runs of different length have no common time: to combine replications, tally their
/// averages. Not for values without duration: see ``Tally``.
public struct TimeWeightedAverage: Sendable, Equatable {
  @usableFromInline internal var current: Double
  @usableFromInline internal var changed: Int64
  @usableFromInline internal var start: Int64
  /// The area is kept relative to the level at the start, so that a constant level leaves no rounding behind.
  @usableFromInline internal var reference: Double
  @usableFromInline internal var deviation = 0.0
  @usableFromInline internal var least: Double
  @usableFromInline internal var greatest: Double

  @inlinable
  public init(level: Double, at time: Int64) {
    precondition(level.isFinite, "a level is finite, not \(level)")
    current = level
    changed = time
    start = time
    reference = level
    least = level
    greatest = level
  }

  /// States the level from now on. Several updates at one time are allowed; only the last one lasts, but each counts
  /// for ``maximum`` and ``minimum``.
  ///
  /// - Complexity: O(1), without allocation.
  @inlinable
  public mutating func update(level: Double, at time: Int64) {
    precondition(level.isFinite, "a level is finite, not \(level)")
    precondition(time >= changed, "time went back from tick \(changed) to tick \(time)")
    deviation += (current - reference) * Double(time - changed)
    changed = time
    current = level
    if level < least { least = level }
    if level > greatest { greatest = level }
  }

  /// Forgets the past, as at the end of a warm-up, and goes on from the level that holds now.
  public mutating func reset(at time: Int64) {
    precondition(time >= changed, "time went back from tick \(changed) to tick \(time)")
    self = TimeWeightedAverage(level: current, at: time)
  }
}

extension TimeWeightedAverage {
  @inlinable
  public var level: Double { current }

  /// The highest level since the start or the last reset, however briefly it held.
  @inlinable
  public var maximum: Double { greatest }

  /// The lowest level since the start or the last reset, however briefly it held.
  @inlinable
  public var minimum: Double { least }

  /// Level multiplied by ticks, from the start or the last reset until `time`.
  public func area(until time: Int64) -> Double {
    reference * Double(time - start) + deviationArea(until: time)
  }

  /// The area divided by the time it spans; `nil` while no time has passed.
  public func average(until time: Int64) -> Double? {
    let area = deviationArea(until: time)
    guard time > start else { return nil }
    return reference + area / Double(time - start)
  }

  private func deviationArea(until time: Int64) -> Double {
    precondition(time >= changed, "the level is known from tick \(changed) on, and was asked for at tick \(time)")
    return deviation + (current - reference) * Double(time - changed)
  }
}
