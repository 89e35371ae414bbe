import DiscreteEvents
import Scenario

/// How far each round goes, in metres from the restaurant, and how long it lasts.
struct Rounds: Sendable, Hashable {
  private let first: Double
  private let step: Double
  /// How far the last go.
  let farthest: Double
  /// A round in which nobody is found lasts as long as one in which nobody answers.
  let length: Timespan

  init(_ offers: Partners.Offers) {
    first = offers.within.inMetres
    step = offers.widensBy.inMetres
    farthest = max(first, offers.upTo.inMetres)
    length = offers.timeout
  }

  func reach(of round: Int) -> Double { min(farthest, first + Double(round) * step) }

  /// Whether a later round goes farther.
  func widens(after round: Int) -> Bool { reach(of: round) < farthest && step > 0 }
}
