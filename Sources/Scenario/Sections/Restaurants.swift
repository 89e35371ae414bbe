public import DiscreteEvents

/// Who cooks: a number of restaurants made from templates, and others listed one by one.
public struct Restaurants: Section {
  public var count = 5
  public var templates = Named<Template>()
  public var list: [Restaurant] = []
  public var hours = WeeklyHours.always
  public var decision = Law<Timespan>(#"{ "gamma": { "mean": "1m", "shape": 2 } }"#)
  public var rejects = Share.percent(3)
  public var fullAt = 0
  public var automaticRejection = Timespan.minutes(18)
  public var rating = Law<Double>(#"{ "normal": { "mean": 4.2, "deviation": 0.4, "atMost": 5 } }"#)
  public var imageProcessing = Law<Timespan>("4s")
  public var verification = Law<Timespan>(#"{ "gamma": { "mean": "1d", "shape": 2 } }"#)

  public init() {}

  public static let keys = [
    Key<Self>(
      "count", \.count, .wholeNumber(0...100_000), "How many are made from templates, beside those in \"list\"."),
    Key(
      "templates", \.templates, .named("a template's name", of: Template.self),
      "What kinds there are, by name. Without any, all are of one kind."),
    Key("list", \.list, .list(of: Restaurant.self), "Restaurants known by name."),
    Key("hours", \.hours, .weeklyHours, "When they are open."),
    Key("decision", \.decision, .law(), "How long a restaurant takes to accept or reject an order. Assumed."),
    Key("rejects", \.rejects, .share(), "The share of orders rejected for no reason of load. Assumed: 3 %."),
    Key(
      "fullAt", \.fullAt, .wholeNumber(0...1_000_000),
      "With how many tickets in the kitchen a restaurant rejects all orders; 0: never."),
    Key(
      "automaticRejection", \.automaticRejection, .timespan(.second ... .days(1)),
      "After what time an order that nobody answered is rejected."),
    Key("rating", \.rating, .law(), "What customers thought of it before the start, from 1 to 5. Assumed."),
    Key("imageProcessing", \.imageProcessing, .law(), "How long a new picture takes to be scaled and stored."),
    Key("verification", \.verification, .law(), "How long a registration waits for its verification. Assumed."),
  ]

  /// A kind of restaurant; what is not said is as in ``Restaurants`` and ``Kitchens``.
  public struct Template: Section {
    public var weight = 1.0
    public var menu = ""
    public var cuisine = ""
    public var hours: WeeklyHours?
    public var cooks: Int?
    public var preparation: Law<Timespan>?
    public var popularity = 1.0

    public init() {}

    public static let keys = [
      Key<Self>("weight", \.weight, .number(0...1e9), "Its share of restaurants, in proportion to other templates."),
      Key("menu", \.menu, .text(0...200), "One of \"menus\"; without one, items are made up."),
      Key("cuisine", \.cuisine, .text(0...200), "What people search for."),
      Key("hours", \.hours, .optional(.weeklyHours, from: .always), "When it is open."),
      Key("cooks", \.cooks, .optional(.wholeNumber(0...10_000), from: 4), "How many cook."),
      Key("preparation", \.preparation, .optional(.law(), from: Law("17m")), "How long an order's cooking takes."),
      Key("popularity", \.popularity, .number(0...1e6), "How much more often than others it is chosen."),
    ]
  }

  /// A restaurant of its own; what is not said is as in its template, or else as in ``Restaurants`` and ``Kitchens``.
  public struct Restaurant: Section {
    public var name = ""
    public var template = ""
    public var place: Place?
    public var menu = ""
    public var licence = ""
    public var hours: WeeklyHours?
    public var cooks: Int?
    public var preparation: Law<Timespan>?
    public var rating: Double?
    public var tables: Int?
    public var tenant = ""
    public var staff = Named<Role>()

    public enum Role: String, CaseIterable, Sendable { case kitchenStaff, waiter, manager, admin }

    public init() {}

    public static let keys = [
      Key<Self>("name", \.name, .text(), required: true, "What customers, replayed actions and reports call it."),
      Key("template", \.template, .text(0...200), "One of \"restaurants.templates\"."),
      Key(
        "place", \.place, .optional(.place, from: .inCity(east: .zero, north: .zero)),
        "Where it stands; somewhere at random if not given."),
      Key("menu", \.menu, .text(0...200), "One of \"menus\"."),
      Key("licence", \.licence, .text(0...100), "Its licence number, which no other may have."),
      Key("hours", \.hours, .optional(.weeklyHours, from: .always), "When it is open."),
      Key("cooks", \.cooks, .optional(.wholeNumber(0...10_000), from: 4), "How many cook."),
      Key("preparation", \.preparation, .optional(.law(), from: Law("17m")), "How long an order's cooking takes."),
      Key("rating", \.rating, .optional(.number(1...5), from: 4), "What customers thought of it before the start."),
      Key("tables", \.tables, .optional(.wholeNumber(0...10_000), from: 0), "How many tables it has."),
      Key(
        "tenant", \.tenant, .text(0...200), "Whose it is, where several share the platform; sessions are valid for one."
      ),
      Key(
        "staff", \.staff, .named("a member of staff", of: .choice("a role"), from: .waiter),
        "Who works there, by name, and what they may do."),
    ]
  }
}

/// How restaurants cook.
public struct Kitchens: Section {
  public enum TicketOrder: String, CaseIterable, Sendable { case fifo, promised }

  public var cooks = 4
  public var stations = Named<Int>()
  public var preparation = Law<Timespan>(#"{ "gamma": { "mean": "17m", "shape": 2 } }"#)
  public var sizeEffect = 0.15
  public var order = TicketOrder.fifo
  public var batch = 1
  public var display = Law<Timespan>("50ms")
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
    Key("display", \.display, .law(), "How long a ticket takes to be shown (50ms in the dine-in walkthrough)."),
    Key(
      "estimateError", \.estimateError, .law(),
      "What the promised preparation time is multiplied by for the kitchen's own misjudgement. Assumed."),
  ]
}

/// What a restaurant offers.
public struct Menu: Section {
  public var items = Named<Item>()

  public init() {}

  public static let keys = [
    Key<Self>("items", \.items, .named("an item's name", of: Item.self), "What can be ordered, by its name.")
  ]

  public struct Item: Section {
    public enum Diet: String, CaseIterable, Sendable { case vegetarian, vegan, meat }

    public var price = Money.zero
    public var category = ""
    public var text = ""
    public var diet = Diet.meat
    public var station = ""
    public var preparation: Law<Timespan>?
    public var recipe = Named<Amount>()
    public var available = true
    public var popularity = 1.0

    public init() {}

    public static let keys = [
      Key<Self>("price", \.price, .money(), required: true, "What one costs, before tax."),
      Key("category", \.category, .text(0...100), "Under what it stands on the menu."),
      Key("text", \.text, .text(0...1_000), "How it is described; searches look there too."),
      Key("diet", \.diet, .choice("a diet"), "Whom it suits."),
      Key("station", \.station, .text(0...100), "One of \"kitchens.stations\"."),
      Key("preparation", \.preparation, .optional(.law(), from: Law("17m")), "How long one takes."),
      Key(
        "recipe", \.recipe, .named("an ingredient's name", of: .amount, from: .grams(0)),
        "How much of each of \"ingredients\" one needs."),
      Key("available", \.available, .flag, "Whether it can be ordered at the start."),
      Key("popularity", \.popularity, .number(0...1e6), "How much more often than others it is chosen."),
    ]
  }
}

/// What is cooked from, in each restaurant.
public struct Ingredient: Section {
  public var stock = Amount.grams(0)
  public var full: Amount?
  public var spoils = Share.zero
  public var restocked: TimeOfDay?

  public init() {}

  public static let keys = [
    Key<Self>("stock", \.stock, .amount, required: true, "How much there is at the start."),
    Key(
      "full", \.full, .optional(.amount, from: .grams(0)),
      "How much there is when the stock is full, for percentages; if not given, what there is at the start."),
    Key("spoils", \.spoils, .share(), "What share of the rest is thrown away at the end of the day."),
    Key(
      "restocked", \.restocked, .optional(.timeOfDay, from: .midnight),
      "When the stock is filled up every day; null: never."),
  ]
}

/// Tables and waiters.
public struct DineIn: Section {
  public var tables = 12
  public var seats = 4
  public var waiters = 3
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
    Key("payment", \.payment, .choice("a time of payment"), "When guests pay."),
    Key("seating", \.seating, .law(), "From arriving to scanning the table's code."),
    Key("serving", \.serving, .law(), "How long a waiter is busy with bringing an order. Assumed."),
    Key("eating", \.eating, .law(), "How long the meal lasts. Assumed."),
    Key("paying", \.paying, .law(), "From the end of the meal to leaving. Assumed."),
  ]
}
