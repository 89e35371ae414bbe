public import DiscreteEvents

/// Taxes and fees.
public struct Pricing: Section {
  public var tax = Share.percent(5)
  public var taxOn = TaxBase.afterDiscounts
  public var platformFee = Money.zero
  public var deliveryFee = DeliveryFee()
  public var commission = Share.percent(20)
  public var foodCost = Share.percent(30)

  public enum TaxBase: String, CaseIterable, Sendable { case afterDiscounts, beforeDiscounts }

  public init() {}

  public static let keys = [
    Key<Self>("tax", \.tax, .share(), "On the items of an order, rounded to the coin. Assumed: 5 %."),
    Key("taxOn", \.taxOn, .choice("a base of the tax"), "Whether discounts lower the tax."),
    Key("platformFee", \.platformFee, .money(), "What the platform takes for each order."),
    Key("deliveryFee", \.deliveryFee, .section, "What the customer pays for having it brought."),
    Key(
      "commission", \.commission, .share(),
      "What part of an order's items, before discounts, the restaurant pays the platform. Assumed: 20 %."),
    Key("foodCost", \.foodCost, .share(), "What part of an item's price its ingredients cost. Assumed: 30 %."),
  ]

  public struct DeliveryFee: Section {
    public var base = Money(2)
    public var perKilometre = Money(thousandths: 500)
    public var freeFrom: Money?

    public init() {}

    public static let keys = [
      Key<Self>("base", \.base, .money(), "For each delivery. Assumed."),
      Key("perKilometre", \.perKilometre, .money(), "For each kilometre from the restaurant. Assumed."),
      Key("freeFrom", \.freeFrom, .optional(.money(), from: .zero), "From what basket on it is free; null: never."),
    ]
  }
}

/// How customers pay, and what can go wrong with it.
public struct Payments: Section {
  public var methods = Methods()
  public var authorisation = Law<Timespan>(#"{ "gamma": { "mean": "3s", "shape": 2 } }"#)
  public var succeeds = Share.percent(97)
  public var checked = Share.percent(30)
  public var checking = Law<Timespan>(#"{ "gamma": { "mean": "25s", "shape": 3 } }"#)
  public var retriesAfter = Law<Timespan>("5m")
  public var intentLifetime = Timespan.minutes(15)
  public var webhook = Webhook()
  public var polling = Polling()
  public var statusEvery = Timespan.seconds(5)
  public var refund = Law<Timespan>(#"{ "gamma": { "mean": "1m", "shape": 2 } }"#)

  public init() {}

  public static let keys = [
    Key<Self>("methods", \.methods, .section, "What they pay with."),
    Key("authorisation", \.authorisation, .law(), "How long the bank takes to say yes or no. Assumed."),
    Key("succeeds", \.succeeds, .share(), "The share of attempts that succeed. Assumed: 97 %."),
    Key("checked", \.checked, .share(), "The share that the bank has confirmed by a code of its own. Assumed."),
    Key("checking", \.checking, .law(), "How long that takes. Assumed."),
    Key(
      "retriesAfter", \.retriesAfter, .law(),
      "After what time a customer tries again when payments are unavailable (5m in the dine-in walkthrough)."),
    Key("intentLifetime", \.intentLifetime, .timespan(.second ... .days(7)), "After what time an unpaid order lapses."),
    Key("webhook", \.webhook, .section, "How the payment gateway says that money has been paid."),
    Key("polling", \.polling, .section, "Asking the gateway when it says nothing."),
    Key(
      "statusEvery", \.statusEvery, .timespan(.milliseconds(100) ... .hours(1)),
      "How often an app that waits for a payment asks for the order's status, unless it is told first. Assumed."),
    Key("refund", \.refund, .law(), "How long a refund takes. Assumed."),
  ]

  public struct Methods: Section {
    public var card = 70.0
    public var wallet = 20.0
    public var cash = 10.0

    public init() {}

    public static let keys = [
      Key<Self>("card", \.card, .number(0...1e6), "By card, in proportion to the others."),
      Key("wallet", \.wallet, .number(0...1e6), "By wallet or bank transfer at once, in proportion to the others."),
      Key(
        "cash", \.cash, .number(0...1e6), "In cash, when the food or the bill is brought, in proportion to the others."),
    ]
  }

  public struct Webhook: Section {
    public var delay = Law<Timespan>(#"{ "logNormal": { "median": "1s", "p90": "4s" } }"#)
    public var lost = Share(count: 1_000)
    public var duplicated = Share(count: 5_000)
    public var forged = Share.zero
    public var retriesEvery = Timespan.minutes(1)
    public var retries = 5

    public init() {}

    public static let keys = [
      Key<Self>("delay", \.delay, .law(), "How long it is on its way. Assumed."),
      Key("lost", \.lost, .share(), "The share that never arrives. Assumed: 0.1 %."),
      Key("duplicated", \.duplicated, .share(), "The share that arrives twice. Assumed: 0.5 %."),
      Key("forged", \.forged, .share(), "How many with a wrong signature arrive for each true one."),
      Key(
        "retriesEvery", \.retriesEvery, .timespan(.second ... .days(1)),
        "How long the gateway waits before it sends one again that was not answered."),
      Key("retries", \.retries, .wholeNumber(0...1_000), "How often it does."),
    ]
  }

  public struct Polling: Section {
    public var after = Timespan.seconds(30)
    public var every = Timespan.seconds(10)

    public init() {}

    public static let keys = [
      Key<Self>("after", \.after, .timespan(.second ... .days(1)), "When the first question is asked."),
      Key("every", \.every, .timespan(.second ... .days(1)), "How often it is repeated."),
    ]
  }
}
