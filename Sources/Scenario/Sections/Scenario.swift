public import DiscreteEvents

/// Who is there and what happens: everything that a run needs to know, read and checked.
///
/// What a file leaves out has the value given here: a realistic city.
///
/// Not for how things run: it knows no clock and no actors.
public struct Scenario: Section {
  public var schema = ""
  public var extends = ""
  public var name = ""
  public var notes = ""
  public var seed: UInt64 = 1
  public var currency = Currency.euro
  /// A Friday in November, at dinner time.
  public var start = CivilTime(CivilDate(dayNumber: 20_777)) + .hours(17)
  public var duration = Timespan.hour
  public var warmup = Warmup.none
  public var city = City()
  public var channels = Channels()
  public var orders = OrderLife()
  public var demand = Demand()
  public var customers = Customers()
  public var restaurants = Restaurants()
  public var kitchens = Kitchens()
  public var menus = Named<Menu>()
  public var ingredients = Named<Ingredient>()
  public var dineIn = DineIn()
  public var partners = Partners()
  public var dispatch = Dispatch()
  public var pricing = Pricing()
  public var discounts: [Discount] = []
  public var twin = false
  public var payments = Payments()
  public var services = Services()
  public var notifications = Notifications()
  public var broker = Broker()
  public var faults: [Fault] = []
  public var soFar = DaySoFar()
  public var replay = Replay()
  public var expect: [Expectation] = []

  public init() {}

  public static let keys: [Key<Self>] =
    aboutTheFile + aboutTime + aboutThePlace + aboutMoney + aboutTechnology + [
      Key("replay", \.replay, .replay, "What happens at stated times, instead of or beside what is drawn at random."),
      Key("expect", \.expect, .expectations, "What the results must be; a run that fails one ends with exit code 1."),
    ]

  private static let aboutTheFile = [
    Key<Self>("$schema", \.schema, .text(0...10_000), "The schema that editors check the file against."),
    Key(
      "extends", \.extends, .text(0...10_000),
      "The file, from this one's folder, of which only the differences are said here."),
    Key("name", \.name, .text(0...200), "What reports call the scenario."),
    Key("notes", \.notes, .text(0...10_000), "What a reader should know: where figures come from, what to look for."),
    Key("seed", \.seed, .wholeNumber(0...UInt64.max), "The seed of all random streams."),
  ]

  private static let aboutTime = [
    Key<Self>("start", \.start, .dateAndTime, "The date and time at which the run begins."),
    Key(
      "duration", \.duration, .timespan(.second ... .days(366)),
      "How long customers come. What is under way then is finished."),
    Key(
      "warmup", \.warmup, .warmup,
      "How much of the beginning is simulated but not measured: a time, \"auto\" (found by a run before, with MSER-5 over the times from click to door), or \"none\". Orders and visits count if they begin later; the record and all checks leave out nothing."
    ),
  ]

  private static let aboutThePlace = [
    Key<Self>("city", \.city, .section, "Where everything happens: size, districts, roads, weather."),
    Key("channels", \.channels, .section, "How customers get their food."),
    Key("orders", \.orders, .section, "The rules of an order's life."),
    Key("demand", \.demand, .section, "How many customers come, when, and for how much."),
    Key("customers", \.customers, .section, "Who they are and how they decide."),
    Key("restaurants", \.restaurants, .section, "Who cooks."),
    Key("kitchens", \.kitchens, .section, "How restaurants cook, unless one says otherwise."),
    Key("menus", \.menus, .named("a menu's name", of: Menu.self), "What restaurants offer, by the menu's name."),
    Key(
      "ingredients", \.ingredients, .named("an ingredient's name", of: Ingredient.self),
      "What each restaurant has in stock, by the ingredient's name. Without any, nothing runs out."),
    Key("dineIn", \.dineIn, .section, "Tables and waiters, for orders at the table."),
    Key("partners", \.partners, .section, "Who delivers."),
    Key("dispatch", \.dispatch, .section, "How deliveries are given to partners."),
  ]

  private static let aboutMoney = [
    Key<Self>("currency", \.currency, .currency, "The currency of all amounts."),
    Key("pricing", \.pricing, .section, "Taxes and fees."),
    Key("discounts", \.discounts, .list(of: Discount.self), "What lowers, or raises, prices."),
    Key(
      "twin", \.twin, .flag,
      "Whether the same world without discounts is run beside this one, to tell what they brought about."),
    Key("payments", \.payments, .section, "How customers pay, and what can go wrong with it."),
  ]

  private static let aboutTechnology = [
    Key<Self>("services", \.services, .section, "The services that the apps talk to."),
    Key("notifications", \.notifications, .section, "How messages get to people."),
    Key("broker", \.broker, .section, "The message broker that services talk through."),
    Key("faults", \.faults, .list(of: Fault.self), "What breaks, and when."),
    Key("soFar", \.soFar, .section, "What the day's books say at the start."),
  ]
}

/// How much of a run's beginning is not measured.
public enum Warmup: Sendable, Equatable {
  case none
  case auto
  case length(Timespan)
}

/// What the analytics of the day begin with.
public struct DaySoFar: Section {
  public var orders = 0
  public var revenue = Money.zero
  public var items = Named<Int>()

  public init() {}

  public static let keys = [
    Key<Self>("orders", \.orders, .wholeNumber(0...1_000_000_000), "How many orders there were."),
    Key("revenue", \.revenue, .money(), "What they came to."),
    Key(
      "items", \.items, .named("an item's name", of: .wholeNumber(0...1_000_000_000), from: 0),
      "How many of each item they had."),
  ]
}
