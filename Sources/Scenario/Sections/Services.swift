public import DiscreteEvents

/// The services that the apps, and the staff, talk to. Each has a latency, a limit of parallel work and a store of its own.
public struct Services: Section {
  private var each = Dictionary(uniqueKeysWithValues: Service.Name.allCases.map { ($0, Service($0.latency)) })

  public init() {}

  public subscript(name: Service.Name) -> Service {
    get { each[name, default: Service(name.latency)] }
    set { each[name] = newValue }
  }

  public static let keys = Service.Name.allCases.map { name in Key<Self>(name.rawValue, \.[name], .section, name.says) }
}

extension Service {
  /// Which service.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case auth, search, menu, cart, pricing, discount, predictor, checkout, order, payment, restaurant, inventory
    case kitchenDisplay, delivery, tracking, notification, analytics, feedback, gateway

    /// How long a request takes unless a scenario says otherwise.
    fileprivate var latency: String { about.latency }
    fileprivate var says: String { about.says }

    private var about: (latency: String, says: String) {
      switch self {
      case .auth: ("25ms", "Codes, tokens, sessions, roles, tenants and rate limits.")
      case .search: ("60ms", "Restaurants and dishes by place, text and rank, from an index.")
      case .menu: ("20ms", "What restaurants offer.")
      case .cart: ("15ms", "What customers have chosen.")
      case .pricing: ("20ms", "What it costs.")
      case .discount: ("40ms", "What lowers it.")
      case .predictor: ("20ms", "The model that discounts ask; without its answer nothing is lowered.")
      case .checkout: ("40ms", "The summary before an order, and the lock on its cart.")
      case .order: ("50ms", "Orders and their states.")
      case .payment: ("80ms", "Payments, refunds and webhooks.")
      case .restaurant: ("30ms", "Registrations, opening and closing, accepting and rejecting.")
      case .inventory: ("150ms", "Stock (150ms in the dine-in walkthrough).")
      case .kitchenDisplay:
        ("50ms", "Screens in kitchens: a ticket is shown when this has worked on it (50ms in the dine-in walkthrough).")
      case .delivery: ("40ms", "Partners and offers.")
      case .tracking: ("10ms", "Where partners are.")
      case .notification: ("100ms", "Messages to people (100ms in the dine-in walkthrough).")
      case .analytics: ("50ms", "Counts and sums of the day (50ms in the dine-in walkthrough).")
      case .feedback: ("30ms", "Ratings.")
      case .gateway: ("300ms", "The payment gateway, which belongs to somebody else.")
      }
    }
  }
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

  fileprivate init(_ latency: String) {
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
    public var concurrency = 64
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
