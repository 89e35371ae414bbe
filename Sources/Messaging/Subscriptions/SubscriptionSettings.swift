/// What a subscription is like.
public struct SubscriptionSettings: Sendable {
  public var name: String
  public var semantics: SubscriptionSemantics
  /// From the broker to the consumer. Messages overtake each other only under ``SubscriptionSemantics/fanout(_:)`` without
  /// an order by key; the others keep the order in which they were sent.
  public var latency: TimeLaw
  /// Whether a handler sees each message once: what was done already is acknowledged without asking it.
  public var isIdempotent = false

  public init(_ name: String, _ semantics: SubscriptionSemantics = .fanout(), latency: TimeLaw = .zero) {
    self.name = name
    self.semantics = semantics
    self.latency = latency
  }
}
