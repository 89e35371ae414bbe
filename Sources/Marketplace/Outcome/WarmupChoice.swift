public import DiscreteEvents
public import Scenario
import Statistics

/// How much of a run's beginning is not measured, and why as much.
public struct WarmupChoice: Sendable, Equatable {
  public let length: Timespan
  public let reason: Reason

  public enum Reason: Sendable, Equatable {
    /// The scenario wants everything to be measured.
    case nothing
    /// The scenario says how much.
    case said
    /// From so many of the orders of a first run on, in the order in which they were placed, times are as they stay.
    case settled(after: Int, of: Int)
    /// A first run of so many orders does not show from when on they are; everything is measured.
    case unsettled(Int)
    /// Somebody ended the first run.
    case interrupted
  }

  static let nothing = WarmupChoice(length: .zero, reason: .nothing)
}

extension WarmupChoice {
  /// What a scenario says; nil if it is to be found.
  public init?(of scenario: Scenario) {
    switch scenario.warmup {
    case .none: self = .nothing
    case .length(let length): self.init(length: length, reason: .said)
    case .auto: return nil
    }
  }

  /// Found by MSER-5 (White 1997) from the times from click to door, in the order of placement: of one run, or averaged over
  /// several, which is the surer.
  public init(after pilots: [Pilot]) {
    let shortest = pilots.map(\.stays.count).min() ?? 0
    guard pilots.allSatisfy(\.isFinished) else {
      self.init(length: .zero, reason: .interrupted)
      return
    }
    switch WarmUp.mser5(across: pilots.map { $0.stays.map(\.minutes) }) {
    case .tooShort: self.init(length: .zero, reason: .unsettled(shortest))
    case .cut(0): self.init(length: .zero, reason: .settled(after: 0, of: shortest))
    case .cut(let count):
      let ticks = pilots.reduce(Int64(0)) { $0 + $1.stays[count].placedAt.sinceStart.ticks }
      self.init(
        length: Timespan(ticks: ticks / Int64(pilots.count)), reason: .settled(after: count, of: shortest))
    }
  }
}

/// A first run, from which it is told how long the beginning is unlike the rest.
public struct Pilot: Sendable {
  /// In the order of placement.
  let stays: [Stay]
  let isFinished: Bool

  /// The run is the same as the one that it is made for, the measuring apart.
  public init(
    of scenario: Scenario, replication: UInt32, until end: Instant = .never, under control: RunControl = .unattended
  ) throws {
    let outcome = try Outcome(
      scenario, replication, as: .asDeclared, until: end, keeping: .stays, .nothing, under: control.withoutEnd)
    stays = (outcome.books.stays ?? []).sorted { $0.order < $1.order }
    isFinished = outcome.ending != .interruption
  }
}

extension RunControl {
  /// Follows a run after which there is another one.
  fileprivate var withoutEnd: RunControl {
    RunControl(isInterrupted: isInterrupted) { [tell] progress in if !progress.isOver { tell(progress) } }
  }
}
