/// How customers get their food, in shares of all orders.
public struct Channels: Section {
  public enum Channel: String, CaseIterable, Sendable {
    case delivery, pickup
    case dineIn = "dine-in"
  }

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
