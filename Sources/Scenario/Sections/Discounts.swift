public import DiscreteEvents

/// Something that lowers prices, or raises them, for some orders.
public struct Discount: Section {
  public enum Policy: String, CaseIterable, Sendable {
    case none, flat, happyHour, stockClearing, firstOrder, targeted, coupon, surge, predictor
  }

  public enum Payer: String, CaseIterable, Sendable { case platform, restaurant }

  public var policy = Policy.flat
  public var name = ""
  public var percentage = Share.zero
  public var amount: Money?
  public var atMost: Money?
  public var minimumBasket = Money.zero
  public var paidBy = Payer.platform
  public var restaurants: [String] = []
  public var items: [String] = []
  public var combines = false
  public var hours: [OpeningHours.Interval] = []
  public var below = Share.percent(30)
  public var segments: [String] = []
  public var share = Share.all
  public var budget: Money?
  public var uses: Int?
  public var usesEach: Int?
  public var above = 1.0
  public var model = DiscountModel()

  public init() {}

  /// What reports call it.
  public var title: String { name.isEmpty ? policy.rawValue : name }

  public static let discriminator: String? = "policy"

  private static let lowering = ["flat", "happyHour", "stockClearing", "firstOrder", "targeted", "coupon"]

  public static let keys = [
    Key<Self>(
      "policy", \.policy, .choice("a policy"), required: true,
      "When it applies: never; always; at some hours; to items low in stock; to first orders; to segments; to those who have a coupon; when partners are short; as a model predicts."
    ),
    Key("name", \.name, .text(0...200), "What reports call it; the policy if not given."),
    Key(
      "percentage", \.percentage, .share(), with: lowering + ["surge"],
      "By what part the price of an item is lowered; for \"surge\", raised."),
    Key(
      "amount", \.amount, .optional(.money(), from: .zero), with: lowering + ["surge"],
      "Or by how much the order is lowered; for \"surge\", the fee."),
    Key("atMost", \.atMost, .optional(.money(), from: .zero), "How much one order is lowered or raised at most."),
    Key("minimumBasket", \.minimumBasket, .money(), "From what basket on it applies."),
    Key("paidBy", \.paidBy, .choice("a payer"), "Who gets less."),
    Key(
      "restaurants", \.restaurants, .list(of: .text(), from: ""),
      "At which restaurants, or kinds of them by their template's name; at all if not given."),
    Key("items", \.items, .list(of: .text(), from: ""), "On which items; on all if not given."),
    Key("combines", \.combines, .flag, "Whether it adds to others; if not, the best for the customer applies."),
    Key(
      "hours", \.hours, .list(of: .hours, from: .wholeDay, count: 1...24), required: true, with: ["happyHour"],
      "At which hours."),
    Key(
      "below", \.below, .share(), with: ["stockClearing"],
      "To items of whose scarcest ingredient less than this share of a full stock is left."),
    Key(
      "segments", \.segments, .list(of: .text(), from: "", count: 1...1_000), required: true, with: ["targeted"],
      "To whom: some of \"customers.segments\"."),
    Key("share", \.share, .share(), with: ["coupon"], "What share of customers has it."),
    Key(
      "budget", \.budget, .optional(.money(), from: .zero), with: lowering + ["predictor"],
      "How much it may cost in all; null: any amount."),
    Key(
      "uses", \.uses, .optional(.wholeNumber(1...1_000_000_000), from: 1), with: lowering + ["predictor"],
      "How often it may be used in all; null: any number."),
    Key(
      "usesEach", \.usesEach, .optional(.wholeNumber(1...1_000_000_000), from: 1), with: lowering + ["predictor"],
      "How often one customer may use it; null: any number."),
    Key(
      "above", \.above, .number(0...1_000), with: ["surge"],
      "From how many orders in hand for each free partner on."),
    Key("model", \.model, .section, required: true, with: ["predictor"], "What predicts the percentage."),
  ]
}

/// A model that predicts a percentage, how sure it is, and why, from features of the moment, the item and the order.
public struct DiscountModel: Section {
  public enum Kind: String, CaseIterable, Sendable { case linear, logistic, trees }

  public var kind = Kind.linear
  public var intercept = 0.0
  public var weights = Named<Double>()
  public var highest = Share.percent(30)
  public var threshold = 0.5
  public var confidence = 0.8
  public var reason = ""
  public var trees: [Tree] = []

  public init() {}

  public static let discriminator: String? = "kind"

  /// What a model may look at, as in the dine-in walkthrough: days of the week from 0 for Monday, peaks and holidays as in
  /// ``Demand`` (a holiday week is one, from Monday to Sunday, with a holiday in it), the stock of an item's scarcest ingredient in parts of a full one, the order's duration in minutes as it is
  /// promised.
  public static let features = [
    "hour", "day_of_week", "is_weekend", "is_lunch_peak", "is_dinner_peak", "is_month_end", "is_holiday_week",
    "inventory_level", "num_items", "total_price", "order_duration",
  ]

  public static let keys = [
    Key<Self>("kind", \.kind, .choice("a kind of model"), required: true, "What it is."),
    Key(
      "intercept", \.intercept, .number(-1e9...1e9), with: ["linear", "logistic"],
      "What is predicted when all features are zero, in parts of one."),
    Key(
      "weights", \.weights, .named("a feature", of: .number(-1e9...1e9), from: 0), with: ["linear", "logistic"],
      "By how much each feature raises it: \(features.joined(separator: ", "))."),
    Key("highest", \.highest, .share(), "The largest percentage given; of \"logistic\", the one given."),
    Key(
      "threshold", \.threshold, .number(0...1), with: ["logistic"], "From what probability on the discount is given."),
    Key("confidence", \.confidence, .number(0...1), with: ["linear"], "How sure it is said to be."),
    Key("reason", \.reason, .text(0...200), with: ["linear", "logistic"], "The reason it gives."),
    Key(
      "trees", \.trees, .list(of: Tree.self, count: 1...10_000), required: true, with: ["trees"],
      "Decision trees; their percentages are added, the reason is that of the largest."),
  ]

  /// A tree as a list of nodes, the first being the root.
  public struct Tree: Section {
    public var nodes: [Node] = []

    public init() {}

    public static let keys = [
      Key<Self>(
        "nodes", \.nodes, .list(of: Node.self, count: 1...100_000), required: true, "Its nodes, the root first.")
    ]
  }

  /// A question, or, if it names no feature, an answer.
  public struct Node: Section {
    public var feature: String?
    public var below = 0.0
    public var yes = 0
    public var no = 0
    public var percentage = Share.zero
    public var confidence = 1.0
    public var reason = ""

    public init() {}

    public static let keys = [
      Key<Self>(
        "feature", \.feature, .optional(.text(), from: ""), "The feature asked for; without one, this is an answer."),
      Key("below", \.below, .number(-1e9...1e9), "The question: is it below this?"),
      Key("yes", \.yes, .wholeNumber(0...100_000), "The node to go to if it is, counted from 0; behind this one."),
      Key("no", \.no, .wholeNumber(0...100_000), "The node to go to if it is not."),
      Key("percentage", \.percentage, .share(.percent(-100) ... .all), "The answer."),
      Key("confidence", \.confidence, .number(0...1), "How sure it is."),
      Key("reason", \.reason, .text(0...200), "Why."),
    ]
  }
}
