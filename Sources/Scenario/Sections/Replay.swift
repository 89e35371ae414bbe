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
    public var channel: Channels.Channel?
    public var table: Int?
    public var item = ""
    public var items = Named<Int>()
    public var query = ""
    public var code = ""
    public var amount: Money?
    public var available: Bool?
    public var rating: Int?
    public var reason = ""
    public var place: Place?
    public var tenant = ""
    public var guests: Int?
    public var within: Distance?
    public var sortBy = SearchOrder.relevance
    public var method = PaymentMethod.card
    public var outcome = PaymentOutcome.succeeds
    public var about = RatingSubject.order
    public var licence = ""
    public var phone = ""
    public var email = ""
    public var category = ""
    public var text = ""
    public var diet: Menu.Item.Diet?
    public var note = ""
    public var answer: Int?
    public var webhook: WebhookFate?
    public var picture = true
    public var taxNumber = ""
    public var subscription = ""
    public var since = Moment.after(.zero)

    public enum SearchOrder: String, CaseIterable, Sendable { case relevance, distance, rating, popularity }
    public enum PaymentMethod: String, CaseIterable, Sendable { case card, wallet }
    public enum PaymentOutcome: String, CaseIterable, Sendable { case succeeds, fails }
    public enum WebhookFate: String, CaseIterable, Sendable { case arrives, twice, late, lost, forged }
    public enum RatingSubject: String, CaseIterable, Sendable { case order, restaurant, partner }

    public init() {}

    public static let discriminator: String? = "does"

    public static let keys = who + aboutOrders + aboutApps + aboutRestaurants + aboutMessages

    private static let aboutOrders = [
      Key<Self>(
        "channel", \.channel, .optional(.choice("a channel"), from: .delivery), with: ["order"],
        "How the customer gets it; if not given, at the table that it names, or else as \"channels\" has it."),
      Key(
        "table", \.table, .optional(.wholeNumber(1...10_000), from: 1), with: ["scan", "order"], "At which table."),
      Key("guests", \.guests, .optional(.wholeNumber(1...1_000), from: 1), with: ["scan"], "How many sit down."),
      Key(
        "items", \.items, .named("an item's name", of: .wholeNumber(0...1_000), from: 1), required: true,
        with: ["order", "add", "remove"],
        "What is ordered, or put into the cart or taken out of it, and how many."),
      Key("method", \.method, .choice("a method"), with: ["pay"], "With what."),
      Key("outcome", \.outcome, .choice("an outcome"), with: ["pay"], "What the bank says."),
      Key(
        "webhook", \.webhook, .optional(.choice("a fate of a webhook"), from: .arrives), with: ["pay"],
        "What becomes of the gateway's message: it arrives once, twice, after the gateway was asked, never, or behind a forged one; as \"payments.webhook\" has it if not given."
      ),
      Key("rating", \.rating, .optional(.wholeNumber(1...5), from: 5), with: ["rate"], "How many stars."),
      Key("about", \.about, .choice("a subject"), with: ["rate"], "What the stars are for."),
      Key("reason", \.reason, .text(0...200), with: ["cancel", "reject", "refuseRegistration"], "Why."),
    ]

    private static let aboutApps = [
      Key<Self>(
        "query", \.query, .text(0...200), with: ["search"], "What is typed; without it, what is near is shown."),
      Key(
        "within", \.within, .optional(.quantity(.metres(100) ... .kilometres(100)), from: .kilometres(7)),
        with: ["search"], "How far away; as \"customers.search.radius\" if not given."),
      Key("sortBy", \.sortBy, .choice("an order of results"), with: ["search"], "Which results come first."),
      Key(
        "code", \.code, .text(0...20), with: ["requestCode", "enterCode"],
        "The code that is sent, at random if not given; or what is typed, which is what was sent if not given."),
      Key(
        "place", \.place, .optional(.place, from: .inCity(east: .zero, north: .zero)),
        with: ["open", "register", "order", "move"], "Where."),
    ]

    private static let aboutRestaurants = [
      Key<Self>("item", \.item, .text(), required: true, with: ofOneItem, "Which item of the menu."),
      Key(
        "amount", \.amount, .optional(.money(), from: .zero), with: ["payCash", "changePrice"] + ofWholeItems,
        "What is handed over; for an item, its price."),
      Key("category", \.category, .text(0...100), with: ofWholeItems, "Under what it stands on the menu."),
      Key("text", \.text, .text(0...1_000), with: ofWholeItems + ["register"], "How it is described."),
      Key("diet", \.diet, .optional(.choice("a diet"), from: .meat), with: ofWholeItems, "Whom it suits."),
      Key(
        "available", \.available, .optional(.flag, from: true), with: ["setAvailability"] + ofWholeItems,
        "Whether it can be ordered from now on; if not given, an item that is updated is what it was, and any other can."
      ),
      Key(
        "picture", \.picture, .flag, with: ["register"] + ofWholeItems,
        "Whether a new picture comes with it, which is scaled and stored first."),
      Key(
        "licence", \.licence, .text(0...100), with: ["register"],
        "Its licence number; a registration without one, or with another's, is not accepted."),
      Key("taxNumber", \.taxNumber, .text(0...100), with: ["register"], "By what number it pays taxes."),
      Key("phone", \.phone, .text(0...30), with: ["register"], "By what number it is reached."),
      Key("email", \.email, .text(0...200), with: ["register"], "And by what address."),
    ]

    private static let aboutMessages = [
      Key<Self>(
        "subscription", \.subscription, .text(), required: true, with: ["reread", "redrive"],
        "Which subscription, as \"order.placed/inventory\"."),
      Key("since", \.since, .moment, with: ["reread"], "From what was published when on."),
    ]

    private static let ofWholeItems = ["addItem", "updateItem"]
    private static let ofOneItem = ofWholeItems + ["changePrice", "setAvailability", "removeItem"]

    private static let who = [
      Key<Self>("at", \.at, .moment, required: true, "When."),
      Key("customer", \.customer, .text(0...200), "Which customer does it, by name."),
      Key("restaurant", \.restaurant, .text(0...200), "At which restaurant, or which restaurant does it, by name."),
      Key("partner", \.partner, .text(0...200), "Which partner does it, by name."),
      Key("staff", \.staff, .text(0...200), "Who of the staff does it, for the order's history."),
      Key("does", \.does, .choice("an action"), required: true, "What."),
      Key("tenant", \.tenant, .text(0...200), "Whose platform is addressed; the restaurant's if not given."),
      Key(
        "answer", \.answer, .optional(.wholeNumber(200...599), from: 200),
        "What must be answered, as a status code of HTTP. With one of a refusal, from 400 on, it may be as wrong as it likes: name what does not exist, be out of reach, or lack what it takes."
      ),
      Key("note", \.note, .text(0...1_000), "What is written beside it: special instructions, a remark on a status."),
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
    case track, rate, leave
    // Restaurants and their staff.
    case register, approve, refuseRegistration, deactivate, goOnline, goOffline, addItem, updateItem, changePrice,
      setAvailability,
      removeItem
    case accept, reject, startCooking, ready, serve, handOver
    // Partners.
    case acceptOffer, declineOffer, move, pickUp, deliver
    // Those who run the broker: a log is read again, dead letters are put back.
    case reread, redrive

    /// Who does it.
    public var actor: Actor {
      switch self {
      case .open, .scan, .requestCode, .enterCode, .search, .browse, .add, .remove, .clear, .checkout, .order, .pay,
        .payCash, .cancel, .track, .rate, .leave:
        .customer
      case .register, .approve, .refuseRegistration, .deactivate, .addItem, .updateItem, .changePrice, .setAvailability,
        .removeItem,
        .accept, .reject, .startCooking, .ready, .serve, .handOver:
        .restaurant
      case .acceptOffer, .declineOffer, .move, .pickUp, .deliver: .partner
      case .goOnline, .goOffline: .restaurantOrPartner
      case .reread, .redrive: .platform
      }
    }

    public enum Actor: Sendable { case customer, restaurant, partner, restaurantOrPartner, platform }
  }
}
