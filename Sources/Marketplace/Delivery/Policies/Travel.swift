import DiscreteEvents

/// How long ways take now.
struct Travel: Sendable, Hashable {
  /// How much longer a road is than the straight line.
  var detour: Double
  /// How many times as long every way takes, by the weather.
  var factor: Double
  /// What a visit takes before a partner can go on to the next door, on average.
  var atDoor = Timespan.zero

  /// How long a straight distance in metres takes.
  func time(_ distance: Double, metresPerSecond: Double) -> Timespan {
    .seconds(distance * detour * factor / metresPerSecond)
  }

  /// What straight distance in metres is gone in a time.
  func distance(in time: Timespan, metresPerSecond: Double) -> Double {
    time.inSeconds * metresPerSecond / (detour * factor)
  }
}
