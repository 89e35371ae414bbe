/// What faults do to somebody, or something, at the moment.
struct PersonHealth: Sendable {
  /// How many of them keep it from doing anything.
  var down = 0
  /// How many times as long everything takes.
  var factor = 1.0
  /// Which ones they are.
  var faults: UInt64 = 0

  var isUp: Bool { down == 0 }
}
