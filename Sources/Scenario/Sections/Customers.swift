public import DiscreteEvents

/// Who the customers are and how they decide.
public struct Customers: Section {
  public var count = 0
  public var login = Login()
  public var search = Search()
  public var browse = Law<Timespan>(#"{ "gamma": { "mean": "3m", "shape": 2 } }"#)
  public var hesitation = Law<Timespan>(#"{ "logNormal": { "median": "20s", "p90": "1m30s" } }"#)
  public var abandons = Share.percent(20)
  public var sensitivity = Sensitivity()
  public var patience = Law<Timespan>(#"{ "gamma": { "mean": "1h15m", "shape": 6 } }"#)
  public var insists = Insistence()
  public var collects = Law<Timespan>(#"{ "gamma": { "mean": "6m", "shape": 2 } }"#)
  public var distance = Law<Distance>(#"{ "gamma": { "mean": "2.3km", "shape": 2, "atMost": "10km" } }"#)
  public var follows = Share.percent(60)
  public var followsEvery = Timespan.seconds(10)
  public var rates = Share.percent(25)
  public var newcomers = Share.percent(10)
  public var comesBack = Share.percent(40)
  public var comesBackAfter = Law<Timespan>(#"{ "exponential": { "mean": "7d" } }"#)
  public var triesAgain = Share.percent(20)
  public var triesAgainAfter = Law<Timespan>(#"{ "exponential": { "mean": "1d" } }"#)
  public var segments = Named<Segment>()
  public var list: [Customer] = []

  public init() {}

  public static let keys = [
    Key<Self>(
      "count", \.count, .wholeNumber(0...100_000_000),
      "How many there are to come and to come again; 0: each order is somebody else's."),
    Key("login", \.login, .section, "Proving who one is with a one-time code."),
    Key("search", \.search, .section, "Finding a restaurant."),
    Key("browse", \.browse, .law(), "How long a menu is read. Assumed."),
    Key("hesitation", \.hesitation, .law(), "How long somebody thinks before the checkout. Assumed."),
    Key("abandons", \.abandons, .share(), "The share of filled carts that are left behind. Assumed: 20 %."),
    Key("sensitivity", \.sensitivity, .section, "How strongly the decision to order depends on what is offered."),
    Key("patience", \.patience, .law(), "How long after ordering customers cancel if they have nothing. Assumed."),
    Key(
      "insists", \.insists, .section,
      "What people do when a service has not answered, however often their app has tried: they try again by hand."),
    Key(
      "collects", \.collects, .law(),
      "How long after the food is ready somebody comes who collects it. Assumed: 6 min on average."),
    Key(
      "distance", \.distance, .law(),
      "How far from the restaurant the door is; restaurants are chosen so that it comes out. Assumed: 2.3 km on average."
    ),
    Key("follows", \.follows, .share(), "The share who follow the partner on the map. Assumed: 60 %."),
    Key(
      "followsEvery", \.followsEvery, .timespan(.second ... .hours(1)),
      "How often their app then asks for the position."),
    Key("rates", \.rates, .share(), "The share who rate an order. Assumed: a quarter."),
    Key(
      "newcomers", \.newcomers, .share(), "The share who have never ordered before the start. Assumed: a tenth."),
    Key("comesBack", \.comesBack, .share(), "The share who order again after an order that went well. Assumed: 40 %."),
    Key("comesBackAfter", \.comesBackAfter, .law(), "How long until then."),
    Key(
      "triesAgain", \.triesAgain, .share(),
      "The share of those put off by price, time or rating who come another time. Assumed: a fifth."),
    Key("triesAgainAfter", \.triesAgainAfter, .law(), "How long until then. Assumed."),
    Key(
      "segments", \.segments, .named("a segment's name", of: Segment.self),
      "Kinds of customers, by name. Without any, all are of one kind."),
    Key("list", \.list, .list(of: Customer.self), "Customers known by name, beside those who come at random."),
  ]

  public struct Login: Section {
    public var share = Share.percent(25)
    public var typing = Law<Timespan>(#"{ "gamma": { "mean": "20s", "shape": 3 } }"#)
    public var mistakes = Share.percent(4)
    public var tries = 3
    public var lifetime = Timespan.minutes(5)
    public var session = Timespan.hours(8)
    public var message = "Your code is {code}."

    static let blanks = ["{code}", "{minutes}"]

    public init() {}

    public static let keys = [
      Key<Self>("share", \.share, .share(), "The share of visits without a valid session. Assumed: a quarter."),
      Key("typing", \.typing, .law(), "From the code's arrival to its being typed. Assumed."),
      Key("mistakes", \.mistakes, .share(), "The share of codes typed wrongly. Assumed: 4 %."),
      Key("tries", \.tries, .wholeNumber(1...100), "After how many wrong codes a new one is asked for."),
      Key("lifetime", \.lifetime, .timespan(.second ... .days(1)), "How long a code is valid."),
      Key("session", \.session, .timespan(.minute ... .days(366)), "How long a login lasts."),
      Key(
        "message", \.message, .text(0...1_000),
        "What the message with the code says; it may have in it \(blanks.joined(separator: " and ")), for how long it is valid."
      ),
    ]
  }

  /// How people go on when a service does not answer.
  public struct Insistence: Section {
    public var times = 5
    public var after = Law<Timespan>(#"{ "gamma": { "mean": "20s", "shape": 2 } }"#)

    public init() {}

    public static let keys = [
      Key<Self>(
        "times", \.times, .wholeNumber(0...1_000),
        "How often a customer tries again by hand before giving up. Staff and partners never give up. Assumed."),
      Key(
        "after", \.after, .law(), "How long after each failure; staff and partners wait as long. Assumed."),
    ]
  }

  public struct Search: Section {
    public var byText = Share.percent(30)
    public var typos = Share.percent(8)
    public var radius = Distance.kilometres(7)
    public var looksAt = 10
    public var ranking = Ranking()

    public init() {}

    public static let keys = [
      Key<Self>(
        "byText", \.byText, .share(), "The share who type what they want; others look at what is near. Assumed."),
      Key("typos", \.typos, .share(), "The share of texts with a typing error. Assumed."),
      Key("radius", \.radius, .quantity(.metres(100) ... .kilometres(100)), "How far away a restaurant may be."),
      Key("looksAt", \.looksAt, .wholeNumber(1...1_000), "How many results are considered."),
      Key("ranking", \.ranking, .section, "What puts one restaurant before another."),
    ]

    /// How much each property of a restaurant counts, in proportion to the others.
    public struct Ranking: Section {
      public var distance = 1.0
      public var rating = 1.0
      public var popularity = 1.0
      public var open = 1.0

      public init() {}

      public static let keys = [
        Key<Self>("distance", \.distance, .number(0...1e6), "How much being near counts."),
        Key("rating", \.rating, .number(0...1e6), "How much a good rating counts."),
        Key("popularity", \.popularity, .number(0...1e6), "How much having many orders counts."),
        Key("open", \.open, .number(0...1e6), "How much being open counts."),
      ]
    }
  }

  public struct Sensitivity: Section {
    public var response = Response.elastic
    public var price = Law<Double>(#"{ "gamma": { "mean": 1.2, "shape": 4 } }"#)
    public var quote = Law<Double>(#"{ "gamma": { "mean": 0.6, "shape": 4 } }"#)
    public var rating = Law<Double>(#"{ "gamma": { "mean": 0.8, "shape": 4 } }"#)
    public var basket = Law<Double>(#"{ "gamma": { "mean": 0.3, "shape": 4 } }"#)

    /// A change to a times as much multiplies the readiness by a to the power of the sensitivity, or adds a - 1 times it.
    public enum Response: String, CaseIterable, Sendable { case elastic, linear }

    public init() {}

    public static let keys = [
      Key<Self>(
        "response", \.response, .choice("a response"),
        "How large changes count: each further per cent as the first (\"elastic\"), or in a straight line down to nobody (\"linear\"). Prices are compared with those without discounts, times with the promise."
      ),
      Key(
        "price", \.price, .law(),
        "By how many per cent the readiness to order falls when the price rises by one. 0: the price does not matter. Assumed."
      ),
      Key(
        "quote", \.quote, .law(),
        "By how many per cent it falls when the quoted time rises by one. 0: time does not matter. Assumed."),
      Key("rating", \.rating, .law(), "By how many per cent it rises when the rating rises by one. Assumed."),
      Key(
        "basket", \.basket, .law(),
        "By how many per cent a basket grows when the price falls by one. 0: discounts enlarge no basket. Assumed."),
    ]
  }

  /// What differs from ``Customers`` in general; what is not said is as there.
  public struct Segment: Section {
    public var weight = 1.0
    public var sensitivity: Sensitivity?
    public var patience: Law<Timespan>?
    public var basket: Law<Money>?

    public init() {}

    public static let keys = [
      Key<Self>("weight", \.weight, .number(0...1e9), "Its share of customers, in proportion to other segments."),
      Key("sensitivity", \.sensitivity, .optional(Sensitivity.self), "As in \"customers\", for this segment."),
      Key("patience", \.patience, .optional(.law(), from: Law("1h")), "As in \"customers\", for this segment."),
      Key("basket", \.basket, .optional(.law(), from: Law("31.00")), "As in \"demand\", for this segment."),
    ]
  }

  public struct Customer: Section {
    public var name = ""
    public var place: Place?
    public var segment = ""
    public var phone = ""
    public var hasOrdered = false

    public init() {}

    public static let keys = [
      Key<Self>("name", \.name, .text(), required: true, "What replayed actions and reports call the customer."),
      Key(
        "place", \.place, .optional(.place, from: .inCity(east: .zero, north: .zero)),
        "The door; somewhere at random if not given."),
      Key("segment", \.segment, .text(0...200), "One of \"customers.segments\"."),
      Key("phone", \.phone, .text(0...40), "Where codes and messages go."),
      Key(
        "hasOrdered", \.hasOrdered, .flag,
        "Whether the customer has ordered before the start; if not, discounts on first orders apply."),
    ]
  }
}
