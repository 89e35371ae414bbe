public import DiscreteEvents
public import Marketplace
public import Scenario
import Statistics

/// A scenario run again and again, each time with other random numbers, side by side on threads.
///
/// The same scenario gives the same figures to the bit at any number of jobs, unless somebody ended it. Of each
/// replication nothing is kept but its figures.
public struct Replications: Sendable {
  /// How many were asked for.
  public let asked: Int
  /// How many came to their end. Fewer than were asked for only if somebody ended it.
  public let finished: Int
  public let figures: [ReplicatedFigure]
  /// What was left out of each at the beginning: of all as much.
  public let warmup: WarmupChoice
  /// What the engine did, in all of them.
  public let events: Int

  /// So many of the replications are run before, at most, to find out how much to leave out: averaged over ten, noise is
  /// hardly taken for a trend, and more would cost more than they tell.
  private static let pilots = 10

  private struct Finished: Sendable {
    let figures: [Figure]
    let events: Int
  }

  /// - Parameters:
  ///   - end: Where each run ends if it has not ended before.
  ///   - control: Follows all runs. What was under way when it ends them counts for nothing.
  /// - Throws: What the first replication that could not go on has thrown.
  public init(
    of scenario: Scenario, count: Int, jobs: Int, until end: Instant = .never, under control: RunControl = .unattended
  ) throws {
    let warmup =
      try WarmupChoice(of: scenario)
      ?? WarmupChoice(
        after: parallelMap(count: min(count, Self.pilots), jobs: jobs) { number in
          try Pilot(of: scenario, replication: UInt32(truncatingIfNeeded: number), until: end, under: control)
        })
    let replications = try parallelMap(count: count, jobs: jobs) { number -> Finished? in
      guard !control.isInterrupted() else { return nil }
      let outcome = try Outcome(
        simulating: scenario, replication: UInt32(truncatingIfNeeded: number), until: end, warmup: warmup,
        under: control)
      return outcome.ending == .interruption ? nil : Finished(figures: outcome.figures, events: outcome.eventsInAll)
    }.compactMap(\.self)
    self.warmup = warmup
    asked = count
    finished = replications.count
    figures = ReplicatedFigure.merged(replications.map(\.figures))
    events = replications.reduce(0) { $0 + $1.events }
  }

  public func figure(_ name: String) -> ReplicatedFigure? { figures.first { $0.name == name } }

  /// The expectations that the means do not meet, and those of which nothing was measured.
  public func failures(of expectations: [Expectation]) -> [Expectation] {
    expectations.filter { !$0.holds(for: figure($0.measure.name)?.values.mean) }
  }
}
