public import Scenario

/// One result of a run, by its name.
public struct Figure: Sendable, Equatable {
  /// "clickToDoor.p90"
  public let name: String
  public let unit: Measure.Unit
  /// In the unit; nil if there was nothing to measure.
  public let value: Double?

  public init(_ name: String, _ unit: Measure.Unit, _ value: Double?) {
    self.name = name
    self.unit = unit
    self.value = value
  }
}

extension Outcome {
  /// Everything that a scenario can have an expectation of, in the order of ``Measure/all``; of its twin only where it has
  /// one.
  public var figures: [Figure] {
    Measure.all.filter { effect != nil || !$0.needsTwin }.map { Figure($0.name, $0.unit, value(of: $0)) }
  }
}
