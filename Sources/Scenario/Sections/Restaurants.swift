public import DiscreteEvents

/// Who cooks: a number of restaurants made from templates, and others listed one by one.
public struct Restaurants: Section {
  public var count = 5
  public var templates = Named<Template>()
  public var list: [Restaurant] = []
  public var hours = WeeklyHours.always
  public var confirms = true
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
    Key(
      "confirms", \.confirms, .flag,
      "Whether a restaurant accepts or rejects each order; if not, orders go to the kitchen as they come."),
    Key("decision", \.decision, .law(), "How long a restaurant takes to accept or reject an order. Assumed."),
    Key("rejects", \.rejects, .share(), "The share of orders rejected for no reason of load. Assumed: 3 %."),
    Key(
      "fullAt", \.fullAt, .wholeNumber(0...1_000_000),
      "With how many tickets in the kitchen a restaurant rejects all orders; 0: never."),
    Key(
      "automaticRejection", \.automaticRejection, .timespan(.second ... .days(1)),
      "After what time an order that nobody answered is rejected."),
    Key("rating", \.rating, .law(in: 1...5), "What customers thought of it before the start. Assumed."),
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
    public var cuisine = ""
    public var text = ""
    public var licence = ""
    public var hours: WeeklyHours?
    public var cooks: Int?
    public var preparation: Law<Timespan>?
    public var rating: Double?
    public var popularity: Double?
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
      Key("cuisine", \.cuisine, .text(0...200), "What people search for."),
      Key("text", \.text, .text(0...1_000), "How it is described; searches look there too."),
      Key("licence", \.licence, .text(0...100), "Its licence number, which no other may have."),
      Key("hours", \.hours, .optional(.weeklyHours, from: .always), "When it is open."),
      Key("cooks", \.cooks, .optional(.wholeNumber(0...10_000), from: 4), "How many cook."),
      Key("preparation", \.preparation, .optional(.law(), from: Law("17m")), "How long an order's cooking takes."),
      Key("rating", \.rating, .optional(.number(1...5), from: 4), "What customers thought of it before the start."),
      Key(
        "popularity", \.popularity, .optional(.number(0...1e6), from: 1),
        "How much more often than others it is chosen."
      ),
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
