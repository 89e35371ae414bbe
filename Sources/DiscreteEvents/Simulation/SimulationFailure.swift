/// Why a simulation could not go on: what happened, to whom, and when on the virtual clock.
public struct SimulationFailure: Error, Sendable {
  public let time: Instant
  /// The actor, process or building block concerned.
  public let entity: String
  public let cause: Cause

  public enum Cause: Sendable {
    /// A delay that is negative, or not a time at all because arithmetic or a random draw left the range.
    case impossibleDelay(Timespan, label: String)
    /// An event was asked for at an instant that has gone by.
    case inThePast(Instant, label: String)
    /// A process threw an error that nobody caught.
    case processThrew(any Error)
    /// A wait was ended that had ended before.
    case resumedTwice(label: String)
    /// So many events or resumptions at one instant that time seems to stand still.
    case timeStandsStill(Int, label: String)
    /// A building block was used against its rules.
    case misuse(String)
  }
}

extension SimulationFailure: CustomStringConvertible {
  public var description: String { "at \(time), \(entity): \(cause)" }
}

extension SimulationFailure.Cause: CustomStringConvertible {
  public var description: String {
    switch self {
    case .impossibleDelay(let delay, let label):
      delay.isValid && delay.isNegative
        ? "\"\(label)\" was to happen after \(delay), which is negative"
        : "\"\(label)\" was to happen after a delay that is not finite or beyond the range of virtual time"
    case .inThePast(let instant, let label):
      instant.isValid
        ? "\"\(label)\" was to happen at \(instant), which has gone by"
        : "\"\(label)\" was to happen at an instant beyond the range of virtual time"
    case .processThrew(let error): "the process threw \(error)"
    case .resumedTwice(let label): "the wait \"\(label)\" was ended twice"
    case .timeStandsStill(let count, let label):
      "\(count) steps at one instant, the last of them \"\(label)\": time stands still"
    case .misuse(let sentence): sentence
    }
  }
}
