public import DiscreteEvents
public import Scenario

/// One thing that happened: a line of the record.
public struct Happening: Sendable, Equatable {
  /// Its place in the record, counted from 0.
  public let number: Int32
  public let at: Instant
  public let kind: Kind
  public let who: Who
  /// The order that it concerns; -1 for none.
  public let order: Int32
  /// The line of the record that brought it about; -1 for none.
  public let cause: Int32
  public let detail: Detail

  /// What more there is to say of it.
  public enum Detail: Sendable, Equatable {
    case none
    case count(Int)
    /// How a request was answered, as HTTP says it.
    case code(Int)
    case money(Money)
    case span(Timespan)
    /// A topic, and the event that it carries.
    case topic(Int, Event)
    case text(String)
    /// Words made for the line, and a number that stands for what they are made from; see ``Record/words(_:from:)``.
    case words(String, from: UInt64)
  }
}

extension Happening {
  /// What can happen. A new kind is a line here, and a note where it happens.
  public enum Kind: UInt8, Sendable, CaseIterable {
    // Customers and their apps.
    case arrived, scanned, leftWithoutOrdering, left, opened, codeRequested, codeEntered, loggedIn, searched,
      menuRead, cartChanged, cartCleared, checkedOut, followed, rated, told
    // Orders, by the status that they come to.
    case paymentPending, placed, paid, accepted, rejected, preparing, ready, pickedUp, delivered, served, fulfilled,
      completed, cancelled
    // Money.
    case intentCreated, authorised, authorisationFailed, webhookSent, webhookLost, webhookReceived, webhookRefused,
      webhookRepeated, polled, cashTaken, refunded, discounted, predicted
    // Restaurants, kitchens and stock.
    case registered, approved, refused, deactivated, online, offline, itemAdded, itemChanged, itemRemoved, indexed,
      notified, ticketShown, reserved, consumed, released, outOfStock, spoiled, restocked, tableTaken, tableFreed
    // Partners.
    case offered, offerAccepted, offerDeclined, offerIgnored, offerTooLate, assigned, arrivedAtRestaurant,
      arrivedAtDoor,
      moved, brokeDown, repaired, wentOnline, wentOffline, unassigned
    // Services and broker.
    case answered, unavailable, published, received, booked
    // What breaks.
    case faultBegan, faultEnded
  }
}
