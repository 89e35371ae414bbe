/// When a run is to stop. The first rule that applies counts.
public enum StopRule {
  /// After all events up to and including this instant; the clock then stands there.
  case instant(Instant)
  /// After so many further events.
  case events(Int)
  /// As soon as this holds between two events.
  case condition(() -> Bool)
}

/// Why a run stopped.
public enum StopReason: Sendable, Equatable {
  /// No event is due. Processes that still wait can never go on by themselves.
  case nothingLeft
  case instant
  case events
  case condition
}

/// How a run ended.
public struct RunReport: Sendable {
  public let reason: StopReason
  public let time: Instant
  /// How many events ran, since the simulation's start.
  public let events: Int
  /// Who was still waiting, the longest wait first. They have been cancelled.
  public let parked: [ParkedProcess]
  /// Processes that went on waiting although they were cancelled, and were abandoned.
  public let unresponsive: [String]
}

/// A process that waits.
public struct ParkedProcess: Sendable, Equatable {
  public let process: String
  /// What it waits for, in words: "sleep", "acquire grill".
  public let awaits: String
  public let since: Instant
  /// When time alone ends the wait; `nil` if only somebody else can.
  public let until: Instant?
}

extension ParkedProcess: CustomStringConvertible {
  public var description: String {
    "\(process) has waited since \(since): \(awaits)" + (until.map { " (until \($0))" } ?? "")
  }
}
