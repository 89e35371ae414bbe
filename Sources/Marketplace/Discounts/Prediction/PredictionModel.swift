import Scenario

/// A model made ready to be asked: features by their places, reasons by their numbers.
///
/// The same bits on every machine.
enum PredictionModel: Sendable {
  case linear(LinearModel)
  case logistic(LogisticModel)
  case trees(TreeModel)

  init(_ model: DiscountModel, numbering number: (String) -> Int) {
    switch model.kind {
    case .linear: self = .linear(LinearModel(model, reason: number(model.reason)))
    case .logistic: self = .logistic(LogisticModel(model, reason: number(model.reason)))
    case .trees: self = .trees(TreeModel(model, numbering: number))
    }
  }

  func answer(to features: Features) -> Prediction.Answer {
    switch self {
    case .linear(let model): model.answer(to: features)
    case .logistic(let model): model.answer(to: features)
    case .trees(let model): model.answer(to: features)
    }
  }
}

/// An intercept, and weights of some features.
struct WeightedSum: Sendable {
  private let intercept: Double
  /// In the order of the features, so that the sum does not depend on how they were written.
  private let terms: [(place: Int, weight: Double)]

  init(_ model: DiscountModel) {
    intercept = model.intercept
    terms = model.weights.entries.map { (Features.place(of: $0.name), $0.value) }.sorted { $0.0 < $1.0 }
  }

  func value(of features: Features) -> Double {
    var sum = intercept
    for term in terms { sum += term.weight * features[term.place] }
    return sum
  }
}
