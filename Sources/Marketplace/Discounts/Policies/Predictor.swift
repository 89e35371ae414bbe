import Scenario

/// As much as a model predicts, to each item of its own.
struct Predictor: Condition {
  private let model: PredictionModel
  /// Its place among the scenario's discounts.
  private let discount: Int

  /// - Parameter number: The number of a reason.
  init(_ model: DiscountModel, of discount: Int, numbering number: (String) -> Int) {
    self.model = PredictionModel(model, numbering: number)
    self.discount = discount
  }

  /// Adds what it says of each line, in their order.
  func predict(_ lines: [Basket.Line], _ features: Features, into predictions: inout [Prediction]) {
    var features = features
    predictions.reserveCapacity(predictions.count + lines.count)
    for (place, line) in lines.enumerated() {
      features.stock = line.stock ?? 1
      predictions.append(Prediction(discount: discount, line: place, answer: model.answer(to: features)))
    }
  }
}
