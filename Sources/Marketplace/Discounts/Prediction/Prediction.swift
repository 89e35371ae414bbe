import Scenario

/// What a predictor says of a line.
struct Prediction: Sendable, Equatable {
  /// The predictor's place among the scenario's discounts.
  let discount: Int
  /// The line's place in the basket.
  let line: Int
  let answer: Answer

  struct Answer: Sendable, Equatable {
    var percentage: Share
    /// How sure the model is, from 0 to 1.
    var confidence: Double
    /// For ``Pricer/reason(_:)``.
    var reason: Int
  }
}
