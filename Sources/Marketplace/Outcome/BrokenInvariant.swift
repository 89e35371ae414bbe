import DiscreteEvents

/// A statement about a run that must always hold, and did not: a defect of the simulator.
public enum BrokenInvariant: Error, Sendable, Equatable {
  /// A step in an order's life that its rules do not know.
  case illegalStep(order: Int, from: String, to: String)
  case ordersWithoutEnd([String])
  case moneyDoesNotAdd(order: Int)
  case ledgerDoesNotAdd(String)
  case stockDoesNotAdd(restaurant: String)
  case kitchenDoesNotAdd(restaurant: String)
  /// A topic's messages are not all accounted for.
  case messagesUnaccounted(subscription: String)
  /// What came and what stayed, counted apart, differ: L·T ≠ Σ W.
  case littlesLaw
  case twoPlacesAtOnce(String)
  case processesLeftWaiting([String])
  /// The orders of two worlds, or their money, are not all accounted for.
  case twinDoesNotAdd(String)
  /// Any of these, with what became of the order that shows it.
  indirect case about(story: String, BrokenInvariant)
}
