public import DiscreteEvents

/// Delivery partners: whoever brings the food.
public struct Partners: Section {
  public var count = 20
  public var speed = Speed.kilometresPerHour(18)
  public var shifts: [Shift] = []
  public var offers = Offers()
  public var acceptance = Law<Share>(#"{ "beta": { "from": "40%", "to": "100%", "alpha": 2, "beta": 2 } }"#)
  public var ignores = Share.percent(5)
  public var reaction = Law<Timespan>(#"{ "gamma": { "mean": "15s", "shape": 2, "atMost": "1h" } }"#)
  public var atRestaurant = Law<Timespan>("4m")
  public var atDoor = Law<Timespan>("4m")
  public var carries = 2
  public var missedOffers = 3
  public var pause = Timespan.minutes(15)
  public var positions = Timespan.seconds(30)
  public var breakdowns: Law<Timespan>?
  public var repair = Law<Timespan>(#"{ "gamma": { "mean": "40m", "shape": 2 } }"#)
  public var pay = Pay()
  public var list: [Partner] = []

  public init() {}

  public static let keys = [
    Key<Self>("count", \.count, .wholeNumber(0...1_000_000), "How many there are, beside those in \"list\"."),
    Key(
      "speed", \.speed, .quantity(.kilometresPerHour(1) ... .kilometresPerHour(200)), "How fast they go on the road."),
    Key(
      "shifts", \.shifts, .list(of: Shift.self), "When which part of them works. Without any, all work all the time."),
    Key("offers", \.offers, .section, "How deliveries are offered to them."),
    Key("acceptance", \.acceptance, .law(), "What share of offers a partner accepts, drawn once for each."),
    Key("ignores", \.ignores, .share(), "The share of offers that are not answered. Assumed."),
    Key("reaction", \.reaction, .law(), "How long an answer takes. Assumed."),
    Key(
      "atRestaurant", \.atRestaurant, .law(),
      "From arriving to having the food, if it is ready (4m: Reyes et al. 2018)."),
    Key("atDoor", \.atDoor, .law(), "From arriving at the door to going on (4m: Reyes et al. 2018)."),
    Key("carries", \.carries, .wholeNumber(1...100), "How many orders one carries at a time."),
    Key("missedOffers", \.missedOffers, .wholeNumber(1...1_000), "After how many unanswered offers one is offline."),
    Key("pause", \.pause, .timespan(.second ... .days(1)), "How long one is offline then."),
    Key("positions", \.positions, .timespan(.second ... .hours(1)), "How often the position is reported on the way."),
    Key(
      "breakdowns", \.breakdowns, .optional(.law(), from: Law("20h")),
      "The time between breakdowns of one vehicle; null: none."),
    Key("repair", \.repair, .law(), "How long a breakdown lasts."),
    Key("pay", \.pay, .section, "What they earn."),
    Key("list", \.list, .list(of: Partner.self), "Partners known by name."),
  ]

  public struct Offers: Section {
    public var toNearest = 4
    public var within = Distance.kilometres(5)
    public var widensBy = Distance.metres(2_500)
    public var upTo = Distance.kilometres(15)
    public var timeout = Timespan.seconds(100)

    public init() {}

    public static let keys = [
      Key<Self>("toNearest", \.toNearest, .wholeNumber(1...1_000), "To how many of the nearest it goes at once."),
      Key(
        "within", \.within, .quantity(.metres(10) ... .kilometres(500)),
        "How far from the restaurant the first are sought."),
      Key(
        "widensBy", \.widensBy, .quantity(.zero ... .kilometres(500)), "How much farther each next round goes."),
      Key("upTo", \.upTo, .quantity(.metres(10) ... .kilometres(500)), "How far the last rounds go."),
      Key("timeout", \.timeout, .timespan(.second ... .hours(1)), "How long an offer stands."),
    ]
  }

  public struct Pay: Section {
    public var perOrder = Money(thousandths: 3_500)
    public var perKilometre = Money(thousandths: 500)
    public var perHour = Money.zero

    public init() {}

    public static let keys = [
      Key<Self>("perOrder", \.perOrder, .money(), "For each delivery. Assumed."),
      Key("perKilometre", \.perKilometre, .money(), "For each kilometre from the restaurant to the door. Assumed."),
      Key("perHour", \.perHour, .money(), "For each hour online."),
    ]
  }

  public struct Partner: Section {
    public var name = ""
    public var place: Place?
    public var speed: Speed?
    public var acceptance: Share?
    public var shift: Stint?

    public init() {}

    public static let keys = [
      Key<Self>("name", \.name, .text(), required: true, "What replayed actions and reports call the partner."),
      Key(
        "place", \.place, .optional(.place, from: .inCity(east: .zero, north: .zero)),
        "Where the partner is at the start; somewhere at random if not given."),
      Key(
        "speed", \.speed,
        .optional(.quantity(.kilometresPerHour(1) ... .kilometresPerHour(200)), from: .kilometresPerHour(18)),
        "If not as fast as the others."),
      Key("acceptance", \.acceptance, .optional(.share(), from: .all), "What share of offers the partner accepts."),
      Key(
        "shift", \.shift, .optional(Stint.self),
        "When the partner works; null: in one of \"shifts\", or all the time if there are none."),
    ]
  }
}
