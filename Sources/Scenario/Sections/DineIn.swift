public import DiscreteEvents

/// Tables and waiters.
public struct DineIn: Section {
  public var tables = 12
  public var seats = 4
  public var waiters = 3
  public var guests = Law<Double>(#"{ "choice": { "1": 2, "2": 5, "3": 2, "4": 2 } }"#)
  public var patience = Law<Timespan>(#"{ "gamma": { "mean": "15m", "shape": 2 } }"#)
  public var payment = PaymentTime.afterMeal
  public var seating = Law<Timespan>("1m")
  public var serving = Law<Timespan>(#"{ "gamma": { "mean": "2m", "shape": 4 } }"#)
  public var eating = Law<Timespan>(#"{ "gamma": { "mean": "25m", "shape": 6 } }"#)
  public var paying = Law<Timespan>(#"{ "gamma": { "mean": "2m", "shape": 3 } }"#)

  public enum PaymentTime: String, CaseIterable, Sendable {
    case beforeAcceptance, afterAcceptance, afterMeal
  }

  public init() {}

  public static let keys = [
    Key<Self>("tables", \.tables, .wholeNumber(0...10_000), "How many tables a restaurant has. Assumed: 12."),
    Key("seats", \.seats, .wholeNumber(1...1_000), "How many can sit at one."),
    Key("waiters", \.waiters, .wholeNumber(0...10_000), "How many wait on them. Assumed: 3."),
    Key(
      "guests", \.guests, .law(),
      "How many sit down together, at least one and at most as many as there are seats. Assumed."),
    Key("patience", \.patience, .law(), "How long guests wait for a free table before they leave. Assumed."),
    Key("payment", \.payment, .choice("a time of payment"), "When guests pay."),
    Key("seating", \.seating, .law(), "From arriving to scanning the table's code."),
    Key("serving", \.serving, .law(), "How long a waiter is busy with bringing an order. Assumed."),
    Key("eating", \.eating, .law(), "How long the meal lasts. Assumed."),
    Key("paying", \.paying, .law(), "From the end of the meal to leaving. Assumed."),
  ]
}
