import DiscreteEvents

/// Runs a simulation in slices, between which a ``RunControl`` is asked and told.
///
/// Slices are counted in events, so that their length on the machine's clock hardly depends on the scenario. Where they end
/// changes nothing: the same events run in the same order.
struct AttendedRun {
  /// A few milliseconds of work.
  private static let slice = 1 << 14

  let simulation: Simulation
  let world: World
  let control: RunControl
  let chronicle: Chronicle
  let closing: Instant

  enum Stop {
    /// Nothing is left to happen.
    case nothingLeft
    case instant
    case interruption
  }

  /// Goes on until an instant, or until nothing is left to happen.
  ///
  /// - Parameter orders: How many were placed so far.
  func advance(until instant: Instant, orders: () -> Int) throws -> Stop {
    while !control.isInterrupted() {
      tell(orders(), isOver: false)
      switch try simulation.advance(until: .instant(min(instant, chronicle.nextMinute)), .events(Self.slice)) {
      case .events: continue
      case .nothingLeft: return .nothingLeft
      case .instant, .condition:
        guard simulation.now >= chronicle.nextMinute else { return .instant }
        chronicle.passMinute(at: simulation.now)
        if simulation.now >= instant { return .instant }
      }
    }
    return .interruption
  }

  func tell(_ orders: Int, isOver: Bool) {
    control.tell(
      RunProgress(
        replication: simulation.replication, world: world, time: simulation.now, closing: closing, orders: orders,
        isOver: isOver))
  }
}
