public import DiscreteEvents

/// Where everything happens: a square with districts.
public struct City: Section {
  public var size = Distance.kilometres(12)
  public var centre = Place.onEarth(latitude: 0, longitude: 0)
  public var detour = 1.3
  public var districts = Named<District>()
  public var weather: [Weather] = []

  public init() {}

  public static let keys = [
    Key<Self>("size", \.size, .quantity(.metres(100) ... .kilometres(500)), "The length of each side of the city."),
    Key(
      "centre", \.centre, .place,
      "The city's centre by latitude and longitude, if other places are given in the same way."),
    Key("detour", \.detour, .number(1...5), "How much longer a road is than the straight line. Assumed: 1.3."),
    Key(
      "districts", \.districts, .named("a district's name", of: District.self),
      "Where restaurants stand close together, by the district's name. Without any, they are spread evenly."),
    Key("weather", \.weather, .list(of: Weather.self), "Showers and the like, which change demand and travel."),
  ]

  public struct District: Section {
    public var centre = Place.inCity(east: .kilometres(6), north: .kilometres(6))
    public var radius = Distance.metres(1_500)
    public var restaurants = 1.0
    public var customers = 1.0

    public init() {}

    public static let keys = [
      Key<Self>("centre", \.centre, .place, required: true, "Its middle."),
      Key(
        "radius", \.radius, .quantity(.metres(10) ... .kilometres(100)),
        "Places lie around the middle in a bell with this standard deviation."),
      Key(
        "restaurants", \.restaurants, .number(0...1e6), "Its share of restaurants, in proportion to other districts."),
      Key("customers", \.customers, .number(0...1e6), "Its share of customers, in proportion to other districts."),
    ]
  }

  public struct Weather: Section {
    public enum Kind: String, CaseIterable, Sendable { case rain }

    public var kind = Kind.rain
    public var from = Moment.after(.zero)
    public var length = Timespan.minutes(45)
    public var demand = 1.25
    public var travel = 1.3

    public init() {}

    public static let keys = [
      Key<Self>("is", \.kind, .choice("a kind of weather"), "What it does."),
      Key("from", \.from, .moment, required: true, "When it begins."),
      Key("for", \.length, .timespan(.second ... .days(366)), "How long it lasts."),
      Key("demand", \.demand, .number(0...100), "How many times as many orders are placed meanwhile."),
      Key("travel", \.travel, .number(0.1...100), "How many times as long every way takes meanwhile."),
    ]
  }
}

/// How customers get their food, in shares of all orders.
public struct Channels: Section {
  public var delivery = Share.all
  public var pickup = Share.zero
  public var dineIn = Share.zero

  public init() {}

  public static let keys = [
    Key<Self>("delivery", \.delivery, .share(), "A partner brings it."),
    Key("pickup", \.pickup, .share(), "The customer collects it."),
    Key("dine-in", \.dineIn, .share(), "The customer sits at a table."),
  ]
}

/// The rules of an order's life that differ from platform to platform.
public struct OrderLife: Section {
  public enum PaymentTime: String, CaseIterable, Sendable {
    case beforeAcceptance, afterAcceptance
  }

  public enum CookingStart: String, CaseIterable, Sendable {
    case accepted, partnerAssigned
  }

  public enum CourierSearch: String, CaseIterable, Sendable {
    case orderPlaced, restaurantConfirmed, orderReady
  }

  public var payment = PaymentTime.beforeAcceptance
  public var cookingStarts = CookingStart.accepted
  public var courierSearch = CourierSearch.restaurantConfirmed
  public var promise = Timespan.minutes(40)
  public var refunds = Refunds()
  public var messages = Named<String>()

  public init() {}

  public static let keys = [
    Key<Self>(
      "payment", \.payment, .choice("a time of payment"),
      "When customers pay who are not at a table: before the restaurant accepts, or after it."),
    Key(
      "cookingStarts", \.cookingStarts, .choice("a start of cooking"),
      "What the kitchen waits for: the restaurant's yes, or a partner who has accepted the delivery."),
    Key(
      "courierSearch", \.courierSearch, .choice("a start of the search"),
      "What starts the search for a partner: the order, the restaurant's yes, or the finished food."),
    Key(
      "promise", \.promise, .timespan(.minute ... .days(1)),
      "Within what time from the click an order should be at the door (40m: the target of Reyes et al. 2018)."),
    Key("refunds", \.refunds, .section, "What customers get back when an order fails."),
    Key(
      "messages", \.messages, .named("a status", of: .text(0...1_000), from: ""),
      "What customers are told when an order comes to a status; an empty text: nothing. Statuses are "
        + statuses.joined(separator: ", ") + "."),
  ]

  /// Everything that an order can be, in any channel, in about the order in which it happens.
  public static let statuses = [
    "paymentPending", "placed", "paid", "accepted", "rejected", "preparing", "ready", "pickedUp", "delivered", "served",
    "fulfilled", "completed", "cancelled",
  ]

  public struct Refunds: Section {
    public var rejected = Share.all
    public var cancelledBeforeCooking = Share.all
    public var cancelledAfterCooking = Share.percent(50)
    public var notDelivered = Share.all

    public init() {}

    public static let keys = [
      Key<Self>("rejected", \.rejected, .share(), "When the restaurant rejects it or does not answer."),
      Key(
        "cancelledBeforeCooking", \.cancelledBeforeCooking, .share(),
        "When the customer cancels before it is being cooked."),
      Key(
        "cancelledAfterCooking", \.cancelledAfterCooking, .share(), "When the customer cancels later. Assumed: half."),
      Key("notDelivered", \.notDelivered, .share(), "When nobody could be found to deliver it."),
    ]
  }
}
