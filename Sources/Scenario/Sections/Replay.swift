import DiscreteEvents

/// What happens at stated times.
public struct Replay: Sendable, Equatable {
  /// A CSV file beside the scenario from which the actions were read; empty if they stand in the scenario itself.
  public var file = ""
  public var actions: [Action] = []

  /// One thing that somebody does.
  public struct Action: Section {
    public var at = Moment.after(.zero)
    public var customer = ""
    public var restaurant = ""
    public var partner = ""
    public var staff = ""
    public var does = Deed.order
    public var order = ""
    public var table: Int?
    public var item = ""
    public var items = Named<Int>()
    public var query = ""
    public var code = ""
    public var amount: Money?
    public var available = true
    public var rating: Int?
    public var reason = ""
    public var place: Place?

    public init() {}

    public static let discriminator: String? = "does"

    public static let keys =
      who + [
        Key(
          "table", \.table, .optional(.wholeNumber(1...10_000), from: 1), with: ["scan", "order"], "At which table."),
        Key("item", \.item, .text(), required: true, with: ofOneItem, "Which item of the menu."),
        Key(
          "items", \.items, .named("an item's name", of: .wholeNumber(0...1_000), from: 1), required: true,
          with: ["order", "add", "remove"],
          "What is ordered, or put into the cart or taken out of it, and how many."),
        Key("query", \.query, .text(0...200), with: ["search"], "What is typed; without it, what is near is shown."),
        Key("code", \.code, .text(0...20), with: ["enterCode"], "What is typed; without it, the code that was sent."),
        Key(
          "amount", \.amount, .optional(.money(), from: .zero), with: ["payCash", "changePrice", "addItem"],
          "What is handed over; for an item, its price."),
        Key("available", \.available, .flag, with: ["setAvailability"], "Whether it can be ordered from now on."),
        Key("rating", \.rating, .optional(.wholeNumber(1...5), from: 5), with: ["rate"], "How many stars."),
        Key(
          "reason", \.reason, .text(0...200), with: ["cancel", "reject", "refuseRegistration"], "Why."),
        Key(
          "place", \.place, .optional(.place, from: .inCity(east: .zero, north: .zero)),
          with: ["open", "register", "order"],
          "Where."),
      ]

    private static let ofOneItem = ["addItem", "changePrice", "setAvailability", "removeItem"]

    private static let who = [
      Key<Self>("at", \.at, .moment, required: true, "When."),
      Key("customer", \.customer, .text(0...200), "Which customer does it, by name."),
      Key("restaurant", \.restaurant, .text(0...200), "At which restaurant, or which restaurant does it, by name."),
      Key("partner", \.partner, .text(0...200), "Which partner does it, by name."),
      Key("staff", \.staff, .text(0...200), "Who of the staff does it, for the order's history."),
      Key("does", \.does, .choice("an action"), required: true, "What."),
      Key(
        "order", \.order, .text(0...200),
        "With \"order\": what the new order is called. With others: which order it concerns; the customer's latest if not given."
      ),
    ]
  }

  /// What can be done.
  public enum Deed: String, CaseIterable, Sendable {
    // Customers.
    case open, scan, requestCode, enterCode, search, browse, add, remove, clear, checkout, order, pay, payCash, cancel
    case track, rate
    // Restaurants and their staff.
    case register, approve, refuseRegistration, goOnline, goOffline, addItem, changePrice, setAvailability, removeItem
    case accept, reject, startCooking, ready, serve, handOver
    // Partners.
    case acceptOffer, declineOffer, pickUp, deliver

    /// Who does it.
    public var actor: Actor {
      switch self {
      case .open, .scan, .requestCode, .enterCode, .search, .browse, .add, .remove, .clear, .checkout, .order, .pay,
        .payCash, .cancel, .track, .rate:
        .customer
      case .register, .approve, .refuseRegistration, .addItem, .changePrice, .setAvailability, .removeItem, .accept,
        .reject, .startCooking, .ready, .serve, .handOver:
        .restaurant
      case .acceptOffer, .declineOffer, .pickUp, .deliver: .partner
      case .goOnline, .goOffline: .restaurantOrPartner
      }
    }

    public enum Actor: Sendable { case customer, restaurant, partner, restaurantOrPartner }
  }
}
