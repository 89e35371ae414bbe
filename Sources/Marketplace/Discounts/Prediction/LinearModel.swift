import Scenario

/// Adds up features to the percentage, from none to the highest.
struct LinearModel: Sendable {
  private let sum: WeightedSum
  private let highest: Double
  private let confidence: Double
  private let reason: Int

  init(_ model: DiscountModel, reason: Int) {
    sum = WeightedSum(model)
    highest = Double(model.highest.count)
    (confidence, self.reason) = (model.confidence, reason)
  }

  func answer(to features: Features) -> Prediction.Answer {
    let millionths = (sum.value(of: features) * 1_000_000).rounded()
    let percentage = Share(count: Int64(min(max(millionths, 0), highest)))
    return Prediction.Answer(percentage: percentage, confidence: confidence, reason: reason)
  }
}
