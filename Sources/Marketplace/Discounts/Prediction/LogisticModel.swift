import PortableMath
import Scenario

/// Gives the highest percentage from a probability on, and nothing below it. It is as sure as its answer is probable.
struct LogisticModel: Sendable {
  private let sum: WeightedSum
  private let highest: Share
  private let threshold: Double
  private let reason: Int

  init(_ model: DiscountModel, reason: Int) {
    sum = WeightedSum(model)
    (highest, threshold, self.reason) = (model.highest, model.threshold, reason)
  }

  func answer(to features: Features) -> Prediction.Answer {
    let probability = 1 / (1 + Portable.exp(-sum.value(of: features)))
    let isGiven = probability >= threshold
    return Prediction.Answer(
      percentage: isGiven ? highest : .zero, confidence: isGiven ? probability : 1 - probability, reason: reason)
  }
}
