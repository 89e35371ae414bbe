public import DiscreteEvents

/// How restaurants cook.
public struct Kitchens: Section {
  public enum TicketOrder: String, CaseIterable, Sendable { case fifo, promised }

  public var cooks = 4
  public var stations = Named<Int>()
  public var preparation = Law<Timespan>(#"{ "gamma": { "mean": "17m", "shape": 2 } }"#)
  public var sizeEffect = 0.15
  public var order = TicketOrder.fifo
  public var batch = 1
  public var estimateError = Law<Double>(#"{ "normal": { "mean": 1, "deviation": 0.2 } }"#)

  public init() {}

  public static let keys = [
    Key<Self>(
      "cooks", \.cooks, .wholeNumber(0...10_000), "How many cook in each, if it has no stations. Assumed: 4."),
    Key(
      "stations", \.stations, .named("a station's name", of: .wholeNumber(0...10_000), from: 1),
      "How many places each station has: { \"grill\": 3, \"fry\": 2 }. Tickets are split by station and joined."),
    Key(
      "preparation", \.preparation, .law(),
      "How long cooking takes, once begun, where a menu's item does not say. Assumed: 17 min on average, 30 for one in ten."
    ),
    Key(
      "sizeEffect", \.sizeEffect, .number(0...10), "How much longer, in parts, each further item of an order makes it."),
    Key(
      "order", \.order, .choice("an order of tickets"), "Which ticket is next: the oldest, or the one promised first."),
    Key("batch", \.batch, .wholeNumber(1...1_000), "How many of the same item are cooked at once."),
    Key(
      "estimateError", \.estimateError, .law(),
      "What the kitchen's estimate of an order's time, by which partners are sent, is multiplied by for its own misjudgement. Assumed."
    ),
  ]
}
