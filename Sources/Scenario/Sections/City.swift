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
