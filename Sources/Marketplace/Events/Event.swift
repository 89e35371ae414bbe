import Scenario

/// What the marketplace publishes: ``Broker/events``, in their order.
public enum Event: UInt8, Sendable, CaseIterable {
  case orderPlaced, orderAccepted, orderRejected, orderCancelled, orderPreparing, orderReady, orderPickedUp,
    orderDelivered, orderServed, orderFulfilled, orderCompleted, orderRated
  case paymentCompleted, paymentFailed, paymentRefunded
  case partnerAssigned, partnerMoved
  case restaurantNotified, restaurantUpdated
  case customerNotified

  public var name: String { Broker.events[Int(rawValue)] }

  init?(named name: String) {
    guard let place = Broker.events.firstIndex(of: name) else { return nil }
    self.init(rawValue: UInt8(place))
  }
}

/// What a message says: the event, and whom it concerns.
struct Message: Sendable {
  let event: Event
  /// The order that it is about, if it is about one.
  let order: Order?
  /// The customer, the partner or the restaurant that it is about, where there is no order.
  let number: Int32
  /// The line of the record that tells of its publication.
  let cause: Int32
}
