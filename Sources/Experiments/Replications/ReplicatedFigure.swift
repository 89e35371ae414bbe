public import Marketplace
public import Scenario
public import Statistics

/// One result over all replications: its mean, and the interval in which the true mean lies.
public struct ReplicatedFigure: Sendable, Equatable {
  public let name: String
  public let unit: Measure.Unit
  /// Of those replications that had something to measure.
  public let values: Tally

  /// Replications are independent, so this is Student's interval at 95 %; nil for fewer than two of them.
  public var interval: ConfidenceInterval? { ConfidenceInterval(of: values, level: Self.level) }

  public static let level = 0.95
}

extension ReplicatedFigure {
  /// Takes together the figures of each replication, which must be the same ones in the same order.
  public static func merged(_ replications: [[Figure]]) -> [ReplicatedFigure] {
    guard let first = replications.first else { return [] }
    return first.indices.map { place in
      let figures = replications.map { $0[place] }
      precondition(
        figures.allSatisfy { $0.name == first[place].name }, "replications differ in their figure \(place)")
      return ReplicatedFigure(
        name: first[place].name, unit: first[place].unit, values: Tally(of: figures.compactMap(\.value)))
    }
  }
}
