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
}
