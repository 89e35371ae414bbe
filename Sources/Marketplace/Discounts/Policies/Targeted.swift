import Scenario

/// To customers of some segments.
struct Targeted: Condition {
  /// By their places among `customers.segments`.
  private let isMeant: [Bool]

  init(_ segments: [String], among all: [String]) {
    isMeant = all.map(segments.contains)
  }

  func holds(for basket: Basket) -> Bool {
    guard let segment = basket.customer.segment else { return false }
    precondition(isMeant.indices.contains(segment), "segment \(segment) of \(isMeant.count)")
    return isMeant[segment]
  }
}
