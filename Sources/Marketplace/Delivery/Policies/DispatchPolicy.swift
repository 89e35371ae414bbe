import DiscreteEvents

/// Decides which deliveries are offered to which partners.
///
/// A dispatcher tells it what happens and asks ``proposals(at:travel:fleet:)`` after each event and at ``nextDecision``:
///
/// ```
/// wants ──► waiting ──► proposed ──► accepted: nothing more is said
///              ▲            │
///              └── failed ◄─┘        withdrawn: at any time while it waits
/// ```
///
/// An errand is either with the policy or in one proposal, and nobody is asked who has an offer: a policy notes in the
/// fleet whom it asks, and the dispatcher who has answered. An errand that is cancelled while it is offered is given back
/// with ``failed(_:refusedBy:)`` and then withdrawn.
///
/// Not for answers: who accepts, how fast, and when an order is given up, is the dispatcher's.
protocol DispatchPolicy: Sendable {
  /// A delivery wants a partner for the first time.
  mutating func wants(_ errand: Errand)

  /// Nobody has accepted: its errands wait again, for a round that goes farther.
  mutating func failed(_ proposal: Proposal, refusedBy partners: [Int])

  /// A delivery needs nobody any more.
  mutating func withdrawn(_ order: Int)

  /// What to offer now. Those who are asked are noted in the fleet.
  mutating func proposals(at now: Instant, travel: Travel, fleet: inout Fleet) -> [Proposal]

  /// When to ask again if nothing happens until then.
  var nextDecision: Instant? { get }

  /// How many deliveries wait to be offered.
  var waiting: Int { get }
}
