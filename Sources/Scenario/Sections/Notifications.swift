public import DiscreteEvents

/// How messages get from the notification service to people.
public struct Notifications: Section {
  public var sms = Carrier(weight: 20)
  public var push = Carrier(weight: 80)

  public init() {}

  public static let keys = [
    Key<Self>("sms", \.sms, .section, "Short messages; one-time codes always come in this way."),
    Key("push", \.push, .section, "Messages of the app."),
  ]

  public struct Carrier: Section {
    public var weight = 1.0
    public var delay = Law<Timespan>(#"{ "gamma": { "mean": "2s", "shape": 2 } }"#)
    public var lost = Share(count: 2_000)

    public init() {}

    init(weight: Double) { self.weight = weight }

    public static let keys = [
      Key<Self>("weight", \.weight, .number(0...1e6), "How many customers are told in this way, in proportion."),
      Key("delay", \.delay, .law(), "How long a message is on its way. Assumed."),
      Key("lost", \.lost, .share(), "The share that never arrives. Assumed: 0.2 %."),
    ]
  }
}
