public import DiscreteEvents

/// The rules of an order's life that differ from platform to platform.
public struct OrderLife: Section {
  public enum CartPlace: String, CaseIterable, Sendable { case service, app }

  public enum PaymentTime: String, CaseIterable, Sendable {
    case beforeAcceptance, afterAcceptance
  }

  public enum CookingStart: String, CaseIterable, Sendable {
    case accepted, partnerAssigned
  }

  public enum CourierSearch: String, CaseIterable, Sendable {
    case orderPlaced, restaurantConfirmed, orderReady
  }

  public var cart = CartPlace.service
  public var payment = PaymentTime.beforeAcceptance
  public var cookingStarts = CookingStart.accepted
  public var courierSearch = CourierSearch.restaurantConfirmed
  public var promise = Timespan.minutes(40)
  public var refunds = Refunds()
  public var messages = Messages()

  public init() {}

  public static let keys = [
    Key<Self>(
      "cart", \.cart, .choice("a place of carts"),
      "Where a cart is kept: by the cart service, which checks it at every step, or by the app, until the order."),
    Key(
      "payment", \.payment, .choice("a time of payment"),
      "When customers pay who are not at a table: before the restaurant accepts, or after it. Their app begins the payment, unless \"payment\" subscribes to order.placed or order.accepted."
    ),
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
      "messages", \.messages, .messages,
      "What customers are told when an order comes to a status: the \"usual\" (that it is placed, paid, accepted, on its way, delivered, rejected or cancelled), \"none\", or by status, and then nothing else; an empty text: nothing. Statuses are "
        + statuses.joined(separator: ", ") + "; a text may have in it " + blanks.joined(separator: ", ") + "."),
  ]

  /// What stands in messages for what differs from order to order; the minutes are those until it is ready, or at the door.
  public static let blanks = [
    "{order}", "{items}", "{total}", "{saved}", "{minutes}", "{restaurant}", "{partner}", "{reason}",
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
