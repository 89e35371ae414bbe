public import DiscreteEvents

/// The services that the apps, and the staff, talk to. Each has a latency, a limit of parallel work and a store of its own.
public struct Services: Section {
  public var auth = Service("25ms")
  public var search = Service("60ms")
  public var menu = Service("20ms")
  public var cart = Service("15ms")
  public var pricing = Service("20ms")
  public var discount = Service("40ms")
  public var predictor = Service("20ms")
  public var checkout = Service("40ms")
  public var order = Service("50ms")
  public var payment = Service("80ms")
  public var restaurant = Service("30ms")
  public var inventory = Service("150ms")
  public var kitchenDisplay = Service("50ms")
  public var delivery = Service("40ms")
  public var tracking = Service("10ms")
  public var notification = Service("100ms")
  public var analytics = Service("50ms")
  public var feedback = Service("30ms")
  public var gateway = Service("300ms")

  public init() {}

  public static let keys = [
    Key<Self>("auth", \.auth, .section, "Codes, tokens, sessions, roles, tenants and rate limits."),
    Key("search", \.search, .section, "Restaurants and dishes by place, text and rank, from an index."),
    Key("menu", \.menu, .section, "What restaurants offer."),
    Key("cart", \.cart, .section, "What customers have chosen."),
    Key("pricing", \.pricing, .section, "What it costs."),
    Key("discount", \.discount, .section, "What lowers it."),
    Key("predictor", \.predictor, .section, "The model that discounts ask; without its answer nothing is lowered."),
    Key("checkout", \.checkout, .section, "The summary before an order, and the lock on its cart."),
    Key("order", \.order, .section, "Orders and their states."),
    Key("payment", \.payment, .section, "Payments, refunds and webhooks."),
    Key("restaurant", \.restaurant, .section, "Registrations, opening and closing, accepting and rejecting."),
    Key("inventory", \.inventory, .section, "Stock (150ms in the dine-in walkthrough)."),
    Key("kitchenDisplay", \.kitchenDisplay, .section, "Screens in kitchens (50ms in the dine-in walkthrough)."),
    Key("delivery", \.delivery, .section, "Partners and offers."),
    Key("tracking", \.tracking, .section, "Where partners are."),
    Key("notification", \.notification, .section, "Messages to people (100ms in the dine-in walkthrough)."),
    Key("analytics", \.analytics, .section, "Counts and sums of the day (50ms in the dine-in walkthrough)."),
    Key("feedback", \.feedback, .section, "Ratings."),
    Key("gateway", \.gateway, .section, "The payment gateway, which belongs to somebody else."),
  ]
}

/// A service: how fast it is, how much at once, and what it does when something does not answer.
public struct Service: Section {
  public var latency = Law<Timespan>("30ms")
  public var concurrency = 64
  public var timeout = Timespan.seconds(2)
  public var retries = Retries()
  public var store = Store()
  public var cache: Cache?
  public var requestsPerMinute: Int?

  public init() {}

  init(_ latency: String) {
    self.latency = Law(latency)
  }

  public static let keys = [
    Key<Self>(
      "latency", \.latency, .law(), "How long a request is worked on, its store not included. Assumed unless said."),
    Key("concurrency", \.concurrency, .wholeNumber(1...1_000_000), "How many requests are worked on at once."),
    Key("timeout", \.timeout, .timespan(.milliseconds(1) ... .hours(1)), "After what time a caller stops waiting."),
    Key("retries", \.retries, .section, "What a caller does then."),
    Key("store", \.store, .section, "Where it keeps things."),
    Key(
      "cache", \.cache, .optional(Cache.self), "What it reads first, such as codes, sessions and menus; null: nothing."),
    Key(
      "requestsPerMinute", \.requestsPerMinute, .optional(.wholeNumber(1...1_000_000_000), from: 60),
      "How many requests a customer may make in a minute (60 in the dine-in walkthrough); null: any number."),
  ]

  public struct Retries: Section {
    public var times = 3
    public var first = Timespan.milliseconds(200)
    public var factor = 2.0
    public var jitter = Share.percent(50)

    public init() {}

    public static let keys = [
      Key<Self>("times", \.times, .wholeNumber(0...100), "How often it tries again."),
      Key("first", \.first, .timespan(.milliseconds(1) ... .hours(1)), "How long it waits before the first time."),
      Key("factor", \.factor, .number(1...100), "How many times as long before each next."),
      Key("jitter", \.jitter, .share(), "What part of that time is random, so that not all come back at once."),
    ]
  }

  public struct Cache: Section {
    public var latency = Law<Timespan>("500us")
    public var lifetime = Timespan.minutes(5)

    public init() {}

    public static let keys = [
      Key<Self>("latency", \.latency, .law(), "How long a look-up takes. Assumed."),
      Key("lifetime", \.lifetime, .timespan(.second ... .days(30)), "How long what was looked up once is kept."),
    ]
  }

  public struct Store: Section {
    public var latency = Law<Timespan>("2ms")
    public var concurrency = 32
    public var failover: Timespan?

    public init() {}

    public static let keys = [
      Key<Self>("latency", \.latency, .law(), "How long a read or a write takes. Assumed."),
      Key("concurrency", \.concurrency, .wholeNumber(1...1_000_000), "How many of them at once."),
      Key(
        "failover", \.failover, .optional(.timespan(.second ... .days(1)), from: .seconds(30)),
        "How long after a failure a second store takes over; null: there is none."),
    ]
  }
}
