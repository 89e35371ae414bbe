public import DiscreteEvents

extension Restaurants {
  /// A kind of restaurant; what is not said is as in ``Restaurants``, ``Kitchens`` and ``DineIn``.
  public struct Template: RestaurantTerms {
    public var weight = 1.0
    public var menu = ""
    public var cuisine = ""
    public var rating: Law<Double>?
    public var popularity = 1.0
    public var hours: WeeklyHours?
    public var cooks: Int?
    public var stations: Named<Int>?
    public var preparation: Law<Timespan>?
    public var tables: Int?
    public var confirms: Bool?
    public var decision: Law<Timespan>?
    public var rejects: Share?
    public var fullAt: Int?

    public init() {}

    public static let keys =
      [
        Key<Self>("weight", \.weight, .number(0...1e9), "Its share of restaurants, in proportion to other templates."),
        Key("menu", \.menu, .text(0...200), "One of \"menus\"; without one, items are made up."),
        Key("cuisine", \.cuisine, .text(0...200), "What people search for."),
        Key(
          "rating", \.rating, .optional(.law(in: 1...5), from: Law(always: 4)),
          "What customers thought of such restaurants before the start; as in \"restaurants\" if not given."),
        Key("popularity", \.popularity, .number(0...1e6), "How much more often than others it is chosen."),
      ] + terms
  }

  /// A restaurant of its own; what is not said is as in its template, or else as in ``Restaurants``, ``Kitchens`` and
  /// ``DineIn``.
  public struct Restaurant: RestaurantTerms {
    public var name = ""
    public var template = ""
    public var place: Place?
    public var menu = ""
    public var cuisine = ""
    public var text = ""
    public var licence = ""
    public var rating: Double?
    public var popularity: Double?
    public var tenant = ""
    public var staff = Named<Role>()
    public var hours: WeeklyHours?
    public var cooks: Int?
    public var stations: Named<Int>?
    public var preparation: Law<Timespan>?
    public var tables: Int?
    public var confirms: Bool?
    public var decision: Law<Timespan>?
    public var rejects: Share?
    public var fullAt: Int?

    public enum Role: String, CaseIterable, Sendable { case kitchenStaff, waiter, manager, admin }

    public init() {}

    public static let keys = whoItIs + terms

    private static let whoItIs = [
      Key<Self>("name", \.name, .text(), required: true, "What customers, replayed actions and reports call it."),
      Key("template", \.template, .text(0...200), "One of \"restaurants.templates\"."),
      Key(
        "place", \.place, .optional(.place, from: .inCity(east: .zero, north: .zero)),
        "Where it stands; somewhere at random if not given."),
      Key("menu", \.menu, .text(0...200), "One of \"menus\"."),
      Key("cuisine", \.cuisine, .text(0...200), "What people search for."),
      Key("text", \.text, .text(0...1_000), "How it is described; searches look there too."),
      Key("licence", \.licence, .text(0...100), "Its licence number, which no other may have."),
      Key("rating", \.rating, .optional(.number(1...5), from: 4), "What customers thought of it before the start."),
      Key(
        "popularity", \.popularity, .optional(.number(0...1e6), from: 1),
        "How much more often than others it is chosen."
      ),
      Key(
        "tenant", \.tenant, .text(0...200), "Whose it is, where several share the platform; sessions are valid for one."
      ),
      Key(
        "staff", \.staff, .named("a member of staff", of: .choice("a role"), from: .waiter),
        "Who works there, by name, and what they may do."),
    ]
  }
}

/// What a restaurant, or a kind of them, may have otherwise than all.
public protocol RestaurantTerms: Section {
  var hours: WeeklyHours? { get set }
  var cooks: Int? { get set }
  var stations: Named<Int>? { get set }
  var preparation: Law<Timespan>? { get set }
  var tables: Int? { get set }
  var confirms: Bool? { get set }
  var decision: Law<Timespan>? { get set }
  var rejects: Share? { get set }
  var fullAt: Int? { get set }
}

extension RestaurantTerms {
  fileprivate static var terms: [Key<Self>] {
    [
      Key("hours", \.hours, .optional(.weeklyHours, from: .always), "When it is open."),
      Key("cooks", \.cooks, .optional(.wholeNumber(0...10_000), from: 4), "How many cook, if there are no stations."),
      Key(
        "stations", \.stations,
        .optional(.named("a station's name", of: .wholeNumber(0...10_000), from: 1), from: Named()),
        "How many places each station has, instead of those in \"kitchens\"; { } for none: then cooks count."),
      Key("preparation", \.preparation, .optional(.law(), from: Law("17m")), "How long an order's cooking takes."),
      Key("tables", \.tables, .optional(.wholeNumber(0...10_000), from: 0), "How many tables it has."),
      Key("confirms", \.confirms, .optional(.flag, from: true), "Whether it accepts or rejects each order."),
      Key(
        "decision", \.decision, .optional(.law(), from: Law("1m")), "How long it takes to accept or reject an order."),
      Key(
        "rejects", \.rejects, .optional(.share(), from: .zero), "The share of orders it rejects for no reason of load."),
      Key(
        "fullAt", \.fullAt, .optional(.wholeNumber(0...1_000_000), from: 0),
        "With how many tickets in the kitchen it rejects all orders; 0: never."),
    ]
  }
}
