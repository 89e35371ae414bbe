import DiscreteEvents
import JSON

extension DistributionError {
  /// What is wrong with a law, in the units in which it was written.
  func sentence<Quantity: LawQuantity>(over _: Quantity.Type) -> String {
    switch requirement {
    case .above(.infinity): "this law draws whole numbers, and has no bounds"
    case .finite where parameter == "mean": "this law has no mean"
    case .between(_, let largest) where parameter == "mean":
      "the mean of this law is above \(text(largest, Quantity.self))"
    case .between where parameter == "probability": "no such law: the mean is below 1"
    case .moreEntriesThan: "no such law: it has no values"
    case .positive where parameter == "sum of weights": "no such law: no weight is above 0"
    case .positive where parameter == "probability between the bounds": "no such law: nothing lies within its bounds"
    default: "no such law: \(name) is \(text(value, Quantity.self))"
    }
  }

  func advice<Quantity: LawQuantity>(over _: Quantity.Type) -> String {
    switch requirement {
    case .finite where parameter == "mean": "write a \"shape\" above 1, or \"atMost\""
    case .between where parameter == "mean": "write \"atMost\", or what is drawn smaller"
    case .above(.infinity) where parameter == "mean": "write a law that can be cut off"
    case .between(let least, let most) where Self.quantities.contains(parameter):
      "write \(name) from \(text(least, Quantity.self)) to \(text(most, Quantity.self))"
    case .above(.infinity): "leave out \"atLeast\" and \"atMost\""
    case .between where parameter == "probability": "write a \"mean\" of at least 1"
    case .moreEntriesThan: "write at least one"
    case .positive where parameter == "sum of weights": "write a weight above 0 for at least one"
    case .positive where parameter == "probability between the bounds":
      "write another \"atLeast\" or \"atMost\", or leave them out"
    case .positive: "write \(name) above 0"
    case .notNegative: "write \(name) of at least 0"
    case .above(let bound): "write \(name) above \(text(bound, Quantity.self))"
    case .atLeast(let bound): "write \(name) of at least \(text(bound, Quantity.self))"
    case .below(let bound): "write \(name) below \(text(bound, Quantity.self))"
    default: "\(name) must be \(requirement)"
    }
  }

  /// As the language calls it: "deviation".
  private var name: String { parameter == "standardDeviation" ? "deviation" : parameter }

  private static let quantities = [
    "mean", "deviation", "median", "p90", "from", "to", "mode", "minimum", "atLeast", "atMost", "plus",
  ]

  private func text<Quantity: LawQuantity>(_ number: Double, _: Quantity.Type) -> String {
    guard number.isFinite, Self.quantities.contains(name) else { return short(number) }
    switch Quantity.form.written(Quantity(magnitude: number)) {
    case .string(let text)?: return text
    case let text?: return Reading.text(text)
    case nil: return short(number)
    }
  }
}
