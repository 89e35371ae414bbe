import Scenario

/// A fault while it lasts: what it does, and to how much.
struct Strike: Sendable {
  /// Its place among the scenario's faults.
  let number: Int
  let kind: Fault.Kind
  /// How many times as long everything takes.
  let factor: Double
  /// How much of what passes through is touched, or how many are.
  let extent: Double
  let delay: DrawnTime

  init(_ fault: Fault, number: Int) {
    self.number = number
    kind = fault.kind
    factor = fault.kind == .slow ? fault.by : 1
    extent = fault.extent.fraction
    delay = DrawnTime(fault.delay)
  }

  /// Its bit in what an order knows of faults; from the 64th on they share one.
  var bit: UInt64 { 1 << UInt64(min(number, 63)) }

  /// Whether who is struck can do nothing at all.
  var takesDown: Bool { kind == .down || kind == .crashes || kind == .partitioned }
}
