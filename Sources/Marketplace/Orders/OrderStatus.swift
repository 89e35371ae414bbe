import Scenario

/// What an order is, named as ``OrderLife/statuses`` are.
///
///     delivery  paymentPending ─▶ paid ─┐
///                                placed ─┴▶ accepted ─▶ preparing ─▶ ready ─▶ pickedUp ─▶ delivered
///     pickup    the same until                                     ready ─▶ fulfilled
///     dine-in   the same until                                     ready ─▶ served ─▶ completed
///
/// A restaurant that is not asked cooks what is placed or paid. From each status before the food is handed over an order
/// may be cancelled; until it is accepted, the restaurant may reject it.
public enum OrderStatus: UInt8, Sendable, CaseIterable {
  case paymentPending, placed, paid, accepted, rejected, preparing, ready, pickedUp, delivered, served, fulfilled,
    completed, cancelled

  public var name: String { OrderLife.statuses[Int(rawValue)] }

  /// Whether nothing more becomes of it.
  public var isFinal: Bool {
    switch self {
    case .rejected, .delivered, .fulfilled, .completed, .cancelled: true
    default: false
    }
  }

  /// Whether the food has got to whom it is for.
  public var isSuccess: Bool { self == .delivered || self == .fulfilled || self == .completed }

  /// The statuses that may follow, in a channel.
  func mayBecome(_ next: OrderStatus, _ channel: Channels.Channel) -> Bool {
    switch (self, next) {
    case (.paymentPending, .paid), (.placed, .accepted), (.paid, .accepted), (.placed, .rejected), (.paid, .rejected):
      true
    case (.placed, .preparing), (.paid, .preparing), (.accepted, .preparing), (.preparing, .ready): true
    case (.ready, .pickedUp), (.pickedUp, .delivered): channel == .delivery
    case (.ready, .fulfilled): channel == .pickup
    case (.ready, .served), (.served, .completed): channel == .dineIn
    case (.paymentPending, .cancelled), (.placed, .cancelled), (.paid, .cancelled), (.accepted, .cancelled),
      (.preparing, .cancelled), (.ready, .cancelled), (.pickedUp, .cancelled):
      true
    default: false
    }
  }

  /// What is published when an order comes to it.
  var event: Event? {
    switch self {
    case .accepted: .orderAccepted
    case .rejected: .orderRejected
    case .preparing: .orderPreparing
    case .ready: .orderReady
    case .pickedUp: .orderPickedUp
    case .delivered: .orderDelivered
    case .served: .orderServed
    case .fulfilled: .orderFulfilled
    case .completed: .orderCompleted
    case .cancelled: .orderCancelled
    case .paymentPending, .placed, .paid: nil
    }
  }

  var happening: Happening.Kind {
    switch self {
    case .paymentPending: .paymentPending
    case .placed: .placed
    case .paid: .paid
    case .accepted: .accepted
    case .rejected: .rejected
    case .preparing: .preparing
    case .ready: .ready
    case .pickedUp: .pickedUp
    case .delivered: .delivered
    case .served: .served
    case .fulfilled: .fulfilled
    case .completed: .completed
    case .cancelled: .cancelled
    }
  }
}

/// Why an order failed.
public enum FailureReason: UInt8, Sendable, CaseIterable {
  case none, paymentFailed, paymentLapsed, noReason, full, closed, outOfStock, notAnswered, byHand, impatient,
    nobodyDelivers,
    neverFinished

  /// In words, for messages and reports.
  public var words: String {
    switch self {
    case .none: ""
    case .paymentFailed: "the payment failed"
    case .paymentLapsed: "it was not paid in time"
    case .noReason: "the restaurant cannot take it"
    case .full: "the kitchen is full"
    case .closed: "the restaurant has closed"
    case .outOfStock: "something has run out"
    case .notAnswered: "the restaurant did not answer"
    case .byHand: "it was called off"
    case .impatient: "it took too long"
    case .nobodyDelivers: "nobody could deliver it"
    case .neverFinished: "it was never finished"
    }
  }
}
