/// Remembers which events a service has dealt with, so that what is told twice is done once.
///
/// A broker that promises delivery at least once delivers some messages twice, and a publisher may say the same thing
/// twice in two messages (a payment's webhook). Only the consumer can tell, by what the message is about:
///
/// ```swift
/// var inbox = Inbox<PaymentEvent>(remembering: 10_000)
/// guard inbox.admit(PaymentEvent(order: 17, kind: .captured)) else { return .done }
/// ```
///
/// It remembers the last `capacity` events; one that comes again after so many others is taken for new. Note an event when
/// its effect is certain, in the same step.
///
/// Not needed for redeliveries alone: see ``SubscriptionSettings/isIdempotent``.
public struct Inbox<Event: Hashable & Sendable>: Sendable {
  public let capacity: Int
  private var known: Set<Event> = []
  /// In the order in which they came; a ring once it is full.
  private var order: [Event] = []
  private var oldest = 0
  /// How many events were seen again.
  public private(set) var suppressed = 0

  public init(remembering capacity: Int = 100_000) {
    precondition(capacity > 0, "an inbox remembers at least one event, not \(capacity)")
    self.capacity = capacity
  }

  public var count: Int { known.count }

  public func contains(_ event: Event) -> Bool { known.contains(event) }

  /// Notes an event.
  ///
  /// - Returns: whether it is new. If not, it is counted as suppressed.
  /// - Complexity: O(1).
  public mutating func admit(_ event: Event) -> Bool {
    guard known.insert(event).inserted else {
      suppressed += 1
      return false
    }
    if order.count < capacity {
      order.append(event)
    } else {
      known.remove(order[oldest])
      order[oldest] = event
      oldest = (oldest + 1) % capacity
    }
    return true
  }

  /// Forgets an event whose effect was undone; the next one like it is new.
  ///
  /// - Complexity: O(capacity).
  public mutating func forget(_ event: Event) {
    guard known.remove(event) != nil else { return }
    order = Array(order[oldest...] + order[..<oldest])
    order.removeAll { $0 == event }
    oldest = 0
  }
}
